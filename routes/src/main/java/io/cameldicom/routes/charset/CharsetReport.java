package io.cameldicom.routes.charset;

import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.charset.edit.CharacterSetEdit;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** Prints of each object in a folder what an edit would do to it. Changes nothing; no file stops it. */
public final class CharsetReport {
    private final Function<DicomFile, CharacterSetEdit> edit;
    private final boolean withValues;
    private final ReportPrinter printer;
    private final ReportSummary summary = new ReportSummary();

    /**
     * @param withValues whether the texts themselves are printed, which are data of patients
     * @param json whether each file is an object of JSON in a line of its own, and nothing else is printed
     */
    public CharsetReport(
            Function<DicomFile, CharacterSetEdit> edit, boolean withValues, boolean json, PrintWriter out) {
        this.edit = edit;
        this.withValues = withValues;
        this.printer = new ReportPrinter(json, out);
    }

    /**
     * Walks the folder and those in it; follows no symbolic links. Ends early when nobody reads on.
     *
     * @return whether something is in doubt or could not be read
     * @throws IOException if the folder itself cannot be read
     */
    public boolean run(Path folder) throws IOException {
        ObjectFolder.walk(folder, new ObjectFolder.Listener() {
            @Override
            public boolean file(Path file, Path relative) {
                return look(file, relative.toString());
            }

            @Override
            public boolean unreadable(Path relative, IOException cause) {
                return problem(relative.toString(), "unreadable", words(cause));
            }
        });
        printer.end(summary);
        return summary.isOpen();
    }

    private boolean look(Path file, String name) {
        try {
            FileReport report = FileReport.of(name, edit.apply(DicomFile.read(file)), withValues);
            summary.count(report, null);
            return printer.print(report);
        } catch (MalformedObjectException e) {
            return problem(name, word(e.problem()), e.getMessage());
        } catch (DicomException e) {
            return problem(name, "unreadable", e.getMessage());
        } catch (IOException e) {
            return problem(name, "unreadable", words(e));
        } catch (OutOfMemoryError e) {
            return problem(name, "unreadable", "no memory for it (a larger heap helps: -Xmx)");
        } catch (RuntimeException e) {
            return problem(name, "unexpected", "unexpected " + e.getClass().getSimpleName());
        }
    }

    private boolean problem(String name, String kind, String words) {
        FileReport report = FileReport.ofProblem(name, kind + ": " + words);
        summary.count(report, kind);
        return printer.print(report);
    }

    private static String word(MalformedObjectException.Problem problem) {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(IOException failure) {
        return failure instanceof FileSystemException fileSystem && fileSystem.getReason() != null
                ? fileSystem.getReason()
                : failure.getClass().getSimpleName();
    }
}
