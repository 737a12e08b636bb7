package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.routes.options.OptionException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void tellsOurOwnWordsFromBelowOthers() {
        Exception failure = new IllegalStateException("Smith^John", new OptionException("inbox: 'x' (expected: y)"));

        assertThat(StartFailure.line(failure)).isEqualTo("camel-dicom: inbox: 'x' (expected: y)");
    }

    @Test
    void tellsOnlyTheKindOfAForeignFailureAndWhatToDo() {
        Exception failure = new IllegalStateException("Smith^John", new AccessDeniedException("/in/Smith^John.dcm"));

        assertThat(StartFailure.line(failure))
                .contains("AccessDeniedException")
                .contains("-Dlog.level=debug")
                .doesNotContain("Smith");
    }
}
