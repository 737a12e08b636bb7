package io.cameldicom.routes.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of the page that change, by their ids in the order of the page. */
record Sections(String title, Map<String, Html> byId) {
    /** @param admin whether there are buttons */
    static Sections of(Snapshot snapshot, boolean admin) {
        Headline headline = Headline.of(snapshot);
        Map<String, Html> byId = new LinkedHashMap<>();
        byId.put("headline", headline(headline));
        byId.put("figures", FiguresSection.of(snapshot));
        byId.put("result", ResultSection.of(snapshot));
        byId.put("destinations", DestinationsSection.of(snapshot));
        byId.put("inbox", InboxSection.of(snapshot));
        byId.put("quarantine", QuarantineSection.of(snapshot, admin));
        byId.put("failures", FailuresSection.of(snapshot, admin));
        byId.put("studies", StudiesSection.of(snapshot));
        return new Sections(headline.title(), byId);
    }

    private static Html headline(Headline headline) {
        return Html.of(
                "<p class=\"headline {}\">{}</p><p>{}</p>",
                headline.mark().style(),
                headline.mark().with(Words.breakable(headline.summary())),
                Words.breakable(headline.detail()));
    }
}
