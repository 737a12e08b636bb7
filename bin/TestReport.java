import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Counts the tests of all modules from the XML reports of Surefire and Failsafe, and says which were skipped and why, and
 * which passed only at the second attempt.
 * The last line reads {@code N passed, N failed, N skipped}. Exit code 1 if a test failed or none was run.
 */
final class TestReport {
    private static final int NAMES_PER_REASON = 4;

    private final Map<String, int[]> modules = new TreeMap<>();
    private final Map<String, List<String>> skipped = new LinkedHashMap<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> unsteady = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        TestReport report = new TestReport();
        report.read(Path.of(arguments[0]));
        System.exit(report.print());
    }

    private void read(Path root) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        for (Path file : files(root)) {
            String module = root.relativize(file.getParent().getParent().getParent()).toString();
            NodeList cases = builder.parse(file.toFile()).getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                count(module, (Element) cases.item(i));
            }
        }
    }

    private static List<Path> files(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.walk(root, 2)) {
            for (Path module : modules.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList()) {
                for (String kind : List.of("surefire-reports", "failsafe-reports")) {
                    Path folder = module.resolve("target").resolve(kind);
                    if (Files.isDirectory(folder)) {
                        try (Stream<Path> reports = Files.list(folder)) {
                            reports.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"))
                                    .sorted()
                                    .forEach(files::add);
                        }
                    }
                }
            }
        }
        return files;
    }

    private void count(String module, Element test) {
        int[] counts = modules.computeIfAbsent(module, name -> new int[3]);
        String type = test.getAttribute("classname").replaceAll(".*\\.", "");
        String method = test.getAttribute("name").replaceAll("\\R", " ");
        String name = method.isEmpty() ? type : type + "." + method;
        Element skip = (Element) test.getElementsByTagName("skipped").item(0);
        if (test.getElementsByTagName("failure").getLength() > 0
                || test.getElementsByTagName("error").getLength() > 0) {
            counts[1]++;
            failed.add(module + ": " + name);
        } else if (skip != null) {
            counts[2]++;
            skipped.computeIfAbsent(reason(skip), reason -> new ArrayList<>()).add(name);
        } else {
            counts[0]++;
            if (test.getElementsByTagName("flakyFailure").getLength() > 0
                    || test.getElementsByTagName("flakyError").getLength() > 0) {
                unsteady.add(module + ": " + name);
            }
        }
    }

    private static String reason(Element skip) {
        String message = skip.getAttribute("message").isBlank() ? skip.getTextContent() : skip.getAttribute("message");
        message = message.strip().replaceAll("\\R.*", "").replaceFirst("^[\\w.$]*TestAbortedException: ", "");
        message = message.replaceFirst("^Assumption failed: ", "");
        return message.isEmpty() ? "no reason given" : message;
    }

    private int print() {
        System.out.println();
        System.out.printf("%-26s %8s %8s %8s%n", "module", "passed", "failed", "skipped");
        int[] total = new int[3];
        modules.forEach((module, counts) -> {
            System.out.printf("%-26s %8d %8d %8d%n", module, counts[0], counts[1], counts[2]);
            for (int i = 0; i < total.length; i++) {
                total[i] += counts[i];
            }
        });
        skipped.forEach((reason, names) -> {
            System.out.printf("skipped %d: %s%n", names.size(), reason);
            names.stream().limit(NAMES_PER_REASON).forEach(name -> System.out.println("    " + name));
            if (names.size() > NAMES_PER_REASON) {
                System.out.printf("    and %d more%n", names.size() - NAMES_PER_REASON);
            }
        });
        unsteady.forEach(name -> System.out.println("UNSTEADY (passed at the second attempt) " + name));
        failed.forEach(name -> System.out.println("FAILED " + name));
        System.out.printf("%d passed, %d failed, %d skipped%n", total[0], total[1], total[2]);
        return total[1] > 0 || total[0] == 0 ? 1 : 0;
    }
}
