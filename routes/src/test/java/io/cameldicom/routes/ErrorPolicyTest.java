package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.routes.delivery.BusyInstanceException;
import io.cameldicom.routes.disposition.Disposition;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionSources;
import io.cameldicom.routes.options.Options;
import io.cameldicom.toolkit.DicomException;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two YAML files alone: what each kind of failure does to an exchange. */
class ErrorPolicyTest extends CamelMainTestSupport {
    private static final DicomAddress PEER = DicomAddress.parse("PEER@127.0.0.1:104");

    @TempDir
    static Path folder;

    private final AtomicBoolean mayStillGrow = new AtomicBoolean();
    private final AtomicInteger attempts = new AtomicInteger();

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.withRoutesIncludePattern(
                "classpath:camel/error-policy/delivery.camel.yaml,classpath:camel/inbox-to-pacs.camel.yaml");
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties placeholders = Options.from(new OptionSources(Map.of(), Map.of(), Map.of()))
                .with(Option.INBOX, folder.toString())
                .with(Option.PACS, PEER.toString())
                .with(Option.REDELIVERY_DELAY, "10ms")
                .placeholders();
        placeholders.setProperty("inbox.maximumPerPoll", "10");
        configuration.withUseOverridePropertiesWithPropertiesComponent(placeholders);
        configuration.withMockEndpointsAndSkip("dicom:store.*");
        configuration.replaceRouteFromWith("inbox-to-pacs", "direct:inbox");
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        Processor nothing = exchange -> {};
        Predicate growing = exchange -> mayStillGrow.get();
        Predicate never = exchange -> false;
        registry.bind("sourceUnchanged", nothing);
        registry.bind("instanceClaims", nothing);
        registry.bind("mayStillGrow", growing);
        registry.bind("incomplete", never);
    }

    private Exchange send(Exception... failures) {
        MockEndpoint store = (MockEndpoint) context.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("mock://dicom:store"))
                .findFirst()
                .orElseThrow();
        store.whenAnyExchangeReceived(exchange -> {
            int attempt = attempts.getAndIncrement();
            if (attempt < failures.length) {
                throw failures[attempt];
            }
        });
        return template.request(
                "direct:to-pacs", exchange -> exchange.getMessage().setBody("object"));
    }

    private static Exception refused() {
        DicomException cause = new ConnectionFailedException(PEER, "connection refused", new ConnectException());
        return new TransientDicomException("failed for now", cause, Outcome.TRANSIENT);
    }

    private static Exception permanent(DicomException cause) {
        return new PermanentDicomException("cannot succeed", cause, Outcome.PERMANENT);
    }

    private static MalformedObjectException malformed(Problem problem) {
        return new MalformedObjectException(problem, "wrong", 0, 0);
    }

    @Test
    void successGoesToSent() {
        Exchange exchange = send();

        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("sent");
    }

    @Test
    void transientFailureIsRedeliveredTwiceAndThenFailsTheExchange() {
        Exchange exchange = send(refused(), refused(), refused(), refused());

        assertThat(attempts).hasValue(3);
        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void transientFailureThatPassesGoesToSent() {
        Exchange exchange = send(refused(), refused());

        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("sent");
    }

    @Test
    void permanentFailureGoesToQuarantineAtOnceAndTheExchangeSucceeds() {
        Exchange exchange = send(permanent(malformed(Problem.UID_MISMATCH)));

        assertThat(attempts).hasValue(1);
        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("quarantine");
    }

    @Test
    void fileThatMayStillGrowStays() {
        mayStillGrow.set(true);
        Exchange exchange = send(permanent(malformed(Problem.TRUNCATED)));

        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void peerThatDoesNotLetUsInLeavesTheFileWithoutRedelivery() {
        Exchange exchange = send(permanent(new AssociationRejectedException(PEER, "not recognised", 1, 1, 7)));

        assertThat(attempts).hasValue(1);
        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void busyInstanceAndMistakesLeaveTheFileWithoutRedelivery() {
        assertThat(send(new BusyInstanceException()).isFailed()).isTrue();
        assertThat(attempts).hasValue(1);
        attempts.set(0);
        assertThat(send(new IllegalStateException("a mistake")).isFailed()).isTrue();
        assertThat(attempts).hasValue(1);
    }
}
