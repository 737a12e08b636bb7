package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of a process under {@code /proc}; 0 where it tells nothing, or the process has ended. */
final class Proc {
    private Proc() {}

    /** The largest resident memory that it had ({@code VmHWM}). */
    static long peakKilobytes(long pid) {
        return number(pid, "status", "VmHWM:");
    }

    /** Bytes that it has read so far, from sockets and files alike ({@code rchar}). */
    static long bytesRead(long pid) {
        return number(pid, "io", "rchar:");
    }

    private static long number(long pid, String file, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
