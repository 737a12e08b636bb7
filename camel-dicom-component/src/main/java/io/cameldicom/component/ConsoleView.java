package io.cameldicom.component;

import io.cameldicom.component.commitment.CommitmentsConsole;
import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationConsole;
import io.cameldicom.component.destination.DestinationMXBean;
import io.cameldicom.component.receiver.Receiver;
import io.cameldicom.component.receiver.ReceiverConsole;
import io.cameldicom.component.receiver.ReceiverMXBean;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit.Action;
import io.cameldicom.toolkit.charset.inspect.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** What the console shows of one component; the same values as over JMX. */
final class ConsoleView {
    private final DicomComponent component;

    ConsoleView(DicomComponent component) {
        this.component = component;
    }

    List<JsonObject> destinations() {
        return component.watchedDestinations().present().stream()
                .map(ConsoleView::destination)
                .toList();
    }

    private static JsonObject destination(Destination shown) {
        DestinationMXBean bean = new DestinationConsole(shown, Optional::empty);
        JsonObject entry = new JsonObject();
        entry.put("peer", bean.getPeer());
        entry.put("callingAeTitle", bean.getCallingAeTitle());
        entry.put("engine", bean.getEngine());
        entry.put("state", bean.getState());
        entry.put("stateSince", bean.getStateSince());
        entry.put("available", bean.isAvailable());
        entry.put("maxAssociations", bean.getMaxAssociations());
        int open = bean.getOpenAssociations();
        int idle = Math.min(open, bean.getIdleAssociations());
        entry.put("openAssociations", open);
        entry.put("idleAssociations", idle);
        entry.put("leasedAssociations", open - idle);
        entry.put("connectingAssociations", bean.getConnectingAssociations());
        entry.put("waiting", bean.getWaiting());
        entry.put("inFlight", bean.getInFlight());
        entry.put("objectsSent", bean.getObjectsSent());
        entry.put("bytesSent", bean.getBytesSent());
        entry.put("convertedObjects", bean.getConvertedObjects());
        entry.put("warnings", bean.getWarnings());
        entry.put("transientFailures", bean.getTransientFailures());
        entry.put("permanentFailures", bean.getPermanentFailures());
        entry.put("unknownOutcomes", bean.getUnknownOutcomes());
        entry.put("refusedWhileAway", bean.getRefusedWhileAway());
        entry.put("statusCounts", counts(bean.getStatusCounts()));
        entry.put("objectsPerSecondLastMinute", bean.getObjectsPerSecondLastMinute());
        entry.put("bytesPerSecondLastMinute", bean.getBytesPerSecondLastMinute());
        entry.put("latencyMillis95", bean.getLatencyMillis95());
        entry.put("lastSuccess", bean.getLastSuccess());
        entry.put("lastFailure", bean.getLastFailure());
        entry.put("lastFailureCause", bean.getLastFailureCause());
        entry.put("lastOpeningFailure", bean.getLastOpeningFailure());
        entry.put("lastEcho", bean.getLastEcho());
        return entry;
    }

    List<JsonObject> listeners() {
        return component.receivers().present().stream()
                .map(ConsoleView::listener)
                .toList();
    }

    private static JsonObject listener(Receiver shown) {
        ReceiverMXBean bean = new ReceiverConsole(shown);
        JsonObject entry = new JsonObject();
        entry.put("address", bean.getAddress());
        entry.put("boundAddress", bean.getBoundAddress());
        entry.put("listening", bean.isListening());
        entry.put("calledAeTitles", array(shown.aeTitles()));
        entry.put("services", array(shown.services()));
        entry.put("openAssociations", bean.getOpenAssociations());
        entry.put("acceptedAssociations", bean.getAcceptedAssociations());
        entry.put("rejectedAssociations", bean.getRejectedAssociations());
        entry.put("rejectionReasons", counts(bean.getRejectionReasons()));
        entry.put("abortedAssociations", bean.getAbortedAssociations());
        entry.put("objectsReceived", bean.getObjectsReceived());
        entry.put("bytesReceived", bean.getBytesReceived());
        entry.put("statusCounts", counts(bean.getStatusCounts()));
        entry.put("requests", counts(bean.getRequests()));
        return entry;
    }

    JsonObject commitments() {
        CommitmentsConsole bean = new CommitmentsConsole(component.commitments());
        JsonObject entry = new JsonObject();
        entry.put("openTransactions", bean.getOpenTransactions());
        entry.put("waitingExchanges", bean.getWaitingExchanges());
        entry.put("oldestTransaction", bean.getOldestTransaction());
        entry.put("transactionsByPeer", counts(bean.getTransactionsByPeer()));
        entry.put("transactions", array(bean.transactions()));
        return entry;
    }

    JsonObject characterSets() {
        CharacterSetTotals totals = component.characterSetTotals();
        JsonObject entry = new JsonObject();
        for (Verdict verdict : Verdict.values()) {
            entry.put(verdict.word(), totals.found(verdict));
        }
        for (Action action : Action.values()) {
            if (action != Action.NONE) {
                entry.put(action.word(), totals.done(action));
            }
        }
        entry.put("failed", totals.failed());
        return entry;
    }

    private static JsonObject counts(Map<String, Long> counts) {
        JsonObject object = new JsonObject();
        object.putAll(counts);
        return object;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        array.addAll(texts);
        return array;
    }
}
