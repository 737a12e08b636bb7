package io.cameldicom.routes.campaign;

import io.cameldicom.routes.campaign.Drop.Fate;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Puts files into an inbox in all the ways in which people do, and remembers what must become of each. */
final class Drops implements Runnable {
    /** Stands in each name and each object: it must never stand in a log. */
    static final String PATIENT = "Geheim";

    private static final int GROWING_PAUSE = 400;

    private final Path inbox;
    private final int files;
    private final SplittableRandom random;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Drop> drops = new ArrayList<>();
    private volatile Throwable failure;

    Drops(Path inbox, int files, SplittableRandom random) {
        this.inbox = inbox;
        this.files = files;
        this.random = random;
    }

    synchronized List<Drop> all() {
        return List.copyOf(drops);
    }

    Throwable failure() {
        return failure;
    }

    private synchronized void dropped(String name, Fate fate, byte[] file, TestObjects object) {
        drops.add(new Drop(name, fate, Part10.sha256(file), object == null ? null : Part10.of(object)));
    }

    @Override
    public void run() {
        try {
            for (int i = 0; i < files; i += one(i)) {
                pause(random.nextInt(100) < 30 ? random.nextInt(400) : 0);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    private void pause(int millis) throws InterruptedException {
        stopped.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Drops a file or a few, and says how many. */
    private int one(int number) throws IOException, InterruptedException {
        String name = name(number, ".dcm");
        TestObjects object = object();
        switch (random.nextInt(40)) {
            case 0, 1, 2 -> {
                slowly(name, object.bytes());
                dropped(name, Fate.DELIVERED, object.bytes(), object);
            }
            case 3, 4 -> {
                renamed(name, object.size(700, 700).bytes());
                dropped(name, Fate.DELIVERED, object.bytes(), object);
            }
            case 5, 6 -> {
                String twin = name(number + 1, ".dcm");
                for (String one : List.of(name, twin)) {
                    renamed(one, object.bytes());
                    dropped(one, Fate.TWIN, object.bytes(), object);
                    pause(random.nextInt(1500));
                }
                return 2;
            }
            case 7 -> {
                renamed(name, object.bytes());
                dropped(name, Fate.RIVAL, object.bytes(), object);
                pause(random.nextInt(1500));
                String rival = name(number + 1, ".dcm");
                renamed(rival, object.otherPixels().bytes());
                dropped(rival, Fate.RIVAL, object.bytes(), object);
                return 2;
            }
            case 8, 9, 10 -> {
                renamed(name, object.size(500, 500).bytes());
                dropped(name, Fate.REPLACED, object.bytes(), object);
                pause(random.nextInt(900));
                TestObjects other = random.nextBoolean() ? object() : object.otherPixels();
                boolean isRival = other == object;
                renamed(name, other.bytes());
                dropped(name, isRival ? Fate.RIVAL : Fate.DELIVERED, other.bytes(), other);
            }
            case 11 -> broken(number, Fate.EMPTY, new byte[0]);
            case 12 -> broken(number, Fate.CUT, cut(object.bytes()));
            case 13 ->
                broken(
                        number,
                        Fate.NO_DICOM,
                        ("no image " + number + " ").repeat(40).getBytes(StandardCharsets.UTF_8));
            default -> {
                if (random.nextBoolean()) {
                    renamed(name, object.bytes());
                } else {
                    Files.write(target(name), object.bytes());
                }
                dropped(name, Fate.DELIVERED, object.bytes(), object);
            }
        }
        return 1;
    }

    /** Within the pixels: at the end of an element it would be whole. */
    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1 - random.nextInt(400));
    }

    private void broken(int number, Fate fate, byte[] bytes) throws IOException {
        String name = name(number, fate == Fate.NO_DICOM ? ".txt" : ".dcm");
        renamed(name, bytes);
        dropped(name, fate, bytes, null);
    }

    private TestObjects object() {
        TestObjects object = random.nextInt(4) == 0 ? TestObjects.mr() : TestObjects.ct();
        int side = 16 + random.nextInt(140);
        return object.size(side, side)
                .patientName(PATIENT + "^Jörg", StandardCharsets.ISO_8859_1, "ISO_IR 100")
                .patientId(PATIENT);
    }

    private String name(int number, String ending) {
        String name = PATIENT
                + switch (random.nextInt(4)) {
                    case 0 -> "^Jörg ";
                    case 1 -> " 画像 ";
                    case 2 -> " (1) 'x' ";
                    default -> "-";
                }
                + number
                + ending;
        return switch (random.nextInt(3)) {
            case 0 -> name;
            case 1 -> "study " + random.nextInt(5) + "/" + name;
            default -> PATIENT + "/Série " + random.nextInt(3) + "/" + name;
        };
    }

    private Path target(String name) throws IOException {
        Path target = inbox.resolve(name);
        Files.createDirectories(target.getParent());
        return target;
    }

    private void renamed(String name, byte[] bytes) throws IOException {
        Path target = target(name);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In pieces, with pauses that are longer than a file takes to settle. */
    private void slowly(String name, byte[] bytes) throws IOException, InterruptedException {
        try (OutputStream out = Files.newOutputStream(target(name))) {
            for (int i = 0; i < 3; i++) {
                int begin = bytes.length / 3 * i;
                out.write(bytes, begin, (i == 2 ? bytes.length : bytes.length / 3 * (i + 1)) - begin);
                pause(i == 2 ? 0 : GROWING_PAUSE + random.nextInt(GROWING_PAUSE));
            }
        }
    }
}
