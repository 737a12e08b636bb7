package io.cameldicom.test.script;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the peer can be told to do. Each verb is a word of the script and a method of {@link Rule}. */
public enum Verb {
    REJECT(
            "permanent|transient REASON, or RESULT/SOURCE/REASON",
            Kind.ANSWER,
            EnumSet.of(Unit.ASSOCIATION),
            "refuses the association, with A-ASSOCIATE-RJ",
            Endings.Reject::parse),
    MAX_PDU(
            "BYTES",
            Kind.SETTING,
            EnumSet.of(Unit.ASSOCIATION),
            "announces this maximum length; 0 is unlimited",
            words -> new Settings.MaxPdu(words.number(0, Settings.LARGEST))),
    ACCEPT(
            "[class UID…] [syntax UID…], or nothing",
            Kind.SETTING,
            EnumSet.of(Unit.ASSOCIATION),
            "takes only these presentation contexts; given several times, any of them",
            Settings.Accept::parse),
    FORCE_SYNTAX(
            "UID",
            Kind.SETTING,
            EnumSet.of(Unit.ASSOCIATION),
            "accepts every context with this transfer syntax, proposed or not",
            words -> new Settings.Force(words.uid())),
    ASYNC(
            "INVOKED PERFORMED",
            Kind.SETTING,
            EnumSet.of(Unit.ASSOCIATION),
            "answers this asynchronous operations window, asked for or not",
            Settings.Async::parse),
    LIMIT(
            "N",
            Kind.SETTING,
            EnumSet.of(Unit.ASSOCIATION),
            "has at most N associations open, and refuses more as transient, local limit exceeded",
            words -> new Settings.Limit((int) words.number(0, Integer.MAX_VALUE))),
    UNIQUE(
            "",
            Kind.SETTING,
            EnumSet.of(Unit.ASSOCIATION),
            "answers 0111 to an object whose instance it has taken before, and keeps the first",
            words -> new Settings.Unique()),
    ANSWER(
            "",
            Kind.ANSWER,
            EnumSet.allOf(Unit.class),
            "answers as usual, where a verb is to follow it",
            words -> new Answers.Answer()),
    STATUS(
            "CODE [comment \"TEXT\"] [element TAG]",
            Kind.ANSWER,
            EnumSet.of(Unit.OBJECT, Unit.ECHO),
            "answers this status, with Error Comment and Offending Element",
            Answers.Status::parse),
    SILENT(
            "",
            Kind.ANSWER,
            EnumSet.allOf(Unit.class),
            "never answers, but goes on reading",
            words -> new Answers.Silent()),
    GARBAGE(
            "",
            Kind.SENDING,
            EnumSet.allOf(Unit.class),
            "sends a PDU of a type that does not exist",
            words -> new Answers.Garbage()),
    BYTES(
            "HEX",
            Kind.SENDING,
            EnumSet.allOf(Unit.class),
            "sends these bytes",
            words -> new Answers.Bytes(words.next("hexadecimal digits"))),
    HALF(
            "",
            Kind.SHAPE,
            EnumSet.allOf(Unit.class),
            "the answer is only the first half of its bytes",
            words -> new Shapes.Half()),
    TWICE("", Kind.SHAPE, EnumSet.allOf(Unit.class), "the answer is sent twice", words -> new Shapes.Twice()),
    SPLIT(
            "BYTES [DURATION]",
            Kind.SHAPE,
            EnumSet.allOf(Unit.class),
            "the answer comes in two TCP pieces, the second after a pause",
            Shapes.Split::parse),
    MESSAGE_ID(
            "N, +N or -N",
            Kind.SHAPE,
            EnumSet.of(Unit.OBJECT, Unit.ECHO),
            "the answer is to another message ID",
            words -> new Shapes.MessageId(words.signed())),
    INSTANCE(
            "UID",
            Kind.SHAPE,
            EnumSet.of(Unit.OBJECT),
            "the answer has another Affected SOP Instance UID",
            words -> new Shapes.Instance(words.uid())),
    CONTEXT(
            "ID",
            Kind.SHAPE,
            EnumSet.of(Unit.OBJECT, Unit.ECHO),
            "the answer comes in another presentation context",
            words -> new Shapes.Context((int) words.number(0, 255))),
    DELAY(
            "DURATION",
            Kind.PAUSE,
            EnumSet.allOf(Unit.class),
            "goes on after so long, and reads nothing",
            words -> new Pauses.Delay(words.duration())),
    STALL(
            "",
            Kind.ENDING,
            EnumSet.allOf(Unit.class),
            "takes no more bytes, for ever: soon the other side can write none",
            words -> new Pauses.Stall()),
    DOWN(
            "DURATION",
            Kind.PAUSE,
            EnumSet.allOf(Unit.class),
            "stops listening for so long: new connections are refused, open ones go on",
            words -> new Pauses.Down(words.duration())),
    ABORT("[SOURCE/REASON]", Kind.ENDING, EnumSet.allOf(Unit.class), "sends A-ABORT and closes", Endings.Abort::parse),
    RESET("", Kind.ENDING, EnumSet.allOf(Unit.class), "resets the TCP connection", words -> new Endings.Reset()),
    CLOSE(
            "",
            Kind.ENDING,
            EnumSet.allOf(Unit.class),
            "closes the TCP connection, without a PDU",
            words -> new Endings.Close()),
    RELEASE(
            "",
            Kind.ENDING,
            EnumSet.allOf(Unit.class),
            "sends A-RELEASE-RQ from its side",
            words -> new Endings.Release());

    /** Where a verb has its place. */
    public enum Kind {
        /** Holds for a whole association. */
        SETTING,
        /** Shapes the answer that follows. */
        SHAPE,
        /** Is the answer. */
        ANSWER,
        /** Takes time. */
        PAUSE,
        /** Sends something, at any moment; in the place of an answer that is due. */
        SENDING,
        /** Ends the association, at any moment, or all that happens on it. */
        ENDING
    }

    private final String arguments;
    private final Kind kind;
    private final Set<Unit> units;
    private final String effect;
    private final Function<Words, Action> parser;

    Verb(String arguments, Kind kind, Set<Unit> units, String effect, Function<Words, Action> parser) {
        this.arguments = arguments;
        this.kind = kind;
        this.units = units;
        this.effect = effect;
        this.parser = parser;
    }

    /** The word that stands for it in a script. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What may follow the word. */
    public String arguments() {
        return arguments;
    }

    public Kind kind() {
        return kind;
    }

    /** What it can be said of. */
    public Set<Unit> units() {
        return Set.copyOf(units);
    }

    /** What it does, in a few words. */
    public String effect() {
        return effect;
    }

    boolean suits(Unit unit) {
        return units.contains(unit);
    }

    Action parse(Words words) {
        return parser.apply(words);
    }

    static Optional<Verb> named(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
