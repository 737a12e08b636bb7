package io.cameldicom.benchmarks;

import io.cameldicom.toolkit.charset.SpecificCharacterSet;
import io.cameldicom.toolkit.charset.edit.CharacterSetEditor;
import io.cameldicom.toolkit.charset.edit.EditOptions;
import io.cameldicom.toolkit.charset.edit.TextSource;
import io.cameldicom.toolkit.charset.inspect.InspectionOptions;
import io.cameldicom.toolkit.charset.inspect.Inspector;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.file.DicomFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a repair of the character set costs of the time that sending a CT of 526 kB takes: the inspection, the edit, and the
 * header that is encoded anew. The header has some hundred elements, a third of them text, six of them not ASCII, or none.
 */
public final class CharacterSetCost {
    private static final int FILES = 200;
    private static final int PASSES = 15;
    private static final int WARM_UP = 40;
    private static final SpecificCharacterSet UNICODE = SpecificCharacterSet.of("ISO_IR 192");

    private record Case(
            String name,
            Charset bytes,
            String label,
            boolean ascii,
            boolean otherPatients,
            SpecificCharacterSet target) {}

    private static final List<Case> CASES = List.of(
            new Case("ASCII, valid", StandardCharsets.US_ASCII, "ISO_IR 100", true, true, null),
            new Case("Latin-1, valid", StandardCharsets.ISO_8859_1, "ISO_IR 100", false, true, null),
            new Case("Latin-1, no label: relabelled", StandardCharsets.ISO_8859_1, "", false, true, null),
            new Case("Latin-1, no label, one study: relabelled", StandardCharsets.ISO_8859_1, "", false, false, null),
            new Case(
                    "Latin-1, valid, to UTF-8: converted",
                    StandardCharsets.ISO_8859_1,
                    "ISO_IR 100",
                    false,
                    true,
                    UNICODE),
            new Case("Latin-1, no label, to UTF-8: repaired", StandardCharsets.ISO_8859_1, "", false, true, UNICODE),
            new Case(
                    "Windows-1252 as ISO_IR 100: repaired",
                    Charset.forName("windows-1252"),
                    "ISO_IR 100",
                    false,
                    true,
                    null));

    private CharacterSetCost() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("charset-cost-");
        MadeCorpus corpus = MadeCorpus.make("ct", work.resolve("ct"), FILES, 526_000);
        try (Receiver receiver = Receiver.start(new Receiver.Kind("max PDU 131072", true, 131_072), work)) {
            double send = sendMicros(corpus, receiver.port());
            System.out.printf(Locale.ROOT, "| sending a CT of 526 kB (storescp, max PDU 131072) | %.1f µs | |%n", send);
            List<DicomFile> files = new ArrayList<>();
            for (Path path : corpus.paths()) {
                files.add(DicomFile.read(path));
            }
            for (Case each : CASES) {
                double micros = editMicros(files, each);
                System.out.printf(
                        Locale.ROOT, "| %s | %.1f µs | %.1f %% |%n", each.name(), micros, 100 * micros / send);
            }
        } finally {
            for (Path file : corpus.paths()) {
                Files.delete(file);
            }
        }
    }

    private static double sendMicros(MadeCorpus corpus, int port) throws Exception {
        double[] micros = new double[PASSES];
        try (EnginePass pass = new EnginePass(port, WarmProcess.NETTY)) {
            for (int i = -WARM_UP / 4; i < PASSES; i++) {
                long start = System.nanoTime();
                pass.send(corpus.paths());
                micros[Math.max(i, 0)] = (System.nanoTime() - start) / 1e3 / FILES;
            }
        }
        return median(micros);
    }

    /** Of the edit and of the encoding that sending needs, above what encoding takes of an object that is not edited. */
    private static double editMicros(List<DicomFile> files, Case each) {
        List<DataSet> objects = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            objects.add(object(files.get(i).dataSet(), each, each.otherPatients() ? i : 0));
        }
        CharacterSetEditor editor = new CharacterSetEditor(EditOptions.DEFAULTS);
        double[] micros = new double[PASSES];
        long length = 0;
        for (int pass = -WARM_UP; pass < PASSES; pass++) {
            Inspector inspector = new Inspector(InspectionOptions.DEFAULTS);
            long start = System.nanoTime();
            for (int i = 0; i < files.size(); i++) {
                DicomFile file = files.get(i);
                DataSet object = objects.get(i);
                DataSet edited = editor.repair(
                                object, inspector, Optional.ofNullable(each.target()), TextSource.of(file))
                        .dataSet();
                length += (edited == object ? file.encoded() : file.encoded(edited)).length();
            }
            micros[Math.max(pass, 0)] = (System.nanoTime() - start) / 1e3 / files.size();
        }
        if (length == 0) {
            throw new IllegalStateException("nothing was encoded");
        }
        return median(micros);
    }

    private static DataSet object(DataSet dataSet, Case each, int number) {
        List<Element> elements = new ArrayList<>();
        dataSet.without(Tag.SPECIFIC_CHARACTER_SET).forEach(elements::add);
        if (!each.label().isEmpty()) {
            elements.add(Element.of(Tag.SPECIFIC_CHARACTER_SET, VR.CS, each.label()));
        }
        for (int i = 0; i < 50; i++) {
            elements.add(Element.of(0x00180100 + i, VR.DS, "12.5\\3.25"));
        }
        for (int i = 0; i < 24; i++) {
            elements.add(Element.of(0x00400100 + i, VR.LO, "Protocol " + number));
        }
        String[] text = each.ascii()
                ? new String[] {"Mueller^Joerg", "Radiologie", "Schaedel", "Huefte", "Dr. Gruen", "Strasse"}
                : new String[] {
                    "M\u00FCller^J\u00F6rg",
                    "R\u00F6ntgen",
                    "Sch\u00E4del nativ",
                    "H\u00FCfte",
                    "Dr. Gr\u00FCn",
                    "Stra\u00DFe"
                };
        String dash = each.bytes().name().equals("windows-1252") ? "\u2013" : "-";
        for (int i = 0; i < text.length; i++) {
            elements.add(Element.of(0x00400200 + i, VR.LO, (text[i] + dash + number).getBytes(each.bytes())));
        }
        return DataSet.of(elements);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
