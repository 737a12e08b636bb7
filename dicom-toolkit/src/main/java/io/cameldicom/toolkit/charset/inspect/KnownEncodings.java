package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All encodings that text is tried in: those of DICOM by how common they are, then those that no defined term names. */
final class KnownEncodings {
    private static final Set<String> WESTERN = Set.of(
            "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "ca", "gl", "eu", "ga", "fo", "sq");
    private static final Set<String> CENTRAL = Set.of("pl", "cs", "sk", "hu", "hr", "sl", "ro", "de", "sq", "en");
    private static final Set<String> BALTIC = Set.of("lt", "lv", "et");
    private static final Set<String> CYRILLIC = Set.of("ru", "uk", "be", "bg", "sr", "mk");
    private static final Set<String> GREEK = Set.of("el");
    private static final Set<String> HEBREW = Set.of("he");
    private static final Set<String> ARABIC = Set.of("ar", "fa", "ur");
    private static final Set<String> TURKISH = Set.of("tr", "de", "en");
    private static final Set<String> THAI = Set.of("th");
    private static final Set<String> JAPANESE = Set.of("ja");
    private static final Set<String> KOREAN = Set.of("ko");
    private static final Set<String> CHINESE = Set.of("zh", "zh-TW");
    private static final Set<String> ANY = Set.of();

    private final List<KnownEncoding> all = new ArrayList<>();

    private KnownEncodings() {
        dicom("ISO_IR 100", 0, WESTERN);
        dicom("ISO_IR 192", 0, ANY);
        dicom("ISO_IR 101", -0.5, CENTRAL);
        dicom("ISO_IR 144", -0.5, CYRILLIC);
        dicom("ISO_IR 126", -0.3, GREEK);
        dicom("ISO_IR 138", -0.3, HEBREW);
        dicom("ISO_IR 127", -0.5, Set.of("ar"));
        dicom("ISO_IR 148", -0.5, TURKISH);
        dicom("ISO_IR 166", -0.3, THAI);
        dicom("GB18030", -0.3, CHINESE);
        dicom("GBK", -0.3, CHINESE);
        dicom("ISO_IR 203", -1.5, WESTERN);
        dicom("ISO_IR 110", -1.5, BALTIC);
        dicom("ISO_IR 109", -2, Set.of("mt", "eo"));
        dicom("ISO_IR 13", -1.5, JAPANESE);
        extended("\\ISO 2022 IR 87", 0, JAPANESE);
        extended("\\ISO 2022 IR 149", 0, KOREAN);
        extended("\\ISO 2022 IR 58", 0, CHINESE);
        extended("ISO 2022 IR 13\\ISO 2022 IR 87", 0, JAPANESE);
        extended("\\ISO 2022 IR 87\\ISO 2022 IR 159", -1, JAPANESE);
        extended("ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159", -1, JAPANESE);
        for (int set : new int[] {101, 109, 110, 144, 127, 126, 138, 148, 203, 166}) {
            extended("ISO 2022 IR 100\\ISO 2022 IR " + set, -1, ANY);
        }
        once("ISO 2022 IR 149, announced once", "\u001B$)C", "EUC-KR", KOREAN);
        once("ISO 2022 IR 58, announced once", "\u001B$)A", "GB2312", CHINESE);
        foreign("x-windows-iso2022jp", -2, JAPANESE, true);
        foreign("windows-1252", -0.5, WESTERN);
        foreign("windows-1250", -1, CENTRAL);
        foreign("windows-1251", -0.5, CYRILLIC);
        foreign("windows-1253", -1, GREEK);
        foreign("windows-1254", -1, TURKISH);
        foreign("windows-1255", -1, HEBREW);
        foreign("windows-1256", -0.7, ARABIC);
        foreign("windows-1257", -1.3, BALTIC);
        foreign("x-windows-874", -1.5, THAI);
        foreign("KOI8-R", -1, Set.of("ru", "bg"));
        foreign("KOI8-U", -1.7, Set.of("uk", "ru"));
        foreign("Shift_JIS", -0.5, JAPANESE);
        foreign("windows-31j", -0.7, JAPANESE);
        foreign("EUC-JP", -0.8, JAPANESE);
        foreign("EUC-KR", -0.3, KOREAN);
        foreign("x-windows-949", -0.7, KOREAN);
        foreign("Big5", -0.3, Set.of("zh-TW"));
        foreign("IBM850", -2, WESTERN);
        foreign("IBM437", -2.2, WESTERN);
        foreign("IBM852", -2.2, CENTRAL);
        foreign("IBM866", -2.5, CYRILLIC);
        foreign("IBM857", -3, TURKISH);
        foreign("IBM737", -3, GREEK);
        foreign("IBM862", -2.5, HEBREW);
        foreign("IBM855", -5, CYRILLIC);
        foreign("ISO-8859-13", -2.5, BALTIC);
        foreign("x-MacRoman", -5, WESTERN);
        unlisted("x-MacCyrillic", -5, CYRILLIC);
        unlisted("x-MacCentralEurope", -5, CENTRAL);
        all.add(new KnownEncoding(new TwiceEncoded("windows-1252"), -1, ANY, true, false));
        all.add(new KnownEncoding(new TwiceEncoded("ISO-8859-1"), -1.5, ANY, true, false));
        all.add(new KnownEncoding(new CutUtf8(), -2, ANY, false, false));
        all.add(new KnownEncoding(new VisualHebrew(new ForeignEncoding("ISO-8859-8")), -1, HEBREW, false, false));
    }

    /** With these two among them, which are tried whether there are escape characters or not. */
    static List<KnownEncoding> with(Optional<SpecificCharacterSet> declared, SpecificCharacterSet fallback) {
        KnownEncodings known = new KnownEncodings();
        declared.ifPresent(known::always);
        known.always(fallback);
        return List.copyOf(known.all);
    }

    private void always(SpecificCharacterSet set) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).encoding().equals(set)) {
                all.set(i, new KnownEncoding(set, all.get(i).prior(), all.get(i).languages(), true, false));
                return;
            }
        }
        all.add(new KnownEncoding(set, -1, ANY, true, false));
    }

    private void dicom(String value, double prior, Set<String> languages) {
        add(value, prior, languages, false);
    }

    private void extended(String value, double prior, Set<String> languages) {
        add(value, prior, languages, true);
    }

    private void add(String value, double prior, Set<String> languages, boolean escapes) {
        all.add(new KnownEncoding(SpecificCharacterSet.of(value), prior, languages, true, escapes));
    }

    /** An encoding that hardly anybody has, and that differs from others in few letters only. */
    private void unlisted(String name, double prior, Set<String> languages) {
        if (Charset.isSupported(name)) {
            all.add(new KnownEncoding(new ForeignEncoding(name), prior, languages, false, false));
        }
    }

    private void once(String name, String escape, String after, Set<String> languages) {
        if (Charset.isSupported(after)) {
            EscapedOnce encoding = new EscapedOnce(name, escape, new ForeignEncoding(after));
            all.add(new KnownEncoding(encoding, -2, languages, true, true));
        }
    }

    /** An encoding may be missing in a runtime image without the extended ones. */
    private void foreign(String name, double prior, Set<String> languages) {
        foreign(name, prior, languages, false);
    }

    private void foreign(String name, double prior, Set<String> languages, boolean escapes) {
        if (Charset.isSupported(name)) {
            all.add(new KnownEncoding(new ForeignEncoding(name), prior, languages, true, escapes));
        }
    }
}
