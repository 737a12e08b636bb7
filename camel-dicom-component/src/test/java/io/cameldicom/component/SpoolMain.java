package io.cameldicom.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A run that spools an object into the folder that is its argument, and never ends by itself. */
final class SpoolMain {
    private SpoolMain() {}

    public static void main(String[] arguments) throws Exception {
        Files.createFile(new SpoolRuns().folderIn(Path.of(arguments[0])).resolve("left.part"));
        System.out.println("spooled");
        new CountDownLatch(1).await();
    }
}
