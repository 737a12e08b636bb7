package io.cameldicom.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.Version;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** That the class path holds what this module is about, and no mixture. */
class VersionsTest {
    @Test
    void isTheCamelOfThisModule() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(context.getVersion()).isEqualTo(System.getProperty("expected.camel"));
        }
    }

    @Test
    void isOneNettyThatOfThisModule() {
        String netty = System.getProperty("expected.netty");

        assertThat(Version.identify().values())
                .extracting(Version::artifactVersion)
                .isNotEmpty()
                .allMatch(netty::equals);
    }
}
