package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static Properties kept(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        Tracing.keepFileNamesOut(properties);
        return properties;
    }

    @Test
    void excludesFilesWhereSpansAreMade() {
        assertThat(kept(Tracing.ENABLED, "true")).containsEntry(Tracing.EXCLUDED, "file*");
        assertThat(kept(Tracing.ENABLED, " TRUE ", Tracing.EXCLUDED, "log*"))
                .containsEntry(Tracing.EXCLUDED, "log*,file*");
        assertThat(kept(Tracing.ENABLED, "true", Tracing.EXCLUDED, "file*, log*"))
                .containsEntry(Tracing.EXCLUDED, "file*, log*");
    }

    @Test
    void setsNothingWhereTheModuleIsNotThere() {
        assertThat(kept()).isEmpty();
        assertThat(kept(Tracing.ENABLED, "false")).doesNotContainKey(Tracing.EXCLUDED);
    }
}
