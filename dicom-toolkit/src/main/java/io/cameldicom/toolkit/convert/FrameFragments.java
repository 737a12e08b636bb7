package io.cameldicom.toolkit.convert;

import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.data.SegmentInput;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which fragments make up each frame (PS3.5 §A.4). */
final class FrameFragments {
    private static final int ITEM_HEADER = 8;

    private final List<Value.Plain> fragments;
    /** Index of the first fragment of each frame, and after the last one the number of fragments. */
    private final int[] starts;

    private FrameFragments(List<Value.Plain> fragments, int[] starts) {
        this.fragments = fragments;
        this.starts = starts;
    }

    /**
     * @param extendedOffsets Extended Offset Table (7FE0,0001), if there is one
     * @throws MalformedObjectException if nothing tells where frames begin
     */
    static FrameFragments of(Value.Fragments encapsulated, Optional<Value.Plain> extendedOffsets, int frames)
            throws IOException {
        if (encapsulated.fragments().isEmpty()) {
            throw untold(List.of(), frames);
        }
        List<Value.Plain> fragments =
                encapsulated.fragments().subList(1, encapsulated.fragments().size());
        int[] starts;
        if (frames == 1) {
            starts = new int[] {0};
        } else if (frames == fragments.size()) {
            // One fragment each is all that there can be, whatever a table says.
            starts = new int[frames];
            Arrays.setAll(starts, i -> i);
        } else if (frames > fragments.size()) {
            throw untold(fragments, frames);
        } else {
            Value.Plain basicOffsets = encapsulated.fragments().get(0);
            starts = byTable(fragments, basicOffsets, Integer.BYTES, frames);
            if (starts == null && extendedOffsets.isPresent()) {
                starts = byTable(fragments, extendedOffsets.get(), Long.BYTES, frames);
            }
            if (starts == null) {
                starts = byStartOfImage(fragments, frames);
            }
        }
        int[] withEnd = Arrays.copyOf(starts, frames + 1);
        withEnd[frames] = fragments.size();
        return new FrameFragments(fragments, withEnd);
    }

    /** Null if the table is missing, or does not point at fragments in order, beginning with the first. */
    private static int[] byTable(List<Value.Plain> fragments, Value.Plain table, int entry, int frames)
            throws IOException {
        if (table.length() != (long) frames * entry) {
            return null;
        }
        long[] positions = new long[fragments.size()];
        for (int i = 1; i < positions.length; i++) {
            positions[i] = positions[i - 1] + ITEM_HEADER + fragments.get(i - 1).length();
        }
        ByteBuffer entries = ByteBuffer.wrap(bytes(List.of(table))).order(ByteOrder.LITTLE_ENDIAN);
        int[] starts = new int[frames];
        for (int i = 0; i < frames; i++) {
            long position = entry == Long.BYTES ? entries.getLong() : Integer.toUnsignedLong(entries.getInt());
            starts[i] = Arrays.binarySearch(positions, position);
            if (starts[i] < 0 || (i == 0 ? starts[0] != 0 : starts[i] <= starts[i - 1])) {
                return null;
            }
        }
        return starts;
    }

    /** Each JPEG frame begins with the marker SOI, which stands nowhere else at the beginning of a fragment but by chance. */
    private static int[] byStartOfImage(List<Value.Plain> fragments, int frames) throws IOException {
        int[] starts = new int[frames];
        int found = 0;
        for (int i = 0; i < fragments.size(); i++) {
            if (isStartOfImage(fragments.get(i))) {
                if (found == frames) {
                    throw untold(fragments, frames);
                }
                starts[found++] = i;
            }
        }
        if (found < frames || starts[0] != 0) {
            throw untold(fragments, frames);
        }
        return starts;
    }

    private static boolean isStartOfImage(Value.Plain fragment) throws IOException {
        try (SegmentInput in = new SegmentInput(List.of(segment(fragment)))) {
            return in.read() == 0xFF && in.read() == 0xD8;
        }
    }

    private static MalformedObjectException untold(List<Value.Plain> fragments, int frames) {
        return new MalformedObjectException(
                Problem.MALFORMED,
                "Pixel Data: " + fragments.size() + " fragments, of " + frames
                        + " frames (expected: one for each frame, or an offset table)",
                -1,
                Tag.PIXEL_DATA);
    }

    /** Bytes of all fragments of a frame. */
    long length(int frame) {
        return fragments.subList(starts[frame], starts[frame + 1]).stream()
                .mapToLong(Value.Plain::length)
                .sum();
    }

    /** All fragments of a frame, one after the other. */
    byte[] bytes(int frame) throws IOException {
        return bytes(fragments.subList(starts[frame], starts[frame + 1]));
    }

    private static byte[] bytes(List<Value.Plain> values) throws IOException {
        long length = values.stream().mapToLong(Value.Plain::length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
        try (SegmentInput in =
                new SegmentInput(values.stream().map(FrameFragments::segment).toList())) {
            while (bytes.hasRemaining()) {
                in.read(bytes);
            }
        }
        return bytes.array();
    }

    private static Segment segment(Value.Plain value) {
        return value instanceof Value.Region there ? there.region() : new Segment.Heap(((Value.Bytes) value).bytes());
    }
}
