package io.cameldicom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest resident memory that a process had, as Linux counts it; 0 where the system does not tell. */
final class PeakMemory {
    private PeakMemory() {}

    /** Kilobytes of {@code VmHWM}; 0 if the process has ended. */
    static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
