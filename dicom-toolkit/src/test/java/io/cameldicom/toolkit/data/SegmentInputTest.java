package io.cameldicom.toolkit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.Segment.Heap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentInputTest {
    @TempDir
    Path folder;

    @Test
    void readsSegmentsInOrderAndReversesWords() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
        List<Segment> segments = List.of(
                new Heap(new byte[] {9}),
                new FileRegion(file, 0, 4, 2),
                new Heap(new byte[0]),
                new FileRegion(file, 0, 8, 4),
                new FileRegion(file, 0, 8, 8),
                new FileRegion(file, 6, 2));

        try (SegmentInput in = new SegmentInput(segments)) {
            assertThat(in.readAllBytes())
                    .containsExactly(9, 1, 0, 3, 2, 3, 2, 1, 0, 7, 6, 5, 4, 7, 6, 5, 4, 3, 2, 1, 0, 6, 7);
        }
    }

    @Test
    void reversesTheSameWhateverIsAskedFor() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(4).nextBytes(bytes);
        ByteBuffer reversed = ByteBuffer.wrap(bytes.clone());
        SegmentInput.reverse(reversed, 8);
        FileRegion region = new FileRegion(Files.write(folder.resolve("file"), bytes), 0, bytes.length, 8);

        for (int step : new int[] {1, 3, 8, 4097, 70_000}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[step];
            try (SegmentInput in = new SegmentInput(List.of(region))) {
                for (int count = in.read(part); count > 0; count = in.read(part)) {
                    out.write(part, 0, count);
                }
            }
            assertThat(out.toByteArray()).isEqualTo(reversed.array());
        }
    }

    @Test
    void saysThatAFileIsTooShort() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10]);

        for (int wordLength : new int[] {1, 2, 4}) {
            assertThatThrownBy(() -> new SegmentInput(List.of(new FileRegion(file, 4, 8, wordLength))).readAllBytes())
                    .asInstanceOf(InstanceOfAssertFactories.type(MalformedObjectException.class))
                    .returns(Problem.TRUNCATED, MalformedObjectException::problem)
                    .returns(10L, MalformedObjectException::offset);
        }
    }

    @Test
    void refusesRegionsThatAreNotOfWholeWords() {
        assertThatThrownBy(() -> new FileRegion(folder, 0, 6, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileRegion(folder, 0, 6, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileRegion(folder, 0, 6, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
