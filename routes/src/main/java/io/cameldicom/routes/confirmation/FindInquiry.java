package io.cameldicom.routes.confirmation;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Asks by C-FIND at level IMAGE for each very instance, one after the other (PS3.4 §C.6.2). */
public final class FindInquiry implements Inquiry {
    /** There are no unique keys to ask by. */
    private static final Answer UNANSWERABLE = new Answer(0x0110);

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

    /** One that the destination cannot answer is no hindrance for the others; it is where none can be answered. */
    @Override
    public CompletionStage<Void> ask(String transactionUid, List<Instance> instances) {
        CompletionStage<Asked> asked = CompletableFuture.completedFuture(new Asked(0, null));
        for (Instance instance : instances) {
            asked = asked.thenCompose(before -> ask(transactionUid, instance).handle((done, e) -> before.and(e)));
        }
        return asked.thenAccept(all -> {
            if (all.answered() == 0 && all.failure() != null) {
                throw all.failure();
            }
        });
    }

    /**
     * What came of the questions so far.
     *
     * @param failure the last one; null for none
     */
    private record Asked(int answered, NotAskedException failure) {
        Asked and(Throwable failed) {
            if (failed == null) {
                return new Asked(answered + 1, failure);
            }
            Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
            if (cause instanceof NotAskedException refused && refused.isAnswer()) {
                return new Asked(answered, refused);
            }
            throw new CompletionException(cause); // so would all that follow
        }
    }

    private CompletionStage<Void> ask(String transactionUid, Instance instance) {
        if (instance.studyInstanceUid() == null || instance.seriesInstanceUid() == null) {
            answers.answered(transactionUid, Map.of(instance.sopInstanceUid(), UNANSWERABLE));
            return CompletableFuture.completedFuture(null);
        }
        Map<String, Object> keys = Map.of(
                "StudyInstanceUID", instance.studyInstanceUid(),
                "SeriesInstanceUID", instance.seriesInstanceUid(),
                "SOPInstanceUID", instance.sopInstanceUid());
        return operations
                .ask(keys, Map.of())
                .thenAccept(exchange -> answers.answered(
                        transactionUid,
                        Map.of(
                                instance.sopInstanceUid(),
                                isFound(exchange, instance) ? Answer.CONFIRMED : Answer.ABSENT)));
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
