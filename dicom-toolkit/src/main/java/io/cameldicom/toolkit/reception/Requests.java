package io.cameldicom.toolkit.reception;

import io.cameldicom.toolkit.dimse.CommandAssembler;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.pdu.PDataTf;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Puts the fragments of an association together: a command, and the data set that follows it where there is one (PS3.7
 * §6.3.1). Used on the event loop.
 */
public final class Requests {
    private final Map<Integer, PresentationContext> contexts;
    private final BiFunction<PresentationContext, CommandSet, Optional<Reception>> begin;
    private final Consumer<Reception> complete;
    private final CommandAssembler commands = new CommandAssembler();
    private Reception reception;

    /**
     * @param contexts those that were accepted, by their ids
     * @param begin what is to become of a request; empty for one that is ignored
     * @param complete takes a request that has arrived to its end
     */
    public Requests(
            Map<Integer, PresentationContext> contexts,
            BiFunction<PresentationContext, CommandSet, Optional<Reception>> begin,
            Consumer<Reception> complete) {
        this.contexts = contexts;
        this.begin = begin;
        this.complete = complete;
    }

    /** Whether a data set is on its way. */
    public boolean isReceiving() {
        return reception != null;
    }

    /**
     * Takes a fragment, lent for the time of the call.
     *
     * @throws MalformedCommandException if it fits not
     */
    public void add(PDataTf data) {
        PresentationContext context = contexts.get(data.contextId());
        if (context == null) {
            throw new MalformedCommandException(
                    "presentation context id: " + data.contextId() + " (expected: an accepted one)");
        }
        if (data.command()) {
            if (reception != null) {
                throw new MalformedCommandException("command fragment (expected: the rest of a data set)");
            }
            commands.add(data.data(), data.last()).ifPresent(command -> begin(context, command));
        } else {
            addToDataSet(data);
        }
    }

    private void begin(PresentationContext context, CommandSet command) {
        Optional<Reception> begun = begin.apply(context, command);
        if (command.hasDataSet()) {
            reception = begun.orElse(null);
        } else {
            begun.ifPresent(complete);
        }
    }

    private void addToDataSet(PDataTf data) {
        if (reception == null || reception.contextId() != data.contextId()) {
            throw new MalformedCommandException(
                    "data set fragment (expected: a command, or a data set in its context)");
        }
        reception.add(data.data());
        if (data.last() && reception != null) {
            Reception whole = reception;
            reception = null;
            complete.accept(whole);
        }
    }

    /** The rest of what is on its way will never come. */
    public void discard() {
        if (reception != null) {
            reception.discard();
            reception = null;
        }
    }
}
