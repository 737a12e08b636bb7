package io.cameldicom.component.peers;

import io.cameldicom.testing.TestObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Transfer syntaxes of objects that travel between peers, and how {@code storescu} is told to propose each. */
final class TransferSyntaxes {
    private static final Map<String, String> STORESCU = new LinkedHashMap<>();

    static {
        STORESCU.put(TestObjects.IMPLICIT_LITTLE_ENDIAN, "-xi");
        STORESCU.put(TestObjects.EXPLICIT_LITTLE_ENDIAN, "-xe");
        STORESCU.put(TestObjects.EXPLICIT_BIG_ENDIAN, "-xb");
        STORESCU.put(TestObjects.DEFLATED, "-xd");
        STORESCU.put(TestObjects.JPEG_BASELINE, "-xy");
        STORESCU.put("1.2.840.10008.1.2.4.70", "-xs"); // JPEG Lossless
        STORESCU.put("1.2.840.10008.1.2.4.80", "-xt"); // JPEG-LS Lossless
        STORESCU.put("1.2.840.10008.1.2.4.90", "-xv"); // JPEG 2000 (Lossless Only)
        STORESCU.put("1.2.840.10008.1.2.5", "-xr"); // RLE Lossless
    }

    private TransferSyntaxes() {}

    /** Each without and with TLS: arguments of tests. */
    static List<Arguments> eachPlainAndOverTls() {
        return STORESCU.keySet().stream()
                .flatMap(uid -> Stream.of(Arguments.of(uid, false), Arguments.of(uid, true)))
                .toList();
    }

    static String storescuOption(String transferSyntax) {
        return STORESCU.get(transferSyntax);
    }
}
