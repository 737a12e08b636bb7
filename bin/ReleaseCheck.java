import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks at what a build with -Prelease has left in the target folders: whether a release would be whole, and says nothing of
 * the machine that made it. Run by bin/test: java bin/ReleaseCheck.java ROOT
 */
class ReleaseCheck {
    private static final List<String> MODULES =
            List.of("camel-dicom-test", "dicom-toolkit", "dicom-imageio", "camel-dicom-component", "routes");
    private static final Pattern PURL = Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@]+)@([^?\"]+)");
    private static final Pattern TEXT = Pattern.compile(".*\\.(html|java|json|xml|properties|yaml|md|js|MF)|.*/[A-Z]+");

    private final Path root;
    private final List<String> mistakes = new ArrayList<>();
    private int files;

    ReleaseCheck(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        ReleaseCheck check = new ReleaseCheck(Path.of(arguments[0]).toRealPath());
        check.run();
        check.mistakes.forEach(mistake -> System.out.println("RELEASE: " + mistake));
        System.out.println("Release: " + check.files + " files, " + check.mistakes.size() + " mistakes");
        System.exit(check.mistakes.isEmpty() ? 0 : 1);
    }

    private void run() throws IOException {
        for (String module : MODULES) {
            Path target = root.resolve(module).resolve("target");
            whole(target, "-sources.jar", "META-INF/LICENSE");
            whole(target, "-javadoc.jar", "index.html");
            whole(target, ".jar", "META-INF/LICENSE");
            sbom(only(target, "-sbom.json"));
        }
        sbom(only(root.resolve("target"), "-sbom.json"));
        zip(root.resolve("routes/target/camel-dicom-routes.zip"), only(root.resolve("routes/target"), "-sbom.json"));
    }

    /** The one file of a module with this end; of jars, the one that has no classifier. */
    private Path only(Path target, String end) throws IOException {
        try (Stream<Path> all = Files.list(target)) {
            List<Path> found = all.filter(file -> file.getFileName().toString().endsWith(end))
                    .filter(file -> !end.equals(".jar")
                            || !file.getFileName().toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .toList();
            if (found.size() != 1) {
                mistakes.add(target + ": " + found.size() + " files *" + end + " (expected: 1; build with -Prelease, online, after a clean)");
                return null;
            }
            files++;
            return found.get(0);
        }
    }

    private void whole(Path target, String end, String entry) throws IOException {
        Path jar = only(target, end);
        if (jar == null) {
            return;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry(entry) == null) {
                mistakes.add(jar + ": no " + entry);
            }
            for (ZipEntry each : zip.stream().filter(e -> TEXT.matcher(e.getName()).matches()).toList()) {
                clean(jar + "!" + each.getName(), text(zip, each));
            }
        }
    }

    private void sbom(Path file) throws IOException {
        if (file == null) {
            return;
        }
        String text = Files.readString(file);
        if (!text.contains("\"bomFormat\" : \"CycloneDX\"")) {
            mistakes.add(file + ": no CycloneDX SBOM");
        }
        if (text.contains("dcm4che") && !Files.isDirectory(root.resolve("camel-dicom-dcm4che/target/classes"))) {
            mistakes.add(file + ": names dcm4che, which the default build does not need");
        }
        clean(file.toString(), text);
    }

    /** Each library that is packed is listed, and each file that an installation needs is there. */
    private void zip(Path file, Path sbom) throws IOException {
        files++;
        TreeSet<String> listed = PURL.matcher(Files.readString(sbom))
                .results()
                .map(purl -> purl.group(1) + "-" + purl.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream()
                    .map(entry -> entry.getName().replaceFirst("^[^/]+/", ""))
                    .toList();
            for (String needed : List.of("LICENSE", "NOTICE", "camel-dicom", "camel-dicom.cmd", "camel-dicom-routes.jar",
                    "camel-dicom-routes-sbom.json", "hawtio.war", "config/application.properties", "docs/installing.md",
                    "packaging/systemd/camel-dicom.service")) {
                if (!names.contains(needed)) {
                    mistakes.add(file + ": no " + needed);
                }
            }
            names.stream()
                    .filter(name -> name.matches("lib/.*\\.jar"))
                    .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                    .filter(name -> !listed.contains(name))
                    .forEach(name -> mistakes.add(sbom + ": does not list " + name + ", which the zip has"));
            if (listed.stream().noneMatch(name -> name.startsWith("hawtio-war-"))) {
                mistakes.add(sbom + ": does not list hawtio-war, which the zip has");
            }
        }
    }

    private void clean(String what, String text) {
        for (String ours : List.of(root.toString(), System.getProperty("user.home"))) {
            if (ours.length() > 1 && folder(ours).matcher(text).find()) {
                mistakes.add(what + ": names " + ours);
            }
        }
    }

    /** The folder, and neither the end of a tag nor a part of a URL: where it is short, as /code or /repo. */
    private static Pattern folder(String path) {
        return Pattern.compile("(?:(?<![\\w./<-])|(?<=file://))" + Pattern.quote(path) + "(?![\\w.>-])");
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
