package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void everyRealFileIsThereWithItsSize() {
        assertThat(Corpus.files())
                .hasSize(109)
                .allSatisfy(file -> assertThat(Files.size(file.path())).isEqualTo(file.size()));
    }

    @Test
    void everyBrokenFileHasAnExpectedOutcome() {
        assertThat(Corpus.nasty()).hasSize(32).allSatisfy(file -> {
            assertThat(file.path()).isRegularFile();
            assertThat(file.expected()).isIn("send", "quarantine", "either");
        });
    }

    @Test
    void quotedCellsAreReadWhole() {
        assertThat(Corpus.texts())
                .filteredOn(text -> text.name().equals("pydicom/charset/chrFren.dcm"))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text.element()).isEqualTo("(0010,0010)");
                    assertThat(text.text()).isEqualTo("Buc^Jérôme");
                });
    }
}
