package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dicom:store} does where the peer refuses the transfer syntax of an object. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
@EveryEngine
class StoreConversionTest extends CamelTestSupport {
    @TempDir
    Path folder;

    @Test
    @FaultScript("association *: accept syntax implicit")
    void convertsToWhatThePeerTakesAndSaysSo(FaultyPeer peer) throws Exception {
        route(peer, "");
        for (int i = 0; i < 5; i++) {
            Exchange exchange = send(TestObjects.ct());

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, TestObjects.IMPLICIT_LITTLE_ENDIAN)
                    .containsEntry(DicomConstants.SOURCE_TRANSFER_SYNTAX_UID, TestObjects.EXPLICIT_LITTLE_ENDIAN);
        }

        assertThat(peer.recording().objects())
                .extracting(ObjectSeen::transferSyntax)
                .containsOnly(TestObjects.IMPLICIT_LITTLE_ENDIAN)
                .hasSize(5);
        assertThat(peer.recording().associations()).hasSize(1);
        assertThat(peer.recording().violations()).isEmpty();
    }

    @Test
    @FaultScript("association *: accept syntax implicit explicit")
    void sendsAnObjectAsItIsWhereThePeerTakesIt(FaultyPeer peer) throws Exception {
        route(peer, "");

        Exchange exchange = send(TestObjects.ct());

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, TestObjects.EXPLICIT_LITTLE_ENDIAN)
                .containsEntry(DicomConstants.SOURCE_TRANSFER_SYNTAX_UID, TestObjects.EXPLICIT_LITTLE_ENDIAN);
        assertThat(peer.recording().objects())
                .extracting(ObjectSeen::transferSyntax)
                .containsExactly(TestObjects.EXPLICIT_LITTLE_ENDIAN);
    }

    @Test
    @FaultScript("association *: accept syntax implicit")
    void failsAsPermanentWhereConversionIsOff(FaultyPeer peer) throws Exception {
        route(peer, "?convert=false");

        Exchange exchange = send(TestObjects.ct());

        assertThat(exchange.getException())
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(NoPresentationContextException.class)
                .hasMessageContaining("offered: " + TestObjects.EXPLICIT_LITTLE_ENDIAN)
                .hasMessageContaining("accepted: nothing for this SOP class");
    }

    @Test
    @FaultScript("association *: accept syntax jpeg-baseline")
    void failsAsPermanentWhereThePeerTakesNothingAndSaysWhatWasOffered(FaultyPeer peer) throws Exception {
        route(peer, "");

        for (int i = 0; i < 2; i++) {
            Exchange exchange = send(TestObjects.ct());

            assertThat(exchange.getException())
                    .isInstanceOf(PermanentDicomException.class)
                    .hasCauseInstanceOf(NoPresentationContextException.class)
                    .hasMessageContaining(peer.address())
                    .hasMessageContaining("offered: "
                            + String.join(", ", TestObjects.IMPLICIT_LITTLE_ENDIAN, TestObjects.EXPLICIT_LITTLE_ENDIAN))
                    .hasMessageContaining("accepted: nothing for this SOP class");
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry(DicomConstants.TRANSFER_SYNTAX_UID, TestObjects.EXPLICIT_LITTLE_ENDIAN);
        }
        assertThat(peer.recording().associations())
                .as("refusals are remembered")
                .hasSize(1);
    }

    @Test
    @FaultScript("association *: accept syntax implicit")
    void convertsAnObjectWhoseCharacterSetWasDeclaredOnTheWay(FaultyPeer peer) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("dicom:charset").to("dicom:store:" + peer.address());
            }
        });
        List<TestObjects> objects = List.of(TestObjects.ct().unlabelledUmlauts(), TestObjects.mr());

        for (TestObjects object : objects) {
            Exchange exchange = send(object);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(DicomConstants.TRANSFER_SYNTAX_UID))
                    .isEqualTo(TestObjects.IMPLICIT_LITTLE_ENDIAN);
        }
    }

    @Test
    @FaultScript("association *: accept syntax 1.2.840.113619.5.2 implicit")
    void passesTheSyntaxOfGeThroughWhereThePeerTakesIt(FaultyPeer peer) throws Exception {
        route(peer, "");
        TestObjects object = TestObjects.ct().transferSyntax(TestObjects.GE_PRIVATE);

        Exchange exchange = send(object);

        assertThat(exchange.getException()).isNull();
        assertThat(peer.recording().objects()).singleElement().satisfies(received -> {
            assertThat(received.transferSyntax()).isEqualTo(TestObjects.GE_PRIVATE);
            assertThat(received.sha256()).isEqualTo(sha256(object.dataSet()));
        });
    }

    @Test
    @FaultScript("association *: accept syntax implicit")
    void deletesTheFilesOfAConversion(FaultyPeer peer) throws Exception {
        Path spool = folder.resolve("spool");
        route(peer, "?spoolDirectory=" + spool);

        Exchange converted = send(TestObjects.ct().size(256, 256).transferSyntax(TestObjects.DEFLATED));
        peer.script("association *: accept syntax implicit; object *: abort");
        Exchange failed = send(TestObjects.ct().size(256, 256).transferSyntax(TestObjects.DEFLATED));

        assertThat(converted.getException()).isNull();
        assertThat(failed.getException()).isInstanceOf(OutcomeUnknownDicomException.class);
        assertThat(spool).isNotEmptyDirectory();
        // An association that was aborted gives its file free a moment after the exchange has failed.
        await().untilAsserted(() -> assertThat(SpooledFiles.in(spool)).isEmpty());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void route(FaultyPeer peer, String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("dicom:store:" + peer.address() + options);
            }
        });
    }

    private Exchange send(TestObjects object) {
        return template.request("direct:send", exchange -> exchange.getMessage().setBody(object.writeInto(folder)));
    }
}
