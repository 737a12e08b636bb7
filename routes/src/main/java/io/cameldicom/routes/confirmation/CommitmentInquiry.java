package io.cameldicom.routes.confirmation;

import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.commitment.CommitmentListener;
import io.cameldicom.component.commitment.CommitmentResult;
import io.cameldicom.component.commitment.FailedInstance;
import io.cameldicom.component.commitment.FailureReason;
import io.cameldicom.component.commitment.ReferencedInstance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;

/** Asks for storage commitment, and hears the reports, on whichever association they come. */
public final class CommitmentInquiry implements Inquiry, CommitmentListener {
    private final Operations operations;
    private final Answers answers;

    /**
     * @param endpoint of {@code dicom:commit}, which waits for no report
     * @param destination {@code AE@host:port}
     */
    public CommitmentInquiry(ProducerTemplate template, Endpoint endpoint, String destination, Answers answers) {
        this.operations = new Operations(
                template,
                endpoint,
                destination
                        + " does not do storage commitment: no presentation context for it was accepted (expected: a"
                        + " PACS that does; else set verify=find instead of commit=true)");
        this.answers = answers;
    }

    @Override
    public CompletionStage<Void> ask(String transactionUid, List<Instance> instances) {
        List<ReferencedInstance> referenced = instances.stream()
                .map(instance -> new ReferencedInstance(instance.sopClassUid(), instance.sopInstanceUid()))
                .toList();
        return operations
                .ask(referenced, Map.of(DicomConstants.TRANSACTION_UID, transactionUid))
                .thenApply(exchange -> null);
    }

    @Override
    public void reported(CommitmentResult result) {
        Map<String, Answer> byInstance = new HashMap<>();
        result.committed().forEach(instance -> byInstance.put(instance.sopInstanceUid(), Answer.CONFIRMED));
        result.failed().forEach(failed -> byInstance.put(failed.instance().sopInstanceUid(), answer(failed)));
        answers.answered(result.transactionUid(), byInstance);
    }

    /** An instance that the report does not name is as one that could not be looked at. */
    private static Answer answer(FailedInstance failed) {
        boolean isNamed = !failed.reason().equals(FailureReason.NOT_REPORTED);
        return new Answer((isNamed ? failed.reason() : FailureReason.PROCESSING_FAILURE).code());
    }
}
