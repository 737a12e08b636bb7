package io.cameldicom.toolkit.charset.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of many languages under every defect. */
class InspectorMatrixTest {
    @Test
    void recognisesMostAndNothingWronglyWithoutHint() {
        Matrix matrix = matrix(List.of(), false);
        assertThat(wrong(matrix)).isEmpty();
        assertThat(share(matrix, "declared rightly")).isEqualTo(1);
        assertThat(share(matrix, "absent / NAME")).isGreaterThan(0.75);
        assertThat(share(matrix, "absent / TWO")).isGreaterThan(0.89);
        assertThat(share(matrix, "absent / HEADER")).isGreaterThan(0.93);
        assertThat(share(matrix, "UTF-8 twice")).isGreaterThan(0.95);
    }

    /** Of these the letters were never looked at; what they showed only made the model more cautious. */
    @Test
    void doesAsWellOnTextThatNothingWasTunedOn() {
        Matrix matrix = new Matrix();
        matrix.run("heldout.txt", List.of(), false);
        assertThat(wrong(matrix)).isEmpty();
        assertThat(share(matrix, "declared rightly")).isEqualTo(1);
        assertThat(share(matrix, "absent / NAME")).isGreaterThan(0.75);
        assertThat(share(matrix, "absent / TWO")).isGreaterThan(0.9);
    }

    @Test
    void recognisesMoreWhenTheLanguageIsKnown() {
        Matrix matrix = matrix(List.of(), true);
        assertThat(wrong(matrix)).isEmpty();
        assertThat(share(matrix, "absent / NAME")).isGreaterThan(0.81);
        assertThat(share(matrix, "absent / TWO")).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "pl"})
    void isNotMisledByTheHintOfAnotherLanguage(String hint) {
        assertThat(wrong(matrix(List.of(hint), false))).isEmpty();
    }

    private static Matrix matrix(List<String> hints, boolean own) {
        Matrix matrix = new Matrix();
        matrix.run("phrases.txt", hints, own);
        return matrix;
    }

    private static List<String> wrong(Matrix matrix) {
        return matrix.failures.stream()
                .filter(failure -> failure.startsWith("WRONG"))
                .toList();
    }

    private static double share(Matrix matrix, String defect) {
        double right = 0;
        double all = 0;
        for (Map.Entry<String, Matrix.Count> count : matrix.counts.entrySet()) {
            if (count.getKey().startsWith(defect)) {
                right += count.getValue().right;
                all += count.getValue().all();
            }
        }
        return right / all;
    }
}
