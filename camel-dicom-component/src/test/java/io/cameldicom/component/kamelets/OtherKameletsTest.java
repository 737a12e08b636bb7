package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whose properties are checked: those of the Kamelets in our jar, and of no others. */
class OtherKameletsTest extends CamelTestSupport {
    @Test
    void leavesAKameletOfOthersAloneWhateverItsName() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("dicom-nightly-action")
                        .templateParameter("mode", "off")
                        .from("kamelet:source")
                        .setHeader("ward", simple("{{?ward}}"))
                        .to("dicom:charset?mode={{mode}}");
                from("direct:in").to("kamelet:dicom-nightly-action?ward=north");
            }
        });

        assertThat(context.getRoutes()).hasSize(2);
    }

    @ParameterizedTest
    @FieldSource("io.cameldicom.component.kamelets.Kamelets#NAMES")
    void checksEachOfOurs(String name) throws Exception {
        StringBuilder uri = new StringBuilder("kamelet:" + name + "?nosuch=1");
        for (String required : new String[] {"aeTitle", "calledAeTitle", "host", "port"}) {
            if (Kamelets.properties(name).contains(required)) {
                uri.append('&').append(required).append("=1");
            }
        }

        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        if (name.endsWith("-source")) {
                            from(uri.toString()).to("mock:out");
                        } else {
                            from("direct:in").to(uri.toString());
                        }
                    }
                }))
                .rootCause()
                .hasMessageStartingWith("nosuch: no property of the Kamelet " + name);
    }
}
