package io.cameldicom.component.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.UidDictionary;
import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageContextsTest {
    @Test
    void leavesRoomForTheRequestItself() {
        List<ProposedContext> contexts = StorageContexts.of(List.of(), List.of());

        assertThat(contexts).hasSizeBetween(100, 127).doesNotHaveDuplicates();
        assertThat(contexts)
                .allSatisfy(context -> assertThat(UidDictionary.entry(context.abstractSyntax()))
                        .hasValueSatisfying(entry -> {
                            assertThat(entry.type()).isEqualTo("SOP Class");
                            assertThat(entry.name()).contains("Storage");
                        }));
    }

    @Test
    void proposesEachCompressedSyntaxAlone() {
        List<ProposedContext> contexts = StorageContexts.of(List.of("1.2.840.10008.5.1.4.1.1.2"), List.of());

        assertThat(contexts).hasSize(8);
        assertThat(contexts.get(7).transferSyntaxes()).containsExactly("1.2.840.10008.1.2.1", "1.2.840.10008.1.2");
        assertThat(contexts.subList(0, 7))
                .allSatisfy(context -> assertThat(context.transferSyntaxes()).hasSize(1));
    }

    @Test
    void takesWhatTheOptionsSay() {
        assertThat(StorageContexts.of(List.of("1.2", "1.3"), List.of("1.4", "1.5")))
                .extracting(ProposedContext::abstractSyntax)
                .containsExactly("1.2", "1.2", "1.3", "1.3");
        assertThatThrownBy(() -> StorageContexts.of(Collections.nCopies(64, "1.2"), List.of("1.4", "1.5")))
                .hasMessageStartingWith("sopClasses: 128 contexts");
    }
}
