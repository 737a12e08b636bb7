package io.cameldicom.routes.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the page is told at one moment.
 *
 * @param time for people, when its figures were true
 * @param more besides: text by name
 */
record Update(String time, Sections sections, Map<String, String> more) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Update of(Snapshot snapshot, boolean admin) {
        return new Update(Words.timeOfDay(snapshot.at()), Sections.of(snapshot, admin), Map.of());
    }

    Update with(String name, String text) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put(name, text);
        return new Update(time, sections, all);
    }

    /** The same with these sections alone. */
    Update only(Map<String, Html> changes) {
        return new Update(time, new Sections(sections.title(), changes), more);
    }

    /** On one line. */
    String json() {
        Map<String, Object> json = new LinkedHashMap<>(more);
        Map<String, String> html = new LinkedHashMap<>();
        sections.byId().forEach((id, section) -> html.put(id, section.text()));
        json.put("time", time);
        json.put("title", sections.title());
        json.put("sections", html);
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("update: not written (expected: texts)", e);
        }
    }
}
