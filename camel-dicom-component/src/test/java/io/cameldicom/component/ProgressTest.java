package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.component.progress.DicomProgress;
import io.cameldicom.component.progress.DicomProgressEvent;
import io.cameldicom.component.progress.DicomProgressListener;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What users of the component hear of objects that are being sent, over a real connection. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
@EveryEngine
class ProgressTest extends CamelTestSupport {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int LARGE = 64 << 20;

    @TempDir
    Path folder;

    private final HeardProgress heard = new HeardProgress();

    private Exchange store(FaultyPeer peer, DicomProgressListener listener, Path file, String options) {
        context.getRegistry().bind("listener", listener);
        return template.request("dicom:store:" + peer.address() + "?progressListener=#listener" + options, exchange -> {
            exchange.getMessage().setBody(file);
        });
    }

    private List<DicomProgress> heardToTheEnd(String instance) {
        await().atMost(BOUND).until(() -> heard.of(instance).stream().anyMatch(DicomProgress::hasEnded));
        return heard.of(instance);
    }

    @Test
    void tellsOfTheStartOfWhatGoesOutAndOfTheEnd(FaultyPeer peer) {
        TestObjects object = TestObjects.ct();
        Path file = object.writeSparse(folder.resolve("large.dcm"), LARGE);
        peer.script("object *: delay 200ms");

        Exchange exchange = store(peer, heard, file, "&progressInterval=10ms");

        List<DicomProgress> calls = heardToTheEnd(object.instance());
        long total = exchange.getMessage().getHeader(DicomConstants.BYTES, Long.class);
        assertThat(calls)
                .hasSizeGreaterThan(2)
                .allSatisfy(call -> {
                    assertThat(call.destination()).hasToString(peer.address());
                    assertThat(call.exchangeId()).isEqualTo(exchange.getExchangeId());
                    assertThat(call.attempt()).isOne();
                    assertThat(call.total()).isEqualTo(total);
                })
                .isSortedAccordingTo((one, other) -> Long.compare(one.bytes(), other.bytes()));
        assertThat(calls.get(0).bytes()).isZero();
        assertThat(calls.get(0).hasEnded()).isFalse();
        assertThat(calls.get(calls.size() - 1).bytes()).isEqualTo(total);
        assertThat(calls.get(calls.size() - 1).outcome()).contains(Outcome.DONE);
        assertThat(calls.stream().filter(DicomProgress::hasEnded)).hasSize(1);
        assertThat(heard.threads()).hasSize(1).allMatch(name -> name.contains("DicomProgress"));
    }

    @Test
    void keepsToTheInterval(FaultyPeer peer) {
        TestObjects object = TestObjects.ct();

        store(peer, heard, object.writeSparse(folder.resolve("large.dcm"), LARGE), "&progressInterval=1h");

        assertThat(heardToTheEnd(object.instance())).hasSize(2);
    }

    @Test
    void tellsHowMuchWentOutOfAnObjectThatFailed(FaultyPeer peer) {
        TestObjects object = TestObjects.ct();
        Path file = object.writeSparse(folder.resolve("large.dcm"), LARGE);
        peer.script("object * after 1048576 bytes: stall");

        Exchange exchange = store(peer, heard, file, "&writeTimeout=500ms");

        assertThat(exchange.getException()).isInstanceOf(TransientDicomException.class);
        List<DicomProgress> calls = heardToTheEnd(object.instance());
        DicomProgress last = calls.get(calls.size() - 1);
        assertThat(last.outcome()).contains(Outcome.TRANSIENT);
        assertThat(last.bytes()).isPositive().isLessThan(last.total());
    }

    @Test
    void tellsOfAnObjectThatFoundNoAssociation(FaultyPeer peer) {
        TestObjects object = TestObjects.ct();
        peer.script("association *: reject transient congestion");

        store(peer, heard, object.writeInto(folder), "");

        List<DicomProgress> calls = heardToTheEnd(object.instance());
        assertThat(calls).extracting(DicomProgress::bytes).containsExactly(0L, 0L);
        assertThat(calls.get(1).outcome()).contains(Outcome.TRANSIENT);
    }

    @Test
    void tellsOfASecondAttemptAsOfASecondAttempt(FaultyPeer peer) throws Exception {
        TestObjects object = TestObjects.ct();
        Path file = object.writeInto(folder);
        peer.script("object 1: status A700");
        context.getRegistry().bind("listener", heard);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TransientDicomException.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(10);
                from("direct:send").to("dicom:store:" + peer.address() + "?progressListener=#listener");
            }
        });

        template.request("direct:send", exchange -> exchange.getMessage().setBody(file));

        await().atMost(BOUND).until(() -> heard.ended() == 2);
        assertThat(heard.all()).extracting(DicomProgress::attempt).containsExactly(1, 1, 2, 2);
        assertThat(heard.all())
                .extracting(DicomProgress::outcome)
                .containsExactly(
                        Optional.empty(), Optional.of(Outcome.TRANSIENT), Optional.empty(), Optional.of(Outcome.DONE));
        assertThat(heard.all())
                .extracting(DicomProgress::exchangeId)
                .containsOnly(heard.all().get(0).exchangeId());
    }

    @Test
    void isNotHeldUpByAListenerThatHangs(FaultyPeer peer) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        DicomProgressListener hangs = progress -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.progress(progress);
        };
        context.getRegistry().bind("listener", hangs);
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Path file = TestObjects.ct().writeInto(folder);
            sent.add(template.asyncSend(
                    "dicom:store:" + peer.address() + "?progressListener=#listener",
                    exchange -> exchange.getMessage().setBody(file)));
        }

        for (CompletableFuture<Exchange> exchange : sent) {
            assertThat(exchange.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(heard.all()).isEmpty();
        goOn.countDown();

        await().atMost(BOUND).until(() -> heard.ended() == 50);
        assertThat(heard.all()).hasSize(100);
    }

    @Test
    void isNotHarmedByAListenerThatThrows(FaultyPeer peer) {
        TestObjects object = TestObjects.ct();
        DicomProgressListener throwing = progress -> {
            heard.progress(progress);
            throw new IllegalStateException("this listener always fails");
        };

        Exchange exchange = store(peer, throwing, object.writeInto(folder), "");

        assertThat(exchange.getException()).isNull();
        assertThat(heardToTheEnd(object.instance())).hasSize(2);
    }

    @Test
    void makesCamelEventsWithoutDataOfThePatient(FaultyPeer peer) throws Exception {
        List<CamelEvent> events = new CopyOnWriteArrayList<>();
        SimpleEventNotifierSupport notifier = new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                events.add(event);
            }

            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof DicomProgressEvent;
            }
        };
        notifier.start();
        context.getManagementStrategy().addEventNotifier(notifier);
        TestObjects object = TestObjects.ct().patientName("Secret^Name", StandardCharsets.US_ASCII, null);
        Path file = object.writeInto(folder);

        Exchange exchange = template.request("dicom:store:" + peer.address() + "?progressEvents=true", sent -> {
            sent.getMessage().setBody(file);
            sent.getMessage().setHeader(DicomConstants.STUDY_INSTANCE_UID, object.study());
        });
        await().atMost(BOUND).until(() -> events.size() == 2);
        template.request(
                "dicom:store:" + peer.address(), sent -> sent.getMessage().setBody(file));

        DicomProgress last = ((DicomProgressEvent) events.get(1)).progress();
        assertThat(last)
                .isEqualTo(new DicomProgress(
                        object.instance(),
                        Optional.of(object.study()),
                        DicomAddress.parse(peer.address()),
                        object.dataSet().length,
                        object.dataSet().length,
                        1,
                        exchange.getExchangeId(),
                        Optional.of(Outcome.DONE)));
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.toString())
                        .contains(object.instance())
                        .doesNotContain("Secret")
                        .doesNotContain(folder.toString()));
    }
}
