package io.cameldicom.component.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.DicomEndpoint;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of properties of Kamelets that are missing, misspelt, wrong, or full of signs that URIs know. */
class KameletPropertiesTest extends CamelTestSupport {
    private static final String PEER = "calledAeTitle=PACS&host=127.0.0.1&port=11112";
    private static final String PASSWORD = "50% of a+b & c=d; ä)";

    @ParameterizedTest
    @CsvSource({
        "dicom-store-sink?" + PEER + "&tsl=true, tsl, tls",
        "dicom-store-sink?" + PEER + "&callingAETitle=CT1, callingAETitle, callingAeTitle",
        "dicom-store-sink?" + PEER + "&allowedAddresses=10.1.2.3, allowedAddresses, ''",
        "dicom-find-action?" + PEER + "&levle=STUDY, levle, level",
        "dicom-charset-action?modus=off, modus, mode"
    })
    void refusesAPropertyThatTheKameletDoesNotHave(String kamelet, String wrong, String meant) {
        assertThatThrownBy(() -> start(from("direct:in", "kamelet:" + kamelet)))
                .rootCause()
                .hasMessageMatching(wrong + ": no property of the Kamelet dicom-[a-z-]+ \\(expected: " + meant
                        + ".*\\? docs/kamelets.md has all\\)");
    }

    @Test
    void refusesItInASourceBeforeAnybodyCanCall() {
        assertThatThrownBy(() -> start(
                        from("kamelet:dicom-listener-source?aeTitle=ROUTER&port=0&callingAeTitels=CT1", "mock:out")))
                .rootCause()
                .hasMessageStartingWith("callingAeTitels: no property of the Kamelet dicom-listener-source (expected: "
                        + "callingAeTitles? ");
    }

    @Test
    void refusesItAlsoWhereAnotherRouteUsesTheSameEndpoint() {
        assertThatThrownBy(() -> start(
                        from("direct:one", "kamelet:dicom-store-sink?" + PEER),
                        from("direct:two", "kamelet:dicom-store-sink?" + PEER + "&tsl=true")))
                .rootCause()
                .hasMessageStartingWith("tsl: no property");
    }

    @ParameterizedTest
    @ValueSource(strings = {"calledAeTitle=PACS&host=127.0.0.1", "host=127.0.0.1&port=11112"})
    void namesThePropertyThatIsMissing(String parameters) {
        assertThatThrownBy(() -> start(from("direct:in", "kamelet:dicom-store-sink?" + parameters)))
                .rootCause()
                .hasMessageContaining("the following mandatory parameters must be provided: ");
    }

    @ParameterizedTest
    @CsvSource({
        "dicom-store-sink?calledAeTitle=PACS&host=127.0.0.1&port=eleven, port: 'eleven'",
        "dicom-store-sink?" + PEER + "&maxAssociations=0, maxAssociations: 0",
        "dicom-store-sink?" + PEER + "&statusPolicy=A7G0:permanent, statusPolicy: ",
        "dicom-find-action?" + PEER + "&level=STUDIES, level: 'STUDIES'",
        "dicom-store-sink?calledAeTitle=MUCHTOOLONGFORATITLE&host=127.0.0.1&port=1, AE title"
    })
    void saysWhatIsWrongWithAValue(String kamelet, String message) {
        assertThatThrownBy(() -> start(from("direct:in", "kamelet:" + kamelet)))
                .rootCause()
                .hasMessageContaining(message);
    }

    @Test
    void takesValuesAsTheyAre() throws Exception {
        start(from(
                "direct:in",
                "kamelet:dicom-store-sink?calledAeTitle=OUR PACS&host=[::1]&port=104&userIdentity=username-passcode"
                        + "&tls=true&userIdentityName=RAW(J&J)&userIdentityPasscode=RAW{" + PASSWORD + "}"
                        + "&statusPolicy=A700-A7FF:permanent,reject:transient"));

        assertThat(endpoint().getAddress()).hasToString("OUR PACS@[::1]:104");
        assertThat(endpoint().getConfiguration().getUserIdentityName()).isEqualTo("J&J");
        assertThat(endpoint().getConfiguration().getUserIdentityPasscode()).isEqualTo(PASSWORD);
        assertThat(endpoint().getConfiguration().getStatusPolicy()).isEqualTo("A700-A7FF:permanent,reject:transient");
        assertThat(endpoint().getConfiguration().getTlsKeyPassword()).isNull();
    }

    @Test
    void takesProtectedValuesOfAPipe() throws Exception {
        context.getPropertiesComponent().addInitialProperty("pacs.password", PASSWORD);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("pipe.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: pipe
                spec:
                  source:
                    uri: direct:in
                  sink:
                    ref:
                      kind: Kamelet
                      apiVersion: camel.apache.org/v1
                      name: dicom-store-sink
                    properties:
                      calledAeTitle: RAW(OUR PACS)
                      host: RAW([::1])
                      port: 104
                      tls: true
                      userIdentity: username-passcode
                      userIdentityName: RAW(J&J)
                      userIdentityPasscode: RAW({{pacs.password}})
                      statusPolicy: RAW(A700-A7FF:permanent,reject:transient)
                """));

        assertThat(endpoint().getAddress()).hasToString("OUR PACS@[::1]:104");
        assertThat(endpoint().getConfiguration().getUserIdentityName()).isEqualTo("J&J");
        assertThat(endpoint().getConfiguration().getUserIdentityPasscode()).isEqualTo(PASSWORD);
        assertThat(endpoint().getConfiguration().getStatusPolicy()).isEqualTo("A700-A7FF:permanent,reject:transient");
    }

    private DicomEndpoint endpoint() {
        return context.getEndpoints().stream()
                .filter(DicomEndpoint.class::isInstance)
                .map(DicomEndpoint.class::cast)
                .findAny()
                .orElseThrow();
    }

    private void start(RoutesBuilder... routes) throws Exception {
        for (RoutesBuilder builder : routes) {
            context.addRoutes(builder);
        }
    }

    private static RoutesBuilder from(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }
}
