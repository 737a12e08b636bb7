package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The developer console, as Camel finds it in the jar. */
class DicomDevConsoleTest extends CamelTestSupport {
    @TempDir
    Path folder;

    private final String address = "PACS@127.0.0.1:" + FreePort.find();

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + address + "?services=store,commitment&calledAeTitles=OTHER&spoolDirectory="
                                + folder.resolve("spool"))
                        .log("taken");
                from("direct:store").to("dicom:store:" + address + "?tlsKeyPassword=RAW(geheim)&tls=false");
                from("direct:commit")
                        .to("dicom:commit:" + address + "?waitForCommitment=false&commitmentDirectory="
                                + folder.resolve("commitments"));
            }
        };
    }

    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("dicom");
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(((JsonObject) console().call(MediaType.JSON)).toJson());
    }

    @Test
    void tellsOfDestinationsAndListeners() throws Exception {
        template.requestBody("direct:store", TestObjects.ct().umlauts().writeInto(folder));

        JsonNode all = json();

        assertThat(all.get("destinations")).anySatisfy(destination -> {
            assertThat(destination.get("peer").asText()).isEqualTo(address);
            assertThat(destination.get("engine").asText()).isEqualTo("netty");
            assertThat(destination.get("objectsSent").asLong()).isEqualTo(1);
            assertThat(destination.get("openAssociations").asInt())
                    .isEqualTo(destination.get("idleAssociations").asInt()
                            + destination.get("leasedAssociations").asInt());
        });
        assertThat(all.get("listeners")).hasSize(1).allSatisfy(listener -> {
            assertThat(listener.get("address").asText()).isEqualTo(address);
            assertThat(listener.get("calledAeTitles"))
                    .extracting(JsonNode::asText)
                    .containsExactly("PACS", "OTHER");
            assertThat(listener.get("services")).extracting(JsonNode::asText).containsExactly("store", "commitment");
            assertThat(listener.get("objectsReceived").asLong()).isEqualTo(1);
        });
        assertThat(all.get("characterSets")).hasSize(1);
        assertThat((String) console().call(MediaType.TEXT))
                .contains("peer: " + address, "services: store, commitment")
                .doesNotContain("geheim", TestObjects.UMLAUTS, folder.toString());
        assertThat(all.toString()).doesNotContain("geheim", TestObjects.UMLAUTS, folder.toString());
    }

    /** Our own listener does not answer N-ACTION: the request is closed again; what a folder holds is shown. */
    @Test
    void tellsOfOpenRequestsForStorageCommitmentOverJmxToo() throws Exception {
        DicomComponent component = context.getComponent("dicom", DicomComponent.class);
        assertThat(json().get("commitments").get(0).get("openTransactions").asInt())
                .isZero();
        OpenRequests.in(component, folder.resolve("commitments"), address);

        JsonNode commitments = json().get("commitments").get(0);
        Beans beans = new Beans(context);

        assertThat(commitments.get("openTransactions").asInt()).isEqualTo(1);
        assertThat(commitments.get("transactions").get(0).asText()).contains("1.2.3.4", address);
        assertThat(beans.attributes(beans.name("commitments")))
                .containsEntry("OpenTransactions", 1)
                .containsEntry("WaitingExchanges", 1);
    }

    @Test
    void makesNoComponent() throws Exception {
        try (DefaultCamelContext bare = new DefaultCamelContext()) {
            DicomDevConsole console = new DicomDevConsole();
            console.setCamelContext(bare);

            assertThat((String) console.call(MediaType.TEXT)).contains("destinations:");
            assertThat(bare.hasComponent("dicom")).isNull();
        }
    }
}
