package io.cameldicom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a class with a {@code main} in a JVM of its own that has little memory, and ends when there is too little. */
public final class SmallJvm {
    private static final int HEAP_MEGABYTES = 64;
    private static final int DIRECT_MEGABYTES = 16;

    private SmallJvm() {}

    /** Runs it to its end with 64 MB of heap and 16 MB of direct memory; prints what it printed. */
    public static Command.Result run(Class<?> main, Object... arguments) {
        Command.Result result = Command.run(Map.of(), command(main, arguments));
        System.out.print(result.output());
        return result;
    }

    /** Starts it with as little memory; it is ended when the process is closed, or with the calling JVM. */
    public static PeerProcess start(Path workingFolder, Class<?> main, Object... arguments) {
        return PeerProcess.start(command(main, arguments), Map.of(), workingFolder);
    }

    private static List<String> command(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT_MEGABYTES + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Ddicom.engine=" + System.getProperty("dicom.engine", "netty"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /** Of the calling JVM: what it took at most, in words for the output of a test. */
    public static String peaks() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return "peak heap " + (heap >> 20) + " MiB, peak resident " + peakResident();
    }

    private static String peakResident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> (Long.parseLong(line.replaceAll("\\D", "")) >> 10) + " MiB")
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException | UncheckedIOException e) {
            return "unknown";
        }
    }
}
