package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Command;
import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.Dcmtk.StoreScp;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.CommonExtendedNegotiation;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.ExtendedNegotiation;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.UserIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DCMTK reads what we propose, and we answer what DCMTK proposes. */
class NegotiationWithDcmtkIT {
    private static final String VERIFICATION = "1.2.840.10008.1.1";

    @TempDir
    Path folder;

    @BeforeAll
    static void requireDcmtk() {
        Dcmtk.require();
    }

    @Test
    @EveryEngine
    void storescpReadsEveryItemAsWeMeanIt() {
        Proposal proposal = new Proposal(
                5,
                List.of(new RoleSelection(VERIFICATION, true, false)),
                List.of(new ExtendedNegotiation(VERIFICATION, bytes("\1\2"))),
                List.of(new CommonExtendedNegotiation("1.2.3", "1.2.840.10008.4.2", List.of("1.2.4"))),
                Optional.of(new UserIdentity(UserIdentity.USERNAME, false, bytes("somebody"), bytes(""))));
        try (StoreScp peer = StoreScp.options().argument("-d").start();
                DicomEngine engine = EngineUnderTest.create()) {
            Association association = Scu.get(engine.connect(new AssociationRequest(
                    peer.address(),
                    new AeTitle("SCU"),
                    List.of(ProposedContext.of(VERIFICATION, TestObjects.IMPLICIT_LITTLE_ENDIAN)),
                    AssociationOptions.DEFAULTS,
                    proposal)));
            assertThat(Scu.get(association.echo()).isSuccess()).isTrue();
            assertThat(association.userInformation().implementationVersionName())
                    .hasValueSatisfying(name -> assertThat(name).startsWith("OFFIS_DCMTK"));
            assertThat(association.userInformation().asynchronousOperationsWindow())
                    .as("DCMTK answers no window")
                    .isEmpty();
            Scu.get(association.release());
            assertThat(peer.output())
                    .contains("Their Implementation Version Name: CAMEL_DICOM_01")
                    .contains("Their Max PDU Receive Size:  262144")
                    .contains("Proposed SCP/SCU Role: SCU")
                    .containsPattern("=VerificationSOPClass \\(1.2.840.10008.1.1\\)\\s+D:\\s+\\[0x01, 0x02]")
                    .contains("Authentication mode 1: Username")
                    .contains("Username: [somebody]");
        }
    }

    @ParameterizedTest
    @CsvSource({"-usr somebody", "-usr somebody -pwd secret", "-usr somebody -epw"})
    void storescuWithAUserIdentityIsServed(String identity) throws Exception {
        TestObjects object = TestObjects.ct();
        Path file = object.writeInto(folder);
        ListenerDestination listener = new ListenerDestination(folder);
        try {
            String[] words = identity.split(" ");
            Object[] arguments = new Object[words.length + 5];
            System.arraycopy(words, 0, arguments, 0, words.length);
            Object[] rest = {"-aec", "LISTENER", "127.0.0.1", listener.address().port(), file};
            System.arraycopy(rest, 0, arguments, words.length, rest.length);
            Command.Result result = Dcmtk.run("storescu", arguments);
            result.requireSuccess();
            assertThat(listener.take(object.instance())).endsWith(object.dataSet());
        } finally {
            listener.close();
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
