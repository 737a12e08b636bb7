package io.cameldicom.routes;

import static io.cameldicom.routes.management.RawHttp.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameldicom.routes.management.RawHttp;
import io.cameldicom.routes.management.RawHttp.Answer;
import io.cameldicom.routes.options.Option;
import io.cameldicom.test.FaultyPeer;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The developer console of a running service, for users alone. */
@Timeout(300)
class DevConsoleTest {
    private static final String PATH = "/observe/dev/dicom";

    @TempDir
    Path root;

    @Test
    void tellsUsersOfTheDestination() throws Exception {
        RoutesFixture routes = new RoutesFixture(root).managed();
        try (FaultyPeer peer = FaultyPeer.start();
                Service service = routes.with(Option.PACS, peer.address()).start()) {
            String password = basic("admin", routes.password());
            TestObjects.ct().umlauts().writeInto(routes.inbox());

            JsonNode destination = Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(
                            () -> destination(service, password),
                            shown -> shown.path("objectsSent").asLong() == 1);

            assertThat(destination.get("peer").asText()).isEqualTo(peer.address());
            assertThat(destination.get("state").asText()).isEqualTo("available");
            Answer text = RawHttp.send(service.managementPort(), "GET", PATH, password, "Accept: text/plain");
            assertThat(text.status()).isEqualTo(200);
            assertThat(text.body())
                    .contains("peer: " + peer.address())
                    .doesNotContain(TestObjects.UMLAUTS, root.toString());
            assertThat(RawHttp.send(service.managementPort(), "GET", PATH).status())
                    .isEqualTo(401);
        }
    }

    private static JsonNode destination(Service service, String password) throws IOException {
        Answer answer = RawHttp.send(service.managementPort(), "GET", PATH, password);
        return answer.status() == 200
                ? new ObjectMapper()
                        .readTree(answer.body())
                        .path("destinations")
                        .path(0)
                : new ObjectMapper().createObjectNode();
    }
}
