package io.cameldicom.component;

import io.cameldicom.component.answer.QueryLevel;
import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.service.Service;
import io.cameldicom.toolkit.service.ServiceOperation;
import io.cameldicom.toolkit.service.ServiceRequest;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A request as a route sees it.
 *
 * @param createdInstance UID that we have given to the instance of an N-CREATE that named none
 */
record ServiceExchange(ServiceRequest request, Optional<String> createdInstance) {
    private static final int TRANSACTION_UID = 0x0008_1195;

    static ServiceExchange of(ServiceRequest request) {
        boolean unnamed = request.operation() == ServiceOperation.CREATE
                && request.sopInstanceUid().isEmpty();
        return new ServiceExchange(request, unnamed ? Optional.of(Uid.random()) : Optional.empty());
    }

    /** Sets headers and body. */
    void fill(Message message) {
        message.setHeader(DicomConstants.OPERATION, operation());
        message.setHeader(DicomConstants.SOP_CLASS_UID, request.sopClassUid());
        set(message, DicomConstants.SOP_INSTANCE_UID, request.sopInstanceUid().or(this::createdInstance));
        set(
                message,
                DicomConstants.QUERY_LEVEL,
                QueryLevel.of(request.dataSet()).map(Enum::name));
        set(
                message,
                DicomConstants.TRANSACTION_UID,
                request.dataSet().string(TRANSACTION_UID).filter(Uid::isValid));
        set(message, DicomConstants.MOVE_DESTINATION, request.moveDestination().map(title -> title.value()));
        message.setHeader(
                DicomConstants.CALLING_AE_TITLE, request.callingAeTitle().value());
        message.setHeader(
                DicomConstants.CALLED_AE_TITLE, request.calledAeTitle().value());
        message.setHeader(DicomConstants.REMOTE_ADDRESS, request.remoteAddress());
        message.setHeader(DicomConstants.ASSOCIATION, request.associationNumber());
        message.setBody(request.dataSet());
    }

    private static void set(Message message, String header, Optional<String> value) {
        value.ifPresent(text -> message.setHeader(header, text));
    }

    private String operation() {
        return switch (request.operation()) {
            case FIND -> request.service() == Service.WORKLIST ? "worklist" : "find";
            case MOVE -> "move";
            case GET -> "get";
            case EVENT_REPORT -> "event-report";
            case CREATE -> "mpps-create";
            case SET -> "mpps-set";
        };
    }

    /** The body at the end of the route; null where it is still that of the request, which is no answer. */
    Object answered(Exchange ended) {
        Object body = ended.getMessage().getBody();
        return body == request.dataSet() ? null : body;
    }
}
