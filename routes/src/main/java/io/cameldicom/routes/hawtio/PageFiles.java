package io.cameldicom.routes.hawtio;

import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a browser loads of the archive of Hawtio: a closed list of names, taken once. Thread-safe. */
final class PageFiles implements Closeable {
    private static final String PAGE = "index.html";

    private final ZipFile archive;
    private final Map<String, ZipEntry> entries;

    private PageFiles(ZipFile archive) {
        this.archive = archive;
        this.entries = archive.stream()
                .filter(entry -> !entry.isDirectory() && isForBrowsers(entry.getName()))
                .collect(Collectors.toUnmodifiableMap(ZipEntry::getName, entry -> entry, (first, second) -> first));
    }

    /** @throws OptionException if there is no such archive */
    static PageFiles open(Path war) {
        try {
            if (!Files.isRegularFile(war)) {
                throw unusable(war, "it is not there");
            }
            PageFiles files = new PageFiles(new ZipFile(war.toFile()));
            if (!files.entries.containsKey(PAGE)) {
                files.close();
                throw unusable(war, "it has no page");
            }
            return files;
        } catch (IOException e) {
            throw unusable(war, e.getClass().getSimpleName());
        }
    }

    private static OptionException unusable(Path war, String why) {
        return new OptionException(Option.HAWTIO_ENABLED.key() + ": 'true' (expected: the archive '" + war
                + "' beside the jar, as the build puts it there; " + why + ")");
    }

    private static boolean isForBrowsers(String name) {
        return !name.startsWith("WEB-INF/") && !name.startsWith("META-INF/");
    }

    /** The file of this very name, such as {@code img/logo.svg}. */
    Optional<ZipEntry> file(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The page itself. */
    ZipEntry page() {
        return entries.get(PAGE);
    }

    InputStream open(ZipEntry entry) throws IOException {
        return archive.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
