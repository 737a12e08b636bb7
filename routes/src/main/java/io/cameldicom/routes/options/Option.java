package io.cameldicom.routes.options;

import io.cameldicom.routes.options.OptionKind.Choice;
import io.cameldicom.routes.options.OptionKind.Count;
import io.cameldicom.routes.options.OptionKind.DurationOrOff;
import io.cameldicom.routes.options.OptionKind.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every option of the application, described once. */
public enum Option {
    INBOX("inbox", OptionKind.FOLDER, "./data/inbox", "folder that is watched, with its subfolders"),
    SENT("sent", OptionKind.FOLDER, "./data/sent", "where files go that the PACS has taken"),
    QUARANTINE("quarantine", OptionKind.FOLDER, "./data/quarantine", "where files go that can never be sent"),
    RECEIPTS("receipts", OptionKind.FOLDER, "./data/receipts", "what was delivered, one line for each object"),
    STATE(
            "state",
            OptionKind.FOLDER,
            "./data/state",
            "what a restart must not forget: the attempts, and an index of the receipts"),
    PACS("pacs", OptionKind.ADDRESS, "", "the destination, AE@host:port; the embedded PACS when empty"),
    PACS_STATUS_POLICY(
            "pacs.statusPolicy",
            OptionKind.ANY,
            "",
            "what failures of this PACS mean, where it differs from the table: a list, or file:config/my.properties"),
    PACS_TLS(
            "pacs.tls",
            new Choice(List.of("false", "true")),
            "false",
            "true: connections to the PACS use TLS, and so do its reports at commit.listen"),
    PACS_TLS_TRUSTED(
            "pacs.tls.trusted",
            OptionKind.ANY,
            "",
            "PEM file with the certificate of the CA of the PACS; those that Java knows when empty"),
    PACS_TLS_CERTIFICATE(
            "pacs.tls.certificate",
            OptionKind.ANY,
            "",
            "PEM file with our own certificate, where the PACS wants one, or commit.listen is set"),
    PACS_TLS_KEY(
            "pacs.tls.key",
            OptionKind.ANY,
            "",
            "PEM file with its private key; in the file of the certificate when empty"),
    PACS_TLS_KEY_PASSWORD("pacs.tls.keyPassword", OptionKind.ANY, "", "password of that key, where it has one"),
    PACS_TLS_VERIFY_HOST_NAME(
            "pacs.tls.verifyHostName",
            new Choice(List.of("true", "false")),
            "true",
            "whether the certificate of the PACS must name the host in pacs"),
    CALLING_AET("calling.aet", OptionKind.AE_TITLE, "CAMEL-DICOM", "our own AE title"),
    STORE_CONCURRENCY("store.concurrency", new Count(1, 64), "4", "associations open at once to the destination"),
    STORE_INFLIGHT("store.inflight", new Count(0, 256), "0", "objects on their way at once; 0: twice the concurrency"),
    REDELIVERY_MAXIMUM(
            "redelivery.maximum", new Count(0, 2), "2", "quick redeliveries before a file waits in the inbox"),
    REDELIVERY_DELAY(
            "redelivery.delay",
            OptionKind.DURATION,
            "1s",
            "pause before the first redelivery, doubled for the second, each of at most 4 s"),
    RETRY_DELAY(
            "retry.delay",
            OptionKind.DURATION,
            "5s",
            "first pause of a file that waits in the inbox, doubled each time"),
    RETRY_MAXIMUM_DELAY(
            "retry.maximumDelay", OptionKind.DURATION, "10m", "longest pause of a file that waits in the inbox"),
    RETRY_GIVE_UP_AFTER(
            "retry.giveUpAfter",
            OptionKind.DURATION_OR_NEVER,
            "never",
            "how long a file may fail before it goes to quarantine as exhausted"),
    RESEND(
            "resend",
            new Choice(List.of("false", "true")),
            "false",
            "true: send also what was sent before, whatever the receipts say"),
    COMMIT(
            "commit",
            new Choice(List.of("false", "true")),
            "false",
            "true: a file leaves the inbox only after the PACS has committed to keep it (storage commitment)"),
    COMMIT_TIMEOUT(
            "commit.timeout",
            OptionKind.DURATION,
            "10m",
            "how long the PACS may take to commit before it is asked again, with growing pauses"),
    COMMIT_BATCH("commit.batch", new Count(1, 10_000), "200", "objects that the PACS is asked to commit to at once"),
    COMMIT_LISTEN(
            "commit.listen",
            OptionKind.ADDRESS,
            "",
            "where the PACS reports what it has committed, AE@host:port; only on our own associations when empty"),
    VERIFY(
            "verify",
            new Choice(List.of("off", "find")),
            "off",
            "find: a file leaves the inbox only after the PACS, asked by C-FIND, has found the object"),
    VERIFY_TIMEOUT(
            "verify.timeout",
            OptionKind.DURATION,
            "10m",
            "how long the PACS may not find what it has taken before the object is sent again"),
    CHARSET_MODE(
            "charset.mode",
            new Choice(List.of("off", "default", "inspect", "relabel", "convert", "repair")),
            "off",
            "what is done to the character set of objects: off, default, inspect, relabel, convert or repair"),
    CHARSET_FALLBACK(
            "charset.fallback",
            OptionKind.CHARACTER_SET,
            "ISO_IR 100",
            "the set of text that declares none, or an unknown one, where nothing speaks against it"),
    CHARSET_TARGET(
            "charset.target",
            OptionKind.CHARACTER_SET_OR_NONE,
            "",
            "the set to declare (relabel) or to encode text in (convert, repair)"),
    CHARSET_MIN_CONFIDENCE(
            "charset.minConfidence", new Share(), "0.9", "how sure repair must be, from 0 to 1; below it is in doubt"),
    CHARSET_HINT(
            "charset.hint",
            OptionKind.LANGUAGES,
            "",
            "languages that the text may be in, such as de,fr; any when empty"),
    CHARSET_ON_DOUBT(
            "charset.onDoubt",
            new Choice(List.of("pass", "fail")),
            "pass",
            "what becomes of an object in doubt: pass sends it as it is, fail puts it into quarantine"),
    INBOX_SETTLE("inbox.settle", OptionKind.DURATION, "2s", "how long a file must not change before it is taken"),
    INBOX_TRUNCATED_GRACE(
            "inbox.truncatedGrace", OptionKind.DURATION, "60s", "how long a cut or empty file may still grow"),
    INBOX_POLL("inbox.poll", OptionKind.DURATION, "500ms", "pause between two looks at the inbox"),
    STUDIES_SCOUT(
            "studies.scout",
            new Choice(List.of("true", "false")),
            "true",
            "whether files that wait are looked into, so that the size of a study is known before their turn"),
    ONCE_PATIENCE("once.patience", OptionKind.DURATION, "60s", "--once: how long a file may fail before it is left"),
    LOG_LEVEL("log.level", OptionKind.LOG_LEVEL, "info", "what is logged: off, error, warn, info, debug or trace"),
    LOG_FORMAT(
            "log.format",
            new Choice(List.of("text", "json")),
            "text",
            "how lines of the log look: text for people, or one object of JSON each"),
    LOG_OBJECTS(
            "log.objects",
            new Choice(List.of("false", "true")),
            "false",
            "true: a line for each object that was sent, put into quarantine or put off"),
    LOG_EXCEPTIONS(
            "log.exceptions",
            new Choice(List.of("none", "full")),
            "none",
            "full: with the stack traces, which may hold names of files; most are told at debug only"),
    HANDOFF("handoff", OptionKind.TEXT, "direct:to-pacs", "endpoint between the intake and the sending route"),
    PACS_STORE("pacs.store", OptionKind.FOLDER, "./data/pacs", "folder of the embedded PACS"),
    EMBEDDED_AET("embedded.aet", OptionKind.AE_TITLE, "EMBEDDED", "AE title of the embedded PACS"),
    EMBEDDED_PORT("embedded.port", OptionKind.PORT, "11112", "port of the embedded PACS on 127.0.0.1"),
    MANAGEMENT_ENABLED(
            "management.enabled",
            new Choice(List.of("true", "false")),
            "true",
            "whether a running service serves health, metrics and the dashboard (--once: only where it is set)"),
    MANAGEMENT_HOST("management.host", OptionKind.HOST, "127.0.0.1", "address of health, metrics and the dashboard"),
    MANAGEMENT_PORT(
            "management.port",
            OptionKind.PORT_OR_FREE,
            "9876",
            "port of health, metrics and the dashboard; 0: any free one"),
    HEALTH_MINIMUM_FREE(
            "health.minimumFree",
            OptionKind.SIZE,
            "1GB",
            "room that the file system of each folder must have for the service to be ready, such as 500MB; 0: any"),
    HEALTH_ECHO_INTERVAL(
            "health.echoInterval",
            new DurationOrOff(),
            "30s",
            "how often each destination is asked by C-ECHO for the sake of health and metrics, or off"),
    HEALTH_LONGEST_SILENCE(
            "health.longestSilence",
            OptionKind.DURATION,
            "10m",
            "for how long neither a look at the inbox nor a file may end before the service counts as hung"),
    HAWTIO_ENABLED("hawtio.enabled", new Choice(List.of("false", "true")), "false", "true: show the routes in Hawtio"),
    HAWTIO_HOST("hawtio.host", OptionKind.HOST, "127.0.0.1", "address of Hawtio"),
    HAWTIO_PORT("hawtio.port", OptionKind.PORT_OR_FREE, "8090", "port of Hawtio; 0: any free one");

    private final String key;
    private final OptionKind kind;
    private final String defaultValue;
    private final String description;

    Option(String key, OptionKind kind, String defaultValue, String description) {
        this.key = key;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** The name in {@code application.properties} and after {@code -D}. */
    public String key() {
        return key;
    }

    /** The name of the environment variable: upper case, {@code _} for {@code .} (as Camel has it). */
    public String environmentVariable() {
        return environmentVariable(key);
    }

    static String environmentVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public OptionKind kind() {
        return kind;
    }

    /** Taken where nobody sets the option. */
    public String defaultValue() {
        return defaultValue;
    }

    /** One line for people. */
    public String description() {
        return description;
    }

    /** The option of this very name. */
    public static Optional<Option> of(String key) {
        for (Option option : values()) {
            if (option.key.equals(key)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
