package io.cameldicom.routes.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    private Path parentWithConfig(String name, String properties) throws IOException {
        Path parent = folder.resolve(name);
        Files.createDirectories(parent.resolve("config"));
        Files.writeString(parent.resolve("config/application.properties"), properties);
        return parent;
    }

    @Test
    void takesTheWorkingDirectoryBeforeTheJar() throws IOException {
        Path workingDirectory = parentWithConfig("work", "calling.aet = WORK");
        Path jar = parentWithConfig("jar", "calling.aet = JAR");

        assertThat(ConfigFile.folder(List.of(workingDirectory, jar))).contains(workingDirectory.resolve("config"));
        assertThat(ConfigFile.folder(List.of(folder, jar))).contains(jar.resolve("config"));
        assertThat(ConfigFile.folder(List.of(folder))).isEmpty();
    }

    @Test
    void aFolderWithRoutesAloneCountsToo() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("work/config/routes"));

        assertThat(ConfigFile.folder(List.of(folder.resolve("work")))).contains(routes.getParent());
        assertThat(ConfigFile.read(routes.getParent())).isEmpty();
    }

    @Test
    void readsUtf8() throws IOException {
        Path parent = parentWithConfig("work", "inbox = /data/Röntgen\n");

        assertThat(ConfigFile.read(parent.resolve("config"))).containsEntry("inbox", "/data/Röntgen");
    }

    @Test
    void everyOptionOfTheShippedFileIsKnownAndShowsTheDefault() throws IOException {
        String shipped =
                Files.readString(Path.of(System.getProperty("dicom.root"), "config", "application.properties"));
        List<String> settings = shipped.lines()
                .filter(line -> line.startsWith("#") && line.contains(" ="))
                .map(line -> line.substring(1))
                .toList();

        assertThat(settings).hasSize(Option.values().length).allSatisfy(setting -> {
            String key = setting.substring(0, setting.indexOf(" ="));
            String value = setting.substring(key.length() + 2).trim();
            assertThat(Option.of(key)).isPresent().hasValueSatisfying(option -> {
                if (option != Option.PACS) {
                    assertThat(value).isEqualTo(option.defaultValue());
                }
            });
        });
    }
}
