package io.cameldicom.routes.dashboard;

import io.cameldicom.routes.management.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole page. It needs no JavaScript: with it, the figures move. */
final class PageHtml {
    private static final Map<String, String> HEADINGS = Map.of(
            "destinations", "Destinations",
            "inbox", "Inbox",
            "studies", "Studies",
            "quarantine", "Quarantine",
            "failures", "Recent failures");

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{}</title>
            <link rel="icon" href="/dashboard.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/dashboard.css">
            <script src="/dashboard.js" defer></script>
            <noscript><meta http-equiv="refresh" content="60"></noscript>
            </head>
            <body>
            <a class="skip" href="#headline">To the figures</a>
            <header>
            <h1>camel-dicom</h1>
            <p>Figures of <span id="time">{}</span>. <span id="live" role="status">Load the page again for newer ones.</span></p>
            </header>
            <main>
            <form id="{}" method="post" action="/redrive"><input type="hidden" name="token" id="token" value="{}"></form>
            {}
            <section class="help" aria-labelledby="help-heading">
            <h2 id="help-heading">What the words mean</h2>
            <dl>
            <dt>Inbox</dt><dd>The folder that files are taken from. A file leaves it only once the destination has it, or into
            quarantine.</dd>
            <dt>Quarantine</dt><dd>A folder for files that failed for good. Each lies beside a file of the same name that ends
            in <span class="code">.reason.json</span> and tells why. Nothing in it is ever deleted.</dd>
            <dt>Send again</dt><dd>Puts files from quarantine back into the inbox, to be sent once more. Those whose cause is not
            gone come back to quarantine: that does no harm.</dd>
            <dt>File</dt><dd>Names of files often are names of patients, so each is shown by a short number alone. To find the
            name, search the folder of quarantine for that number: <span class="code">grep -rl 1a2b3c4d data/quarantine</span>
            prints the <span class="code">.reason.json</span> beside the file.</dd>
            <dt>Destination</dt><dd>An archive (PACS) by its AE title, which is its name in DICOM, its address and its port.</dd>
            </dl>
            </section>
            </main>
            <footer><p>{}. Times are those of the server.</p></footer>
            </body>
            </html>
            """;

    private PageHtml() {}

    static Html of(Update update, Visitor visitor, String token) {
        List<Html> sections = new ArrayList<>();
        update.sections().byId().forEach((id, section) -> sections.add(section(id, section)));
        return Html.of(
                PAGE,
                update.sections().title(),
                update.time(),
                Buttons.FORM,
                visitor.isAdmin() ? token : "",
                Html.all(sections),
                visitor.isAdmin()
                        ? "You are " + visitor.name() + ", an admin"
                        : "You are " + visitor.name() + ", who may look but change nothing");
    }

    private static Html section(String id, Html section) {
        String heading = HEADINGS.get(id);
        if (heading == null) {
            boolean spoken = !id.equals("figures");
            return Html.of("<div id=\"{}\"{}>{}</div>\n", id, new Html(spoken ? " aria-live=\"polite\"" : ""), section);
        }
        return Html.of(
                "<section aria-labelledby=\"{}-heading\"><h2 id=\"{}-heading\">{}</h2><div id=\"{}\">{}</div></section>\n",
                id,
                id,
                heading,
                id,
                section);
    }

    static Html refusal(String why) {
        return Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Not done – camel-dicom</title>
                <link rel="icon" href="/dashboard.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/dashboard.css">
                </head>
                <body>
                <main>
                <h1>{}</h1>
                <p>{} Nothing was changed.</p>
                <p><a href="/">Load the page again</a></p>
                </main>
                </body>
                </html>
                """, Mark.BAD.with("Not done"), why);
    }
}
