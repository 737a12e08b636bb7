package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.test.FaultyPeer;
import io.cameldicom.test.junit.FaultScript;
import io.cameldicom.test.junit.FaultyPeerExtension;
import io.cameldicom.testing.FreePort;
import io.cameldicom.testing.NoBufferLeaks;
import io.cameldicom.testing.TestObjects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each of our MBeans says in words what it shows, and nothing of a patient. */
@ExtendWith({NoBufferLeaks.class, FaultyPeerExtension.class})
class MBeanWordsTest extends CamelTestSupport {
    private static final String SECRET = "mustermann";

    @TempDir
    Path folder;

    private String listener;

    @Override
    protected boolean useJmx() {
        return true;
    }

    private Beans beans() {
        return new Beans(context);
    }

    @BeforeEach
    void listens() throws Exception {
        listener = "LISTENER@127.0.0.1:" + FreePort.find();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("dicom:listen:" + listener + "?spoolDirectory=" + folder.resolve("spool"))
                        .to("dicom:charset?mode=inspect");
            }
        });
    }

    private void send(String address, Path file) {
        template.request(
                "dicom:store:" + address, exchange -> exchange.getMessage().setBody(file));
    }

    private Path telling(String name) {
        return TestObjects.ct()
                .patientName("Mustermann^Erika", StandardCharsets.US_ASCII, "ISO_IR 100")
                .patientId("MUSTERMANN-1")
                .write(folder.resolve(name));
    }

    @Test
    void describesEachBeanWithItsAttributesOperationsAndParameters(FaultyPeer peer) {
        send(peer.address(), telling("a.dcm"));
        List<String> wordless = new ArrayList<>();
        for (ObjectName name : beans().names()) {
            MBeanInfo info = beans().info(name);
            require(name + " itself", info.getDescription(), wordless);
            describe(name, info.getAttributes(), wordless);
            describe(name, info.getOperations(), wordless);
            for (MBeanOperationInfo operation : info.getOperations()) {
                describe(name, operation.getSignature(), wordless);
            }
        }

        assertThat(wordless).isEmpty();
        assertThat(beans().names())
                .extracting(name -> ObjectName.unquote(name.getKeyProperty("name")))
                .containsExactlyInAnyOrder(peer.address(), "listen " + listener, "charset");
    }

    @Test
    void namesTheParameterOfRedrive(FaultyPeer peer) {
        send(peer.address(), telling("a.dcm"));

        assertThat(beans().info(beans().name(peer.address())).getOperations())
                .filteredOn(operation -> operation.getName().equals("redrive"))
                .singleElement()
                .satisfies(redrive ->
                        assertThat(redrive.getSignature()[0].getName()).isEqualTo("cause"));
    }

    private static void describe(ObjectName bean, MBeanFeatureInfo[] features, List<String> wordless) {
        for (MBeanFeatureInfo feature : features) {
            require(bean + " " + feature.getName(), feature.getDescription(), wordless);
        }
    }

    private static void require(String what, String description, List<String> wordless) {
        boolean saysTheStandardThing =
                description.contains("exposed for management") || description.contains("Information on");
        if (description.split(" ").length < 3 || saysTheStandardThing) {
            wordless.add(what + ": " + description);
        }
    }

    @Test
    @FaultScript({
        "object 1: status A700 comment \"Mustermann^Erika is not welcome\"",
        "object 2: status C000 comment \"Mustermann^Erika is not welcome\"",
        "object 3: status B000 comment \"Mustermann^Erika is not welcome\"",
        "object 4: abort"
    })
    void showsNothingOfAPatient(FaultyPeer peer) throws Exception {
        Path file = telling("Mustermann_Erika.dcm");
        for (int i = 0; i < 5; i++) {
            send(peer.address(), file);
            requireNoPatient();
        }
        send(listener, file);
        Path cut = folder.resolve("Mustermann_Max.dcm");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(whole, whole.length - 100));
        send(peer.address(), cut);
        send(listener, cut);
        Files.delete(file);
        send(peer.address(), file);
        requireNoPatient();
        assertThat(beans().attribute(peer.address(), "ObjectsSent")).isEqualTo(2L);
        assertThat(beans().attribute("listen " + listener, "ObjectsReceived")).isEqualTo(1L);
    }

    private void requireNoPatient() {
        for (ObjectName name : beans().names()) {
            Map<String, Object> attributes = beans().attributes(name);
            assertThat(attributes).isNotEmpty();
            assertThat((name + " " + attributes).toLowerCase(Locale.ROOT)).doesNotContain(SECRET);
        }
    }
}
