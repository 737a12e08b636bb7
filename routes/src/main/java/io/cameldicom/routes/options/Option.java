package io.cameldicom.routes.options;

import io.cameldicom.routes.options.OptionKind.Choice;
import io.cameldicom.routes.options.OptionKind.Count;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every option of the application, described once. */
public enum Option {
    INBOX("inbox", OptionKind.FOLDER, "./data/inbox", "folder that is watched, with its subfolders"),
    SENT("sent", OptionKind.FOLDER, "./data/sent", "where files go that the PACS has taken"),
    QUARANTINE("quarantine", OptionKind.FOLDER, "./data/quarantine", "where files go that can never be sent"),
    PACS("pacs", OptionKind.ADDRESS, "", "the destination, AE@host:port; the embedded PACS when empty"),
    CALLING_AET("calling.aet", OptionKind.AE_TITLE, "CAMEL-DICOM", "our own AE title"),
    STORE_CONCURRENCY("store.concurrency", new Count(1, 64), "4", "associations open at once to the destination"),
    STORE_INFLIGHT("store.inflight", new Count(0, 256), "0", "objects on their way at once; 0: twice the concurrency"),
    REDELIVERY_MAXIMUM(
            "redelivery.maximum", new Count(0, 5), "2", "quick redeliveries before a file waits in the inbox"),
    REDELIVERY_DELAY(
            "redelivery.delay", OptionKind.DURATION, "1s", "pause before the first redelivery, doubled each time"),
    RETRY_DELAY(
            "retry.delay",
            OptionKind.DURATION,
            "5s",
            "first pause of a file that waits in the inbox, doubled each time"),
    RETRY_MAXIMUM_DELAY(
            "retry.maximumDelay", OptionKind.DURATION, "10m", "longest pause of a file that waits in the inbox"),
    CHARSET_MODE(
            "charset.mode",
            new Choice(List.of("off", "default")),
            "off",
            "default: label text that has no character set"),
    CHARSET_DEFAULT("charset.default", OptionKind.DEFINED_TERM, "ISO_IR 100", "the character set of such text"),
    INBOX_SETTLE("inbox.settle", OptionKind.DURATION, "2s", "how long a file must not change before it is taken"),
    INBOX_TRUNCATED_GRACE(
            "inbox.truncatedGrace", OptionKind.DURATION, "60s", "how long a cut or empty file may still grow"),
    INBOX_POLL("inbox.poll", OptionKind.DURATION, "500ms", "pause between two looks at the inbox"),
    ONCE_PATIENCE("once.patience", OptionKind.DURATION, "60s", "--once: how long a file may fail before it is left"),
    HANDOFF("handoff", OptionKind.TEXT, "direct:to-pacs", "endpoint between the intake and the sending route"),
    PACS_STORE("pacs.store", OptionKind.FOLDER, "./data/pacs", "folder of the embedded PACS"),
    EMBEDDED_AET("embedded.aet", OptionKind.AE_TITLE, "EMBEDDED", "AE title of the embedded PACS"),
    EMBEDDED_PORT("embedded.port", OptionKind.PORT, "11112", "port of the embedded PACS on 127.0.0.1");

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
