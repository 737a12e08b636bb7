package io.cameldicom.routes.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTokensTest {
    private final FormTokens tokens = new FormTokens();

    @Test
    void belongsToOneUserOfOneProcess() {
        String token = tokens.of("anna");

        assertThat(tokens.isOf("anna", token)).isTrue();
        assertThat(tokens.isOf("bob", token)).isFalse();
        assertThat(new FormTokens().isOf("anna", token)).isFalse();
    }

    @Test
    void takesNothingForNoToken() {
        assertThat(tokens.isOf("anna", null)).isFalse();
        assertThat(tokens.isOf("anna", "")).isFalse();
        assertThat(tokens.isOf("anna", "\u00FC")).isFalse();
    }
}
