package io.cameldicom.routes;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;

/** The first line on the console: where files will go. */
final class Announcement {
    private Announcement() {}

    static String of(Options options) {
        return "to " + options.pacs() + (options.isEmbedded() ? " (embedded PACS, test use)" : "") + ", from "
                + options.folder(Option.INBOX) + ", as " + options.text(Option.CALLING_AET);
    }
}
