package io.cameldicom.test.scp;

import io.cameldicom.test.record.AssociationSeen;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.script.Action.Deed;
import io.cameldicom.test.script.Draft;
import io.cameldicom.test.script.Moment;
import io.cameldicom.test.script.Occurrence;
import io.cameldicom.test.script.Rule;
import io.cameldicom.test.script.Rulebook;
import io.cameldicom.test.script.Unit;
import io.cameldicom.test.wire.AssociateRequest;
import io.cameldicom.test.wire.PduInput.Header;
import io.cameldicom.test.wire.PduType;
import io.cameldicom.test.wire.Pdus;
import io.cameldicom.test.wire.WireException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One connection from its first byte to its last, on a thread of its own. */
final class Connection implements Runnable {
    private static final int LONGEST_PDU = 1 << 20;

    private final Line line;
    private final Services services;
    private final Occurrence association;
    private final Release release = new Release(this);
    private Negotiation negotiation = Negotiation.NONE;
    private Messages messages;
    private boolean established;
    private boolean released;
    private Rule idleDone;

    /** @param number of the connection, which the recorder knows already */
    Connection(Line line, int number, Services services) {
        this.line = line;
        this.services = services;
        this.association = new Occurrence(Unit.ASSOCIATION, number, number, 1);
    }

    Line line() {
        return line;
    }

    Services services() {
        return services;
    }

    int number() {
        return association.number();
    }

    Negotiation negotiation() {
        return negotiation;
    }

    @Override
    public void run() {
        try {
            act(association, Moment.CONNECT, null);
            negotiate(header(false));
            while (true) {
                next(header(true));
            }
        } catch (EndedException e) {
            ended(e.ending());
        } catch (EOFException e) {
            ended(Ending.CLOSED);
        } catch (WireException e) {
            violation(e.getMessage());
            abortFor(e);
        } catch (SocketException e) {
            boolean reset = String.valueOf(e.getMessage()).contains("reset");
            ended(line.isShutDown() ? Ending.CLOSED_BY_US : reset ? Ending.RESET : Ending.CLOSED);
        } catch (IOException | RuntimeException e) {
            services.recorder().failure(e);
            ended(Ending.CLOSED_BY_US);
        } finally {
            finish();
        }
    }

    private void finish() {
        if (messages != null) {
            messages.cut();
        }
        if (established) {
            services.established().decrementAndGet();
        }
        line.close();
        services.recorder().closed(released);
    }

    private Header header(boolean mayIdle) throws IOException {
        idleDone = null;
        boolean between = mayIdle && (messages == null || messages.areBetween());
        int type = line.firstByte(between ? this::idle : millis -> {});
        return line.in().header(type);
    }

    private void idle(long millis) throws IOException {
        Optional<Rule> rule = services.rules().idle(association);
        if (rule.isPresent()
                && rule.get() != idleDone
                && millis >= rule.get().moment().amount()) {
            idleDone = rule.get();
            LiveTurn turn = new LiveTurn(this, null);
            for (Deed deed : Rulebook.deeds(rule.get())) {
                deed.perform(turn);
            }
        }
    }

    private void negotiate(Header header) throws IOException {
        if (header.type() == PduType.ABORT) {
            aborted(header);
        }
        if (header.type() != PduType.ASSOCIATE_RQ) {
            throw new WireException("PDU type: " + header.type() + " (expected: A-ASSOCIATE-RQ)");
        }
        AssociateRequest request = AssociateRequest.read(line.in().bytes(header.length(), LONGEST_PDU));
        negotiation = Negotiation.of(request, services.rules().terms(association));
        change(seen -> seen.asked(request, negotiation.seen(false)));
        messages = new Messages(this);
        act(association, Moment.DUE, this::accept);
    }

    private byte[] accept(Draft draft) throws IOException {
        if (services.established().incrementAndGet() > negotiation.terms().limit()) {
            services.established().decrementAndGet();
            reject(2, 3, 2);
        }
        established = true;
        if (!draft.isHalf()) {
            change(seen -> seen.established(negotiation.seen(true)));
        }
        return negotiation.accept();
    }

    private void next(Header header) throws IOException {
        switch (header.type()) {
            case PduType.DATA -> messages.data(header.length());
            case PduType.RELEASE_RQ -> {
                line.in().bytes(header.length(), LONGEST_PDU);
                release.asked();
            }
            case PduType.RELEASE_RP -> {
                line.in().bytes(header.length(), LONGEST_PDU);
                release.answered();
            }
            case PduType.ABORT -> aborted(header);
            default ->
                throw new WireException(
                        "PDU type: " + header.type() + " (expected: P-DATA-TF, A-RELEASE-RQ or A-ABORT)");
        }
    }

    /** Does what the rules say at a moment, and gives the answer that is due then. */
    boolean act(Occurrence occurrence, Moment moment, LiveTurn.Answer answer) throws IOException {
        List<Deed> deeds = services.rules().deeds(occurrence, moment);
        boolean answered = act(occurrence, moment, deeds, answer).isAnswered();
        if (answered && occurrence.unit() != Unit.RELEASE) {
            act(occurrence, Moment.ANSWERED, services.rules().deeds(occurrence, Moment.ANSWERED), null);
        }
        return answered;
    }

    /** Does these deeds; at {@link Moment#DUE} they end with the answer, unless they have given one. */
    LiveTurn act(Occurrence occurrence, Moment moment, List<Deed> deeds, LiveTurn.Answer answer) throws IOException {
        LiveTurn turn = new LiveTurn(this, answer);
        for (Deed deed : deeds) {
            deed.perform(turn);
        }
        if (moment.equals(Moment.DUE) && !turn.isSettled()) {
            turn.answer();
        }
        return turn;
    }

    void askForRelease() throws IOException {
        release.ask();
    }

    void reject(int result, int source, int reason) throws IOException {
        ended(Ending.REJECTED);
        line.send(Pdus.reject(result, source, reason));
        line.closeGently();
        throw new EndedException(Ending.REJECTED);
    }

    void abort(int source, int reason) throws IOException {
        ended(Ending.ABORTED_BY_US);
        line.send(Pdus.abort(source, reason));
        line.closeGently();
        throw new EndedException(Ending.ABORTED_BY_US);
    }

    private void abortFor(WireException violation) {
        try {
            abort(2, 0);
        } catch (IOException e) {
            // the other side has gone, or this is the end that we wanted
        }
    }

    private void aborted(Header header) throws IOException {
        byte[] body = line.in().bytes(header.length(), LONGEST_PDU);
        String why = body.length < 4 ? "" : body[2] + "/" + body[3];
        change(seen -> seen.ended(Ending.ABORTED, why));
        throw new EndedException(Ending.ABORTED);
    }

    /** Notes how this ends; only the first note stands. */
    void ended(Ending ending) {
        change(seen -> seen.ended(ending, ""));
    }

    /** The other side asked for the release, and may open its next association as soon as it has the answer. */
    void released() {
        ended(Ending.RELEASED);
        if (!released) {
            released = true;
            services.recorder().released();
        }
    }

    void violation(String what) {
        change(seen -> seen.violated(what));
    }

    void change(UnaryOperator<AssociationSeen> to) {
        services.recorder().change(number(), to);
    }
}
