package io.cameldicom.component.metrics;

import io.cameldicom.component.outcome.StatusClass;
import io.cameldicom.component.receiver.Receiver;
import io.cameldicom.toolkit.listener.ListenerStatistics;
import io.cameldicom.toolkit.listener.RejectionCause;
import io.cameldicom.toolkit.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/** The meters of all listeners of one address. */
final class ReceiverMeters {
    private final Totals<Receiver> receivers = new Totals<>();
    private final Meters<Receiver> meters;

    ReceiverMeters(MeterRegistry registry, String address) {
        meters = new Meters<>(registry, Tags.of("listener", address), receivers);
        associations();
        objects();
        requests();
    }

    Totals<Receiver> receivers() {
        return receivers;
    }

    void remove() {
        meters.remove();
    }

    private void associations() {
        meters.gauge(
                "dicom.server.listening",
                Tags.empty(),
                null,
                "1 while others can connect",
                () -> receivers.smallest(one -> one.boundAddress().isPresent() ? 1 : 0));
        meters.gauge(
                "dicom.server.associations",
                Tags.empty(),
                null,
                "Associations that are open now",
                () -> receivers.sum(one -> one.statistics().open()));
        requested("accepted", ListenerStatistics::accepted);
        for (RejectionCause cause : RejectionCause.values()) {
            requested(cause.word(), all -> all.rejections().getOrDefault(cause, 0L));
        }
        count(
                "dicom.server.associations.aborted",
                null,
                "Accepted associations that ended otherwise than by a release",
                ListenerStatistics::aborted);
    }

    private void requested(String outcome, ToDoubleFunction<ListenerStatistics> count) {
        meters.counter(
                "dicom.server.association.requests",
                Tags.of("outcome", outcome),
                null,
                "Associations that others asked for: accepted, or why not",
                one -> count.applyAsDouble(one.statistics()));
    }

    private void objects() {
        count("dicom.server.objects", null, "Objects that arrived completely", ListenerStatistics::objects);
        count("dicom.server.received", "bytes", "Bytes of the data sets of these objects", ListenerStatistics::bytes);
        for (StatusClass status : StatusClass.values()) {
            meters.counter(
                    "dicom.server.answers",
                    Tags.of("status", status.word()),
                    null,
                    "Objects by the class of our answer",
                    one -> one.answers(status));
        }
    }

    private void requests() {
        for (Service service : Service.values()) {
            if (service != Service.STORE) {
                meters.counter(
                        "dicom.server.requests",
                        Tags.of("service", service.word()),
                        null,
                        "Requests for other services than C-ECHO and C-STORE",
                        one -> one.statistics().requests().getOrDefault(service, 0L));
            }
        }
    }

    private void count(String name, String unit, String description, ToDoubleFunction<ListenerStatistics> count) {
        meters.counter(name, Tags.empty(), unit, description, one -> count.applyAsDouble(one.statistics()));
    }
}
