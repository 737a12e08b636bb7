package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.service.ServiceAnswer;
import io.cameldicom.toolkit.service.ServiceAnswer.Matches;
import io.cameldicom.toolkit.service.ServiceAnswer.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastingAnswerTest {
    private final List<String> ended = new ArrayList<>();

    @Test
    void freesAtOnceWhereNothingStandsBehind() {
        LastingAnswer.of(Result.of(0), () -> ended.add("exchange"));

        assertThat(ended).containsExactly("exchange");
    }

    @Test
    void freesWhenItIsClosedAfterWhatStandsBehind() {
        ServiceAnswer answer = LastingAnswer.of(matches(() -> ended.add("matches")), () -> ended.add("exchange"));
        assertThat(ended).isEmpty();
        answer.close();

        assertThat(ended).containsExactly("matches", "exchange");
    }

    @Test
    void freesOnceHoweverOftenItIsClosedAndThoughThatFails() {
        ServiceAnswer answer = LastingAnswer.of(
                matches(() -> {
                    throw new IllegalStateException("no end");
                }),
                () -> ended.add("exchange"));
        assertThatThrownBy(answer::close).hasMessage("no end");
        assertThatThrownBy(answer::close).hasMessage("no end");

        assertThat(ended).containsExactly("exchange");
    }

    private static Matches matches(Runnable end) {
        return new Matches(List.<Optional<DataSet>>of().iterator(), end);
    }
}
