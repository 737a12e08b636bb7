package io.cameldicom.routes.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.gate.Census;
import org.junit.jupiter.api.Test;

class LeftFilesTest {
    private final LeftFiles files = new LeftFiles();

    private static Census census(int exhausted, int links, int special, int unreadable, int held) {
        return new Census(0, 0, 0, 0, 0, exhausted, links, special, unreadable, 0, held);
    }

    @Test
    void explainsEveryFileThatIsLeftByItsLastCause() {
        files.postponed("a", "refused");
        files.postponed("a", "no answer");
        files.postponed("b", "no answer");
        files.postponedHere("c", "file c cannot be read or moved (Permission denied)");
        files.postponed("d", "refused");
        files.sent("d", 1);

        assertThat(files.lines(census(3, 2, 1, 4, 7)))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("2: no answer"),
                        line -> assertThat(line).isEqualTo("1: the file cannot be read or moved (Permission denied)"),
                        line -> assertThat(line).startsWith("7: not tried any more"),
                        line -> assertThat(line).startsWith("2: symbolic links"),
                        line -> assertThat(line).startsWith("1: pipes"),
                        line -> assertThat(line).startsWith("4: files or folders"));
    }

    @Test
    void tellsAtMostFiveCauses() {
        for (int i = 0; i < 8; i++) {
            files.postponed("f" + i, "cause " + i);
        }

        assertThat(files.lines(census(8, 0, 0, 0, 0))).hasSize(6).last().isEqualTo("3: other causes");
    }
}
