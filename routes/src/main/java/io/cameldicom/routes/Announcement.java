package io.cameldicom.routes;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first line: where files will go. */
final class Announcement {
    private static final Logger LOG = LoggerFactory.getLogger("camel-dicom");

    private Announcement() {}

    static void log(Options options) {
        LOG.atInfo()
                .addKeyValue("event", "app.starting")
                .addKeyValue("destination", options.pacs())
                .addKeyValue("version", BuildVersion.text())
                .log("{}", of(options));
    }

    static String of(Options options) {
        return "to " + options.pacs() + (options.isEmbedded() ? " (embedded PACS, test use)" : "") + ", from "
                + options.folder(Option.INBOX) + ", as " + options.text(Option.CALLING_AET);
    }
}
