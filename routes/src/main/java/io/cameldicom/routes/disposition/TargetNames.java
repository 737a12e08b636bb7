package io.cameldicom.routes.disposition;

import io.cameldicom.toolkit.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reserves names below one folder, so that nothing there is ever replaced. A reservation is an empty file made with
 * {@code CREATE_NEW}, and an entry in memory that knows no case: two files whose names differ by case alone get names
 * that can stand side by side on any file system. The name of the reason beside a file is held with the file's own: else
 * a file that is called like it could come there first.
 *
 * <p>An empty file that nobody holds and that has no reason beside it is a reservation left by a crash, and is taken over:
 * an empty file is never sent.
 */
final class TargetNames {
    private static final int TRIED_IN_ORDER = 8;

    private final Path folder;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    TargetNames(Path folder) {
        this.folder = folder;
    }

    /** A name that is ours until it is closed. */
    final class Reservation implements AutoCloseable {
        private final Path target;
        private boolean used;

        private Reservation(Path target) {
            this.target = target;
        }

        Path target() {
            return target;
        }

        /** The file has been moved onto the reservation. */
        void used() {
            used = true;
        }

        /** Frees the name in memory, and deletes the file that kept it, if it was not used and is still empty. */
        @Override
        public void close() throws IOException {
            try {
                if (!used && isLeftover(target)) {
                    Files.delete(target);
                }
            } finally {
                release(target);
            }
        }
    }

    /** Reserves {@code relative} or, where that is taken, the same name with a number. */
    Reservation reserve(Path relative) throws IOException {
        Path parent = Subfolders.parentOf(folder, relative);
        String name = relative.getFileName().toString();
        int taken = -1;
        int step = 1;
        while (true) {
            int number = taken + step;
            Path target = parent.resolve(TargetName.numbered(name, number));
            if (tryReserve(target)) {
                return step == 1 || number < TRIED_IN_ORDER
                        ? new Reservation(target)
                        : lowest(parent, name, taken, number);
            }
            taken = number;
            step = number < TRIED_IN_ORDER ? 1 : number;
        }
    }

    /** Looks for a lower free number between one that is taken and one that has just been reserved. */
    private Reservation lowest(Path parent, String name, int taken, int reserved) throws IOException {
        Reservation best = new Reservation(parent.resolve(TargetName.numbered(name, reserved)));
        int low = taken;
        int high = reserved;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            Path target = parent.resolve(TargetName.numbered(name, middle));
            if (tryReserve(target)) {
                best.close();
                best = new Reservation(target);
                high = middle;
            } else {
                low = middle;
            }
        }
        return best;
    }

    private boolean tryReserve(Path target) throws IOException {
        if (!hold(target)) {
            return false;
        }
        boolean reserved = false;
        try {
            reserved = !Files.exists(ReasonFile.beside(target), LinkOption.NOFOLLOW_LINKS)
                    && (create(target) || isLeftover(target));
        } finally {
            if (!reserved) {
                release(target);
            }
        }
        return reserved;
    }

    private boolean hold(Path target) {
        if (!held.add(key(target))) {
            return false;
        }
        if (!held.add(key(ReasonFile.beside(target)))) {
            held.remove(key(target));
            return false;
        }
        return true;
    }

    private void release(Path target) {
        held.remove(key(ReasonFile.beside(target)));
        held.remove(key(target));
    }

    private static boolean create(Path target) throws IOException {
        try {
            PrivateFolder.createFile(target);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static boolean isLeftover(Path target) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == 0;
    }

    private static String key(Path target) {
        return target.toString().toLowerCase(Locale.ROOT);
    }
}
