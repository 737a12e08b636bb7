package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code dicom:store} makes of a peer that fails, over a real connection. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
@EveryEngine
class FaultyPeerTest extends CamelTestSupport {
    @TempDir
    Path folder;

    @Test
    void tellsTheHashOfWhatThePeerHasWhereItIsAskedFor(FaultyPeer peer) throws Exception {
        Path file = TestObjects.ct().writeInto(folder);

        Exchange asked = template.request(
                "dicom:store:" + peer.address() + "?digest=true",
                sent -> sent.getMessage().setBody(file));
        Exchange notAsked = template.request("dicom:store:" + peer.address(), sent -> {
            sent.getMessage().setBody(file);
            sent.getMessage().setHeader(DicomConstants.SHA256, "of another object");
        });

        assertThat(peer.recording().objects()).hasSize(2);
        assertThat(asked.getMessage().getHeader(DicomConstants.SHA256))
                .isEqualTo(peer.recording().objects().get(0).sha256());
        assertThat(notAsked.getMessage().getHeaders()).doesNotContainKey(DicomConstants.SHA256);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "association *: reject transient local-limit | TRANSIENT",
                "association *: reject permanent called-ae | TRANSIENT",
                "association *: accept class mr | PERMANENT",
                "association *: accept syntax jpeg-baseline | PERMANENT",
                "association *: close | TRANSIENT",
                "association *: garbage, close | TRANSIENT",
                "association *: half, answer, close | TRANSIENT",
                "association *: silent | TRANSIENT",
                "association * at connect: reset | TRANSIENT",
                "object *: status A700 comment \"full\" | TRANSIENT",
                "object *: status C000 | PERMANENT",
                "object * after 0 pdvs: status 0122 | PERMANENT",
                "object *: abort | UNKNOWN",
                "object *: reset | UNKNOWN",
                "object *: close | UNKNOWN",
                "object *: silent | UNKNOWN",
                "object *: half, answer, close | UNKNOWN",
                "object *: message-id +1 | UNKNOWN",
                "object *: instance 1.2.3 | UNKNOWN",
                "object *: garbage | UNKNOWN",
            })
    void namesTheOutcomeOfEachFault(String script, Outcome outcome, FaultyPeer peer) {
        peer.script(script);

        Exchange exchange = template.request(
                "dicom:store:" + peer.address() + "?associateTimeout=500ms&responseTimeout=500ms",
                sent -> sent.getMessage().setBody(TestObjects.ct().writeInto(folder)));

        assertThat(exchange.getException()).isInstanceOf(DicomOperationException.class);
        assertThat(((DicomOperationException) exchange.getException()).outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "association *: max-pdu 0",
                "association *: max-pdu 64",
                "association *: max-pdu 4097",
                "association *: split 5; object *: split 12; release *: split 3",
                "object *: status B000",
                "object *: delay 200ms",
                "release *: close",
                "release *: reset",
                "release *: silent",
            })
    void storesAllTheSame(String script, FaultyPeer peer) {
        peer.script(script);

        Exchange exchange = template.request(
                "dicom:store:" + peer.address() + "?releaseTimeout=300ms",
                sent -> sent.getMessage().setBody(TestObjects.ct().writeInto(folder)));

        assertThat(exchange.getException()).isNull();
        assertThat(peer.recording().objects()).hasSize(1);
        assertThat(peer.recording().violations()).isEmpty();
    }

    @Test
    @FaultScript({
        "association 2-3: reject transient congestion",
        "association *: limit 3",
        "object 3: status A700",
        "object 9 after 1 pdvs: abort",
        "object 14: reset",
        "object 20: silent",
        "object 27: answer, close",
        "object 33 after 0 pdvs: reset",
        "object 40: down 300ms, reset",
        "object 50: half, answer, close",
        "object 60 after answer: abort",
        "object 70: garbage",
        "object 80: message-id +1"
    })
    void deliversEveryObjectWhateverFailsOnTheWay(FaultyPeer peer) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TransientDicomException.class)
                        .maximumRedeliveries(30)
                        .redeliveryDelay(100)
                        .asyncDelayedRedelivery();
                from("direct:send").to("dicom:store:" + peer.address() + "?maxAssociations=4&responseTimeout=1s");
            }
        });
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        List<String> instances = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            TestObjects object = TestObjects.ct();
            Path file = object.writeInto(folder);
            instances.add(object.instance());
            sent.add(template.asyncSend(
                    "direct:send", exchange -> exchange.getMessage().setBody(file)));
        }

        for (CompletableFuture<Exchange> exchange : sent) {
            assertThat(exchange.get(60, TimeUnit.SECONDS).getException()).isNull();
        }

        assertThat(peer.recording().objects().stream()
                        .filter(object -> object.status().equals(Optional.of(0)))
                        .map(ObjectSeen::sopInstance)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(instances);
        assertThat(peer.recording().violations()).isEmpty();
        assertThat(peer.recording().ended(Ending.REJECTED)).isGreaterThanOrEqualTo(2);
        assertThat(peer.recording().failures()).isEmpty();
    }
}
