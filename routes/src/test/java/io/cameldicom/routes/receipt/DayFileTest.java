package io.cameldicom.routes.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayFileTest {
    private static final String NAME = "2026-03-01.jsonl";
    private static final String FIRST = "{\"instance\":\"1.1\"}\n";
    private static final String NEXT = "{\"instance\":\"1.2\"}\n";

    @TempDir
    Path folder;

    private String appendTo(String contents) throws IOException {
        Files.writeString(folder.resolve(NAME), contents);
        try (DayFile day = DayFile.open(folder, NAME, DayFile.Opening.DISK)) {
            day.append(ByteBuffer.wrap(NEXT.getBytes(StandardCharsets.UTF_8)));
            assertThat(day.length()).isEqualTo(Files.size(folder.resolve(NAME)));
        }
        return Files.readString(folder.resolve(NAME));
    }

    @Test
    void goesOnBehindTheLastLine() throws IOException {
        assertThat(appendTo(FIRST)).isEqualTo(FIRST + NEXT);
        assertThat(appendTo("")).isEqualTo(NEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"instance\":\"1.3\"", "{\"instance\":\"1.3\",\"study\":\"1.", "\0\0\0\0", "12", "{}{"})
    void removesATornLastLine(String torn) throws IOException {
        assertThat(appendTo(FIRST + torn)).isEqualTo(FIRST + NEXT);
        assertThat(appendTo(torn)).isEqualTo(NEXT);
    }

    @Test
    void removesALongTailOfZeros() throws IOException {
        assertThat(appendTo(FIRST + "\0".repeat(300_000))).isEqualTo(FIRST + NEXT);
    }

    @Test
    void keepsALastLineThatLacksItsEndAlone() throws IOException {
        assertThat(appendTo(FIRST + "{\"instance\":\"1.3\"}")).isEqualTo(FIRST + "{\"instance\":\"1.3\"}\n" + NEXT);
    }

    @Test
    void removesALineWhereverItWasTorn() throws IOException {
        byte[] both = (FIRST + NEXT).getBytes(StandardCharsets.UTF_8);
        for (int cut = FIRST.length(); cut < both.length - 1; cut++) {
            Files.write(folder.resolve(NAME), Arrays.copyOf(both, cut));
            DayFile.open(folder, NAME, DayFile.Opening.DISK).close();
            String left = Files.readString(folder.resolve(NAME));
            assertThat(left).as("cut at %d", cut).isEqualTo(FIRST);
        }
    }
}
