package io.cameldicom.component;

import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * The developer console {@code dicom}: destinations, listeners, open requests for storage commitment and character sets of
 * each component of this kind in the Camel context. It has addresses, UIDs and counts, and nothing of objects. Camel finds
 * it where camel-console is on the class path.
 */
@DevConsole(
        name = "dicom",
        displayName = "DICOM",
        description = "Destinations, listeners, storage commitment and character sets")
public final class DicomDevConsole extends AbstractDevConsole {
    public DicomDevConsole() {
        super("camel", "dicom", "DICOM", "Destinations, listeners, storage commitment and character sets");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray destinations = new JsonArray();
        JsonArray listeners = new JsonArray();
        JsonArray commitments = new JsonArray();
        JsonArray characterSets = new JsonArray();
        for (DicomComponent component : components()) {
            ConsoleView view = new ConsoleView(component);
            destinations.addAll(view.destinations());
            listeners.addAll(view.listeners());
            commitments.add(view.commitments());
            characterSets.add(view.characterSets());
        }
        JsonObject root = new JsonObject();
        root.put("destinations", destinations);
        root.put("listeners", listeners);
        root.put("commitments", commitments);
        root.put("characterSets", characterSets);
        return root;
    }

    /** Those that there are: a console makes none. */
    private List<DicomComponent> components() {
        return getCamelContext().getComponentNames().stream()
                .sorted()
                .map(getCamelContext()::hasComponent)
                .filter(DicomComponent.class::isInstance)
                .map(DicomComponent.class::cast)
                .toList();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        doCallJson(options).forEach((title, entries) -> {
            text.append(title).append(":\n");
            ((JsonArray) entries).forEach(entry -> {
                append(text, "    ", (JsonObject) entry);
                text.append('\n');
            });
        });
        return text.toString();
    }

    private static void append(StringBuilder text, String indent, JsonObject entry) {
        entry.forEach((name, value) -> {
            text.append(indent).append(name).append(": ");
            if (value instanceof JsonObject nested) {
                text.append('\n');
                append(text, indent + "    ", nested);
            } else if (value instanceof JsonArray several) {
                text.append(String.join(
                                ", ", several.stream().map(String::valueOf).toList()))
                        .append('\n');
            } else {
                text.append(value).append('\n');
            }
        });
    }
}
