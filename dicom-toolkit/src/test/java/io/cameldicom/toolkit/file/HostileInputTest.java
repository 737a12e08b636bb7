package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken on purpose cost neither more heap nor more stack than a small process has. */
class HostileInputTest {
    private static final int FILES = 6_000;

    @TempDir
    private Path folder;

    private String read(String heap, Object... arguments) {
        List<Object> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                heap,
                "-Xss256k",
                "-XX:TieredStopAtLevel=1",
                "-Ddicom.root=" + System.getProperty("dicom.root", ".."),
                "-Ddicom.corpus=" + System.getProperty("dicom.corpus", "none"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return Command.run(Map.of(), command).requireSuccess().output();
    }

    @Test
    void everyMutationIsReadOrRefused() {
        String outcomes = read("-Xmx64m", HostileInputMain.class.getName(), folder, 20_251_124, FILES);

        assertThat(outcomes).contains("storable=", "TRUNCATED=", "MALFORMED=", "LIMIT_EXCEEDED=");
    }

    /** A file of {@code count} times the same bytes; {@code dataSet} has a {@code #} in their place. */
    private Path huge(String name, String transferSyntax, String dataSet, byte[] repeated, int count)
            throws IOException {
        byte[] uids = Encoded.bytes("0800 1600 'UI' 0400 '1.2' 00 0800 1800 'UI' 0400 '1.3' 00");
        String[] around = dataSet.split("#", -1);
        byte[] thousand = repeated.clone();
        for (int i = 0; i < 10; i++) {
            thousand = Bytes.concat(thousand, thousand);
        }
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(Part10Writer.fileMeta("1.2", "1.3", transferSyntax, null));
            OutputStream to = transferSyntax.endsWith(".99")
                    ? new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true))
                    : out;
            to.write(Bytes.concat(uids, Encoded.bytes(around[0])));
            for (int i = 0; i < count >> 10; i++) {
                to.write(thousand);
            }
            to.write(Encoded.bytes(around[1]));
            if (to instanceof DeflaterOutputStream deflating) {
                deflating.finish();
            }
        }
        return file;
    }

    @Test
    void hugeNumbersOfSmallThingsAreRefusedBeforeTheyFillTheHeap() throws IOException {
        String explicit = "1.2.840.10008.1.2.1";
        String deflated = "1.2.840.10008.1.2.1.99";
        String sequence = "0800 4011 'SQ' 0000 FFFFFFFF # FEFF DDE0 00000000";
        int million = 1 << 20;
        byte[] emptyItem = Encoded.bytes("FEFF 00E0 00000000");
        byte[] item = Encoded.bytes("FEFF 00E0 0C000000 0800 5511 'UI' 0400 '1.2' 00");
        byte[] deep = Encoded.bytes("FEFF 00E0 FFFFFFFF "
                + "0800 4011 'SQ' 0000 FFFFFFFF FEFF 00E0 FFFFFFFF ".repeat(120)
                + "FEFF 0DE0 00000000 FEFF DDE0 00000000 ".repeat(120)
                + "FEFF 0DE0 00000000");
        byte[] element = Encoded.bytes("1000 2000 'LO' 0200 '42'");
        byte[] text = Encoded.bytes("0900 0110 'UT' 0000 00001000 '" + " ".repeat(1 << 20) + "'");

        assertThat(read(
                                "-Xmx64m",
                                HostileInputMain.class.getName(),
                                "read",
                                huge("items", explicit, sequence, emptyItem, million),
                                huge(
                                        "undefined-items",
                                        explicit,
                                        sequence,
                                        Encoded.bytes("FEFF 00E0 FFFFFFFF FEFF 0DE0 00000000"),
                                        million),
                                huge("items-with-element", explicit, sequence, item, million),
                                huge("deep-items", explicit, sequence, deep, 4 << 10),
                                huge("elements", explicit, "#", element, million),
                                huge(
                                        "sequences",
                                        explicit,
                                        "#",
                                        Encoded.bytes("0900 0110 'SQ' 0000 FFFFFFFF FEFF DDE0 00000000"),
                                        million),
                                huge(
                                        "fragments",
                                        "1.2.840.10008.1.2.5",
                                        "E07F 1000 'OB' 0000 FFFFFFFF # FEFF DDE0 00000000",
                                        Encoded.bytes("FEFF 00E0 02000000 0102"),
                                        million),
                                huge("deflated-elements", deflated, "#", element, million),
                                huge("deflated-texts", deflated, "#", text, 1 << 11))
                        .lines())
                .hasSize(9)
                .allSatisfy(line -> assertThat(line).endsWith(" LIMIT_EXCEEDED"));
    }

    @Test
    void longTextsAreLeftInTheFileBeforeTheyFillTheHeap() throws IOException {
        byte[] text = Encoded.bytes("0900 0110 'UT' 0000 00000100 '" + " ".repeat(1 << 16) + "'");

        assertThat(read(
                        "-Xmx64m",
                        HostileInputMain.class.getName(),
                        "read",
                        huge("texts", "1.2.840.10008.1.2.1", "#", text, 1 << 10)))
                .contains("texts DUPLICATE_ELEMENT");
    }
}
