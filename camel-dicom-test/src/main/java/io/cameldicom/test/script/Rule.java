package io.cameldicom.test.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the peer does when: one statement of a script. Begins with {@link When}; each method returns a new rule with one
 * verb more. Immutable. Every method throws {@link IllegalArgumentException} where the verb makes no sense in its place
 * or a value is out of its range; the effect of each verb stands at {@link Verb}.
 *
 * @param selector what it waits for
 * @param moment when, within that, it acts
 * @param actions in order
 */
public record Rule(Selector selector, Moment moment, List<Action> actions) {
    public Rule {
        actions = List.copyOf(actions);
        RuleCheck.check(selector, moment, actions);
    }

    Rule with(Action action) {
        List<Action> more = new ArrayList<>(actions);
        more.add(action);
        return new Rule(selector, moment, more);
    }

    private Rule at(Moment when) {
        return new Rule(selector, when, actions);
    }

    private Rule in(Numbers associations) {
        return new Rule(
                new Selector(selector.unit(), selector.numbers(), Optional.of(associations), selector.instance()),
                moment,
                actions);
    }

    /** Only objects of this SOP Instance UID; with an asterisk at its end, all whose UID begins so. */
    public Rule ofInstance(String uid) {
        return new Rule(
                new Selector(selector.unit(), selector.numbers(), selector.association(), Optional.of(uid)),
                moment,
                actions);
    }

    /** Counts within this association, itself counted from when the rule is given. */
    public Rule ofAssociation(int number) {
        return in(new Numbers(number, number));
    }

    /** Counts within each association. */
    public Rule ofEachAssociation() {
        return in(Numbers.ALL);
    }

    /** As soon as the connection is accepted. */
    public Rule atConnect() {
        return at(Moment.CONNECT);
    }

    /** After the answer. */
    public Rule afterAnswer() {
        return at(Moment.ANSWERED);
    }

    /** After so many fragments of the data set; 0: after the command. */
    public Rule afterPdvs(int count) {
        return at(new Moment(Moment.Kind.PDVS, count));
    }

    /** After so many bytes of the data set. */
    public Rule afterBytes(long count) {
        return at(new Moment(Moment.Kind.BYTES, count));
    }

    /** After nothing came for so long, between two messages. */
    public Rule afterIdle(Duration quiet) {
        return at(new Moment(Moment.Kind.IDLE, Durations.checked(quiet).toMillis()));
    }

    public Rule rejectPermanent(Rejection rejection) {
        return with(Endings.Reject.of(1, rejection));
    }

    public Rule rejectTransient(Rejection rejection) {
        return with(Endings.Reject.of(2, rejection));
    }

    public Rule reject(int result, int source, int reason) {
        return with(new Endings.Reject(result, source, reason));
    }

    public Rule maxPdu(long bytes) {
        return with(new Settings.MaxPdu(bytes));
    }

    /** Takes contexts of these SOP classes; UIDs or the names of {@link UidName}. */
    public Rule acceptClasses(String... sopClasses) {
        return accept(List.of(sopClasses), List.of());
    }

    /** Takes contexts with these transfer syntaxes; UIDs or the names of {@link UidName}. */
    public Rule acceptSyntaxes(String... transferSyntaxes) {
        return accept(List.of(), List.of(transferSyntaxes));
    }

    /** Takes contexts of these SOP classes with these transfer syntaxes; an empty list: all; both empty: none. */
    public Rule accept(List<String> sopClasses, List<String> transferSyntaxes) {
        return with(new Settings.Accept(sopClasses, transferSyntaxes));
    }

    public Rule acceptNothing() {
        return with(Settings.Accept.NOTHING);
    }

    public Rule forceSyntax(String transferSyntax) {
        return with(new Settings.Force(transferSyntax));
    }

    public Rule async(int invoked, int performed) {
        return with(new Settings.Async(invoked, performed));
    }

    public Rule limit(int associations) {
        return with(new Settings.Limit(associations));
    }

    public Rule unique() {
        return with(new Settings.Unique());
    }

    public Rule answer() {
        return with(new Answers.Answer());
    }

    public Rule status(int code) {
        return status(code, "");
    }

    /** Answers a status with an Error Comment and the tags of Offending Element, each such as {@code 0x00100020}. */
    public Rule status(int code, String comment, Integer... elements) {
        return with(new Answers.Status(code, comment, Arrays.asList(elements)));
    }

    public Rule silent() {
        return with(new Answers.Silent());
    }

    public Rule garbage() {
        return with(new Answers.Garbage());
    }

    public Rule bytes(String hex) {
        return with(new Answers.Bytes(hex));
    }

    public Rule half() {
        return with(new Shapes.Half());
    }

    public Rule twice() {
        return with(new Shapes.Twice());
    }

    public Rule split(int bytes) {
        return split(bytes, Duration.ZERO);
    }

    public Rule split(int bytes, Duration pause) {
        return with(new Shapes.Split(bytes, pause));
    }

    public Rule messageId(int id) {
        return with(new Shapes.MessageId(Integer.toString(id)));
    }

    public Rule instance(String uid) {
        return with(new Shapes.Instance(uid));
    }

    public Rule context(int id) {
        return with(new Shapes.Context(id));
    }

    public Rule delay(Duration duration) {
        return with(new Pauses.Delay(duration));
    }

    public Rule stall() {
        return with(new Pauses.Stall());
    }

    public Rule down(Duration duration) {
        return with(new Pauses.Down(duration));
    }

    public Rule abort() {
        return abort(0, 0);
    }

    public Rule abort(int source, int reason) {
        return with(new Endings.Abort(source, reason));
    }

    public Rule reset() {
        return with(new Endings.Reset());
    }

    public Rule close() {
        return with(new Endings.Close());
    }

    public Rule release() {
        return with(new Endings.Release());
    }

    /** As a script writes it. */
    @Override
    public String toString() {
        return selector + moment.toString() + ": "
                + actions.stream().map(Action::text).collect(Collectors.joining(", "));
    }
}
