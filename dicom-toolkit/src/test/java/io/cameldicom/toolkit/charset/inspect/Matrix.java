package io.cameldicom.toolkit.charset.inspect;

import io.cameldicom.toolkit.charset.MalformedTextException;
import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.VR;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Inspects text of many languages under every defect, and counts what would become of it. */
final class Matrix {
    static final double MIN_CONFIDENCE = 0.9;
    static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("ISO-8859-1", "ISO_IR 100"),
            Map.entry("ISO-8859-2", "ISO_IR 101"),
            Map.entry("ISO-8859-3", "ISO_IR 109"),
            Map.entry("ISO-8859-4", "ISO_IR 110"),
            Map.entry("ISO-8859-5", "ISO_IR 144"),
            Map.entry("ISO-8859-6", "ISO_IR 127"),
            Map.entry("ISO-8859-7", "ISO_IR 126"),
            Map.entry("ISO-8859-8", "ISO_IR 138"),
            Map.entry("ISO-8859-9", "ISO_IR 148"),
            Map.entry("ISO-8859-15", "ISO_IR 203"),
            Map.entry("TIS-620", "ISO_IR 166"),
            Map.entry("UTF-8", "ISO_IR 192"),
            Map.entry("GBK", "GBK"),
            Map.entry("GB18030", "GB18030"));

    /** How much text an object has. */
    enum Size {
        NAME,
        TWO_OR_THREE_VALUES,
        HEADER
    }

    /** Text of one object. */
    record Sample(String language, Size size, List<String> texts) {}

    /** What to count. */
    static final class Count {
        int right;
        int alone;
        int wrong;

        int all() {
            return right + alone + wrong;
        }

        @Override
        public String toString() {
            return "right " + right + ", left alone " + alone + ", wrong " + wrong;
        }
    }

    final Map<String, Count> counts = new TreeMap<>();
    final List<String> failures = new ArrayList<>();

    static List<Sample> samples(String resource, Map<String, List<String>> encodings) {
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Matrix.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                String[] parts = line.split("\\|");
                List<String> names = List.of(parts[2].split(";"));
                List<String> phrases = List.of(parts[3].split(";"));
                List<String> sets = new ArrayList<>(List.of(parts[1].split(" ")));
                sets.remove("");
                sets.add("UTF-8");
                encodings.put(parts[0], sets);
                for (int i = 0; i < names.size(); i++) {
                    String name = names.get(i);
                    samples.add(new Sample(parts[0], Size.NAME, List.of(name)));
                    samples.add(new Sample(
                            parts[0],
                            Size.TWO_OR_THREE_VALUES,
                            List.of(name, phrases.get(i % phrases.size()), phrases.get((i + 1) % phrases.size()))));
                    List<String> all = new ArrayList<>(phrases);
                    all.add(name);
                    all.add(names.get((i + 3) % names.size()));
                    samples.add(new Sample(parts[0], Size.HEADER, all));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    /** Everything that can be wrong with the samples. */
    void run(String resource, List<String> hints, boolean ownHint) {
        Map<String, List<String>> encodings = new TreeMap<>();
        List<Sample> samples = samples(resource, encodings);
        Map<String, Inspector> inspectors = new TreeMap<>();
        for (Sample sample : samples) {
            List<String> languages = ownHint ? List.of(sample.language().substring(0, 2)) : hints;
            Inspector inspector = inspectors.computeIfAbsent(
                    languages.toString(),
                    l -> new Inspector(new InspectionOptions(languages, SpecificCharacterSet.of("ISO_IR 100"))));
            for (String encoding : encodings.get(sample.language())) {
                List<byte[]> values = encode(sample, Charset.forName(encoding));
                if (values == null || values.stream().allMatch(Matrix::isAscii)) {
                    continue;
                }
                String term = TERMS.get(encoding);
                if (term != null) {
                    count("declared rightly", sample, encoding, inspector, term, values);
                }
                count("absent", sample, encoding, inspector, "", values);
                count("unknown", sample, encoding, inspector, "ISO_IR 999", values);
                if (!"ISO_IR 192".equals(term)) {
                    count("says UTF-8", sample, encoding, inspector, "ISO_IR 192", values);
                }
                if (!encoding.startsWith("ISO-8859-1")) {
                    count("says ISO_IR 100", sample, encoding, inspector, "ISO_IR 100", values);
                }
                for (String other : List.of("ISO_IR 101", "ISO_IR 144", "ISO_IR 126", "GB18030", "ISO_IR 148")) {
                    if (!other.equals(term)) {
                        count("says " + other, sample, encoding, inspector, other, values);
                    }
                }
                if (encoding.equals("UTF-8")) {
                    twice(sample, inspector);
                    cut(sample, inspector, values);
                } else if (sample.texts().size() > 1) {
                    mixture(sample, inspector, encoding, values);
                }
            }
        }
    }

    private void twice(Sample sample, Inspector inspector) {
        List<byte[]> values = sample.texts().stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.UTF_8))
                .toList();
        for (String label : List.of("", "ISO_IR 192", "ISO_IR 100")) {
            count("UTF-8 twice, says " + label, sample, "twice", inspector, label, values);
        }
    }

    private void cut(Sample sample, Inspector inspector, List<byte[]> values) {
        byte[] last = values.get(0);
        int end = last.length;
        while (end > 0 && (last[end - 1] & 0xC0) != 0x80) {
            end--;
        }
        if (end > 0) {
            List<byte[]> cut = new ArrayList<>(values);
            cut.set(0, java.util.Arrays.copyOf(last, end - 1));
            for (String label : List.of("", "ISO_IR 192", "ISO_IR 100")) {
                count("UTF-8 cut, says " + label, sample, "cut", inspector, label, cut);
            }
        }
    }

    private void mixture(Sample sample, Inspector inspector, String encoding, List<byte[]> values) {
        List<byte[]> mixed = new ArrayList<>(values);
        mixed.set(0, sample.texts().get(0).getBytes(StandardCharsets.UTF_8));
        if (isAscii(mixed.get(0)) || mixed.subList(1, mixed.size()).stream().allMatch(Matrix::isAscii)) {
            return;
        }
        for (String label : List.of("", "ISO_IR 192", "ISO_IR 100")) {
            count("mixture, says " + label, sample, "mixture of UTF-8 and " + encoding, inspector, label, mixed);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static List<byte[]> encode(Sample sample, Charset charset) {
        List<byte[]> values = new ArrayList<>();
        for (String text : sample.texts()) {
            try {
                ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
                byte[] value = new byte[bytes.remaining()];
                bytes.get(value);
                values.add(value);
            } catch (CharacterCodingException e) {
                return null;
            }
        }
        return values;
    }

    private void count(
            String defect, Sample sample, String encoding, Inspector inspector, String label, List<byte[]> values) {
        DataSet dataSet = dataSet(label, values);
        Inspection inspection = inspector.inspect(dataSet);
        Count count = counts.computeIfAbsent(defect + " / " + sample.size(), d -> new Count());
        Candidate best = inspection.best().orElse(null);
        boolean declared = inspection.verdict() == Verdict.VALID;
        boolean acts = !declared && best != null && best.confidence() >= MIN_CONFIDENCE;
        boolean rightlyDeclared = defect.equals("declared rightly");
        boolean right;
        boolean wrong;
        if (rightlyDeclared) {
            right = declared;
            wrong = acts && !reads(best, values, sample) || inspection.verdict() == Verdict.CONTRADICTED;
        } else {
            right = acts && reads(best, values, sample);
            wrong = acts && !right;
        }
        if (right) {
            count.right++;
        } else if (wrong) {
            count.wrong++;
        } else {
            count.alone++;
        }
        if (!right) {
            failures.add((wrong ? "WRONG " : "alone ") + defect + " " + sample.language() + " " + encoding + " "
                    + sample.size() + " " + sample.texts().get(0) + ": " + inspection.verdict() + " "
                    + inspection.candidates().stream()
                            .limit(12)
                            .map(c -> c.encoding().name() + String.format("=%.2f", c.confidence()))
                            .toList());
        }
    }

    private static boolean reads(Candidate best, List<byte[]> values, Sample sample) {
        try {
            for (int i = 0; i < values.size(); i++) {
                if (!best.encoding()
                        .decode(0x00100020, VR.LO, values.get(i))
                        .equals(sample.texts().get(i))) {
                    return false;
                }
            }
            return true;
        } catch (MalformedTextException e) {
            return false;
        }
    }

    private static DataSet dataSet(String label, List<byte[]> values) {
        List<Element> elements = new ArrayList<>();
        if (!label.isEmpty()) {
            elements.add(Element.of(0x00080005, VR.CS, label));
        }
        for (int i = 0; i < values.size(); i++) {
            elements.add(Element.of(0x00100020 + i, VR.LO, values.get(i)));
        }
        return DataSet.of(elements);
    }

    /** Prints the table, then all that was not right. */
    public static void main(String[] args) {
        for (String hints : List.of("", "own", "de,fr", "ru", "zh,ja", "pl,cs")) {
            Matrix matrix = new Matrix();
            matrix.run(args[0], hints.isEmpty() ? List.of() : List.of(hints.split(",")), hints.equals("own"));
            System.out.println("== hints: " + hints);
            matrix.counts.forEach((what, count) -> System.out.printf("%-55s %s%n", what, count));
            if (args.length > 1) {
                matrix.failures.forEach(System.out::println);
            }
        }
    }
}
