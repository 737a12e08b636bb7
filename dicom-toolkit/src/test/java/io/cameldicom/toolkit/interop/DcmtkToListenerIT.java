package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DcmtkToListenerIT {
    @TempDir
    Path folder;

    private ListenerDestination listener;

    @BeforeEach
    void start() throws Exception {
        Dcmtk.require();
        listener = new ListenerDestination(folder);
    }

    @AfterEach
    void stop() {
        if (listener != null) {
            listener.close();
        }
    }

    @Test
    void echoscuIsAnswered() {
        Dcmtk.run("echoscu", "-aec", "LISTENER", "127.0.0.1", listener.address().port())
                .requireSuccess();
    }

    @Test
    void echoscuWithAnotherCalledAeTitleIsRejected() {
        Command.Result result = Dcmtk.run(
                "echoscu", "-aec", "OTHER", "127.0.0.1", listener.address().port());
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("Called AE Title Not Recognized");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "-xi, 1.2.840.10008.1.2",
        "-xe, 1.2.840.10008.1.2.1",
        "-xd, 1.2.840.10008.1.2.1.99",
        "-xb, 1.2.840.10008.1.2.2",
        "-xr, 1.2.840.10008.1.2.5",
        "-xy, 1.2.840.10008.1.2.4.50",
        "-xx, 1.2.840.10008.1.2.4.51",
        "-xs, 1.2.840.10008.1.2.4.70",
        "-xt, 1.2.840.10008.1.2.4.80",
        "-xu, 1.2.840.10008.1.2.4.81",
        "-xv, 1.2.840.10008.1.2.4.90",
        "-xw, 1.2.840.10008.1.2.4.91",
        "-xm, 1.2.840.10008.1.2.4.100",
        "-xn, 1.2.840.10008.1.2.4.102",
        "-x4, 1.2.840.10008.1.2.4.107"
    })
    void storescuIsTakenByteForByteInEveryTransferSyntax(String option, String transferSyntax) throws Exception {
        TestObjects object = TestObjects.multiFrame().umlauts().transferSyntax(transferSyntax);
        Path file = object.writeInto(folder);

        Dcmtk.run(
                        "storescu",
                        "-R",
                        option,
                        "-aec",
                        "LISTENER",
                        "127.0.0.1",
                        listener.address().port(),
                        file)
                .requireSuccess();

        assertThat(listener.received(object.instance()).transferSyntaxUid()).isEqualTo(transferSyntax);
        assertThat(listener.received(object.instance()).sopClassUid()).isEqualTo(object.sopClass());
        assertThat(listener.take(object.instance())).endsWith(object.dataSet());
    }

    @Test
    void manyObjectsOnOneAssociationAllArrive() throws Exception {
        List<TestObjects> objects =
                List.of(TestObjects.ct(), TestObjects.mr(), TestObjects.secondaryCapture(), TestObjects.multiFrame());
        Object[] arguments = new Object[4 + objects.size()];
        arguments[0] = "-aec";
        arguments[1] = "LISTENER";
        arguments[2] = "127.0.0.1";
        arguments[3] = listener.address().port();
        for (int i = 0; i < objects.size(); i++) {
            arguments[4 + i] = objects.get(i).writeInto(folder);
        }

        Dcmtk.run("storescu", arguments).requireSuccess();

        for (TestObjects object : objects) {
            assertThat(listener.take(object.instance())).endsWith(object.dataSet());
        }
        assertThat(objects.stream()
                        .map(object -> listener.received(object.instance()).associationNumber()))
                .containsOnly(listener.received(objects.get(0).instance()).associationNumber());
    }
}
