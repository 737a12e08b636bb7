package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void escapesWhatWasNotWrittenHere() {
        assertThat(Html.of("<b title=\"{}\">{}</b>", "a\" onclick='x'", "<script>&amp;")
                        .text())
                .isEqualTo("<b title=\"a&quot; onclick=&#39;x&#39;\">&lt;script&gt;&amp;amp;</b>");
    }

    @Test
    void takesPiecesOfPagesAsTheyAre() {
        assertThat(Html.of("{}{}", Html.of("<i>{}</i>", "<"), "<").text()).isEqualTo("<i>&lt;</i>&lt;");
    }

    @Test
    void fillsNoHoleOfAValue() {
        assertThat(Html.of("{} {}", "{}", "b").text()).isEqualTo("{} b");
    }

    @Test
    void replacesWhatWouldTurnTheTextAround() {
        assertThat(Html.of("{}", "a\u202Eb\u0000c\uD800d").text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void wantsAValueForEachHole() {
        assertThatThrownBy(() -> Html.of("{} {}", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("{}", "a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
