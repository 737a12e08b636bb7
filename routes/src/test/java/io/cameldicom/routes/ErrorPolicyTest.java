package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.DestinationUnavailableException;
import io.cameldicom.component.DicomConstants;
import io.cameldicom.component.DimseStatusException;
import io.cameldicom.component.DuplicateInstanceException;
import io.cameldicom.component.OutcomeUnknownDicomException;
import io.cameldicom.component.PermanentDicomException;
import io.cameldicom.component.TransientDicomException;
import io.cameldicom.component.progress.DicomProgressListener;
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
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
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
    private final AtomicBoolean sentBefore = new AtomicBoolean();
    private final AtomicBoolean exhausted = new AtomicBoolean();
    private final AtomicBoolean quick = new AtomicBoolean(true);
    private final AtomicInteger failedBefore = new AtomicInteger();

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
        registry.bind("alreadySent", nothing);
        registry.bind("receipts", nothing);
        registry.bind("mayStillGrow", growing);
        registry.bind("incomplete", never);
        registry.bind("attempts", nothing);
        registry.bind("countRead", nothing);
        registry.bind("studyBytes", (DicomProgressListener) progress -> {});
        Processor attemptFailed = exchange -> failedBefore.incrementAndGet();
        registry.bind("attemptFailed", attemptFailed);
        Predicate before = exchange -> sentBefore.get();
        registry.bind("sentBefore", before);
        Predicate tooLong = exchange -> exhausted.get();
        registry.bind("exhausted", tooLong);
        Predicate quickly = exchange -> quick.get();
        registry.bind("quickRedelivery", quickly);
    }

    private Exchange send(Exception... failures) {
        MockEndpoint store = (MockEndpoint) context.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith("mock://dicom:store"))
                .findFirst()
                .orElseThrow();
        store.whenAnyExchangeReceived(exchange -> {
            int attempt = attempts.getAndIncrement();
            if (attempt < failures.length) {
                if (failures[attempt].getCause() instanceof DimseStatusException refused) {
                    exchange.getMessage()
                            .setHeader(DicomConstants.STATUS, refused.status().code());
                }
                throw failures[attempt];
            }
        });
        return template.request(
                "direct:to-pacs", exchange -> exchange.getMessage().setBody("object"));
    }

    private static DicomException connectionRefused() {
        return new ConnectionFailedException(PEER, "connection refused", new ConnectException());
    }

    private static Exception refused() {
        return new TransientDicomException("failed for now", connectionRefused());
    }

    private static Exception unknown() {
        return new OutcomeUnknownDicomException(
                "no answer", new OutcomeUnknownException(PEER, "no answer", connectionRefused()));
    }

    private static DimseStatusException statusCause(int code) {
        return new DimseStatusException(PEER, "C-STORE", DimseStatus.of(code), "meaning");
    }

    private static Exception status(int code) {
        return new TransientDicomException("failed for now", statusCause(code));
    }

    private static Exception duplicate() {
        return new DuplicateInstanceException("duplicate", statusCause(0x0111));
    }

    private static Exception permanent(DicomException cause) {
        return new PermanentDicomException("cannot succeed", cause);
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
        assertThat(failedBefore).as("counted before each redelivery").hasValue(2);
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
        Exchange exchange = send(new TransientDicomException(
                "failed for now", new AssociationRejectedException(PEER, "not recognised", 1, 1, 7)));

        assertThat(attempts).hasValue(1);
        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void unknownOutcomeIsRedeliveredOnce() {
        Exchange exchange = send(unknown(), unknown(), unknown());

        assertThat(attempts).hasValue(2);
        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void processingFailureIsRedeliveredOnce() {
        Exchange exchange = send(status(0x0110), status(0x0110), status(0x0110));

        assertThat(attempts).hasValue(2);
        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void noPlaceForAQuickRedeliveryLeavesTheFile() {
        quick.set(false);
        assertThat(send(refused(), refused()).isFailed()).isTrue();
        assertThat(attempts).hasValue(1);
        attempts.set(0);
        assertThat(send(unknown(), unknown()).isFailed()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    @Test
    void destinationThatIsAwayLeavesTheFileWithoutRedelivery() {
        Exchange exchange = send(new DestinationUnavailableException("away", connectionRefused()));

        assertThat(attempts).hasValue(1);
        assertThat(exchange.isFailed()).isTrue();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isNull();
    }

    @Test
    void exhaustedFileGoesToQuarantine() {
        exhausted.set(true);
        for (Exception failure : new Exception[] {refused(), unknown(), status(0xA700)}) {
            attempts.set(0);
            Exchange exchange = send(failure);

            assertThat(attempts).hasValue(1);
            assertThat(exchange.isFailed()).isFalse();
            assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("quarantine");
        }
    }

    @Test
    void duplicateThatWasSentBeforeIsDelivered() {
        sentBefore.set(true);
        Exchange exchange = send(duplicate());

        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("sent");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void duplicateOfUnknownOriginGoesToQuarantine() {
        Exchange exchange = send(duplicate());

        assertThat(exchange.isFailed()).isFalse();
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("quarantine");
    }

    @Test
    void policyOfTheUserDecidesWhateverTheCauseIs() {
        Exchange permanentReject = send(permanent(new AssociationRejectedException(PEER, "not recognised", 1, 1, 7)));
        assertThat(permanentReject.getProperty(Disposition.PROPERTY)).isEqualTo("quarantine");

        attempts.set(0);
        Exchange transientRefusal = send(status(0xC000), status(0xC000), status(0xC000));
        assertThat(attempts).hasValue(3);
        assertThat(transientRefusal.isFailed()).isTrue();
    }

    @Test
    void policyOfTheUserMayEvenTryAMalformedObjectAgain() {
        Exchange exchange = send(new TransientDicomException("for now", malformed(Problem.UID_MISMATCH)));

        assertThat(attempts).hasValue(2);
        assertThat(exchange.getProperty(Disposition.PROPERTY)).isEqualTo("sent");
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
