package io.cameldicom.component.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.TransientDicomException;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.test.record.Ending;
import io.cameldicom.test.record.ObjectSeen;
import io.cameldicom.testing.TestObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/testing.md, as it stands there. */
@ExtendWith(FaultyPeerExtension.class)
class TestingPageTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() {
        file = TestObjects.ct().writeInto(folder);
    }

    @Test
    @FaultScript({
        "association 1: reject transient local-limit",
        "object 1: status A700 comment \"archive is full\"",
        "object 2: reset"
    })
    void sendsAgainUntilThePacsHasTheObject(FaultyPeer pacs) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(TransientDicomException.class)
                            .maximumRedeliveries(5)
                            .redeliveryDelay(50);
                    from("direct:send").to("dicom:store:" + pacs.address());
                }
            });
            context.start();

            context.createProducerTemplate().sendBody("direct:send", file);
        }

        assertThat(pacs.recording().objects())
                .hasSize(3)
                .extracting(ObjectSeen::sha256)
                .containsOnly(pacs.recording().objects().get(0).sha256());
        assertThat(pacs.recording().ended(Ending.REJECTED)).isEqualTo(1);
        assertThat(pacs.recording().violations()).isEmpty();
    }

    @Test
    void showsThisVeryTest() throws Exception {
        Path root = Path.of(System.getProperty("dicom.root", ".."));
        String page = Files.readString(root.resolve("docs/testing.md"));
        String source = Files.readString(root.resolve(
                "camel-dicom-component/src/test/java/io/cameldicom/component/documentation/" + "TestingPageTest.java"));
        Matcher example = Pattern.compile("@Test\n@FaultScript.*?^}\n", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page);

        assertThat(example.find()).isTrue();
        assertThat(source.replaceAll("\\s+", " "))
                .contains(example.group().strip().replaceAll("\\s+", " "));
    }
}
