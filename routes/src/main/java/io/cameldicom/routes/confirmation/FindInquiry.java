package io.cameldicom.routes.confirmation;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Asks by C-FIND at level IMAGE for each very instance, one after the other (PS3.4 §C.6.2). */
public final class FindInquiry implements Inquiry {
    private final Operations operations;
    private final Answers answers;

    /**
     * @param endpoint of {@code dicom:find} at level IMAGE of the Study Root, which gives data sets
     * @param destination {@code AE@host:port}
     */
    public FindInquiry(ProducerTemplate template, Endpoint endpoint, String destination, Answers answers) {
        this.operations = new Operations(
                template,
                endpoint,
                destination
                        + " answers no queries: no presentation context for C-FIND (Study Root) was accepted (expected: a"
                        + " PACS that does; else verify=off)");
        this.answers = answers;
    }

    @Override
    public CompletionStage<Void> ask(String transactionUid, List<Instance> instances) {
        CompletionStage<Void> asked = CompletableFuture.completedFuture(null);
        for (Instance instance : instances) {
            asked = asked.thenCompose(before -> ask(transactionUid, instance));
        }
        return asked;
    }

    private CompletionStage<Void> ask(String transactionUid, Instance instance) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "StudyInstanceUID", instance.studyInstanceUid());
        put(keys, "SeriesInstanceUID", instance.seriesInstanceUid());
        put(keys, "SOPInstanceUID", instance.sopInstanceUid());
        return operations
                .ask(keys, Map.of())
                .thenAccept(exchange -> answers.answered(
                        transactionUid,
                        Map.of(
                                instance.sopInstanceUid(),
                                isFound(exchange, instance) ? Answer.CONFIRMED : Answer.ABSENT)));
    }

    private static void put(Map<String, Object> keys, String keyword, String uid) {
        if (uid != null) {
            keys.put(keyword, uid);
        }
    }

    /** A peer that does not know the key answers with others, too: only the instance itself counts. */
    private static boolean isFound(Exchange exchange, Instance instance) {
        return exchange.getMessage().getBody() instanceof List<?> matches
                && matches.stream().anyMatch(match -> isOf(match, instance));
    }

    private static boolean isOf(Object match, Instance instance) {
        return match instanceof DataSet dataSet
                && dataSet.string(Tag.SOP_INSTANCE_UID)
                        .filter(instance.sopInstanceUid()::equals)
                        .isPresent();
    }
}
