package io.cameldicom.component;

import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/** {@code dicom:charset}: inspects the character set of the object in the body, and changes it. */
final class CharsetProducer extends DefaultAsyncProducer {
    private final Bodies bodies;
    private final CharacterSetStep step;

    CharsetProducer(DicomEndpoint endpoint) {
        super(endpoint);
        this.bodies = new Bodies(endpoint.spool(), endpoint.getConfiguration().readLimits());
        this.step = endpoint.characterSetStep();
    }

    /** Reads from the disk on the calling thread; nothing is awaited. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            if (!step.isOff()) {
                edit(exchange);
            }
        } catch (Exception e) {
            step.counters().failed();
            exchange.setException(Failures.of("editing the character set", e));
        } catch (OutOfMemoryError e) { // let through, it ends the consumer that polls
            step.counters().failed();
            exchange.setException(Failures.of("editing the character set", new UnreadableObjectException(e)));
        }
        callback.done(true);
        return true;
    }

    private void edit(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        step.counters().given();
        CharacterSetHeaders.remove(message);
        exchange.removeProperty(DicomConstants.CHARACTER_SET_EDIT);
        DicomObject object = bodies.objectIn(exchange);
        CharacterSetEdit edit = step.edit(object);
        CharacterSetHeaders.set(message, edit);
        exchange.setProperty(DicomConstants.CHARACTER_SET_EDIT, edit);
        boolean changed = !step.isDryRun() && edit.dataSet() != object.dataSet();
        message.setBody(changed ? object.with(edit.dataSet()) : object);
        CharacterSetHeaders.setDeclared(message, step.isDryRun() ? edit.declared() : edit.result());
        step.requireClear(edit);
    }
}
