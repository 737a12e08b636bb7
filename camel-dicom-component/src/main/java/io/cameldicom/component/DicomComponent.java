package io.cameldicom.component;

import io.cameldicom.component.commitment.CommitmentListener;
import io.cameldicom.component.commitment.Commitments;
import io.cameldicom.component.commitment.CommitmentsConsole;
import io.cameldicom.component.commitment.CommitmentsMXBean;
import io.cameldicom.component.destination.Destination;
import io.cameldicom.component.destination.DestinationListener;
import io.cameldicom.component.destination.Destinations;
import io.cameldicom.component.receiver.Receiver;
import io.cameldicom.component.receiver.ReceiverListener;
import io.cameldicom.toolkit.engine.DicomAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Makes {@code dicom:} endpoints and holds what they share: engines, destinations and threads. */
@Component("dicom")
public class DicomComponent extends HealthCheckComponent implements SSLContextParametersAware {
    /** How long objects that are under way may take when the component stops. */
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(5);

    /** How long listeners may take then to hear the last of it. */
    private static final Duration LISTENER_BOUND = Duration.ofSeconds(1);

    /** How long after a change of its files TLS uses them, at most. */
    private static final long LOOK_SECONDS = 30;

    /** They are made as they are needed; a conversion reads and writes files, and may need a processor for itself. */
    private static final int CONVERSION_THREADS =
            Math.min(4, Runtime.getRuntime().availableProcessors());

    /** How many reports of storage commitment may wait to be taken. */
    private static final int MOST_REPORTS = 100;

    @Metadata(
            label = "common",
            description = "Options for all endpoints; each endpoint works on a copy that its URI changes.")
    private DicomConfiguration configuration = new DicomConfiguration();

    @Metadata(
            label = "security,tls",
            defaultValue = "false",
            description =
                    "Whether the SSL context parameters of the Camel context are used where an endpoint has none.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "producer,advanced",
            defaultValue = "3",
            description =
                    "Threads on which exchanges go on after the answer of a peer, whatever the number of exchanges"
                            + " in flight, 1 or more.")
    private int completionThreads = 3;

    private final Watched<Destination, DestinationListener> watchedDestinations =
            new Watched<>(DestinationListener::opened, DestinationListener::closed);
    private final Watched<Receiver, ReceiverListener> watchedReceivers =
            new Watched<>(ReceiverListener::opened, ReceiverListener::closed);
    private final CharacterSetTotals characterSetTotals = new CharacterSetTotals();
    private final SpooledObjects spooledObjects = new SpooledObjects();
    private final SpoolRuns spoolRuns = new SpoolRuns();
    private final Commitments commitments = new Commitments(this::takeReport);
    private Optional<ObjectName> shownCommitments = Optional.empty();
    private TlsContexts tlsContexts;
    private DicomMBeans mbeans;
    private Engines engines;
    private ScheduledExecutorService timer;
    private ExecutorService completions;
    private ExecutorService conversions;
    private ExecutorService progressCalls;
    private volatile ExecutorService commitmentReports;
    private volatile Destinations destinations;

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        tlsContexts = new TlsContexts(getCamelContext());
        mbeans = new DicomMBeans(getCamelContext());
        ShownBeans shown = new ShownBeans(getCamelContext(), mbeans);
        addDestinationListener(shown);
        addReceiverListener(shown);
        engines = new Engines(classLoader());
        getCamelContext().addLifecycleStrategy(new KameletProperties());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorServiceManager executors = getCamelContext().getExecutorServiceManager();
        timer = executors.newSingleThreadScheduledExecutor(this, "DicomTimer");
        completions = executors.newThreadPool(this, "DicomCompletion", profile("dicom-completion", completionThreads));
        conversions = executors.newThreadPool(this, "DicomConversion", profile("dicom-conversion", CONVERSION_THREADS));
        progressCalls = executors.newThreadPool(this, "DicomProgress", profile("dicom-progress", 1));
        timer.scheduleWithFixedDelay(
                () -> conversions.execute(tlsContexts::look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        commitmentReports = executors.newThreadPool(this, "DicomCommitment", reports());
        destinations = new Destinations(engines::get, timer, conversions, commitments, watched(), CLOSE_BOUND);
    }

    /** Its queue has no bound of its own: at most the exchanges in flight are in it, and an engine must never wait. */
    private static ThreadPoolProfile profile(String name, int threads) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(Integer.MAX_VALUE); // -1 would be no queue at all
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    private void takeReport(Runnable task) {
        commitmentReports.execute(task);
    }

    /** One after the other; a peer whose report finds no room sends it again. */
    private static ThreadPoolProfile reports() {
        ThreadPoolProfile profile = profile("dicom-commitment", 1);
        profile.setMaxQueueSize(MOST_REPORTS);
        return profile;
    }

    @Override
    protected void doStop() throws Exception {
        if (destinations != null) {
            BoundedStop.await(destinations.closeAll(), CLOSE_BOUND.plus(CLOSE_BOUND));
            engines.close();
            ExecutorServiceManager executors = getCamelContext().getExecutorServiceManager();
            executors.shutdownNow(conversions).forEach(Runnable::run); // they find their pool closed, and fail
            executors.shutdownGraceful(completions);
            executors.shutdownGraceful(progressCalls, LISTENER_BOUND.toMillis());
            executors.shutdownGraceful(commitmentReports, LISTENER_BOUND.toMillis());
            executors.shutdown(timer);
            destinations = null;
        }
        hideCommitments();
        spoolRuns.close();
        super.doStop();
    }

    private ClassLoader classLoader() {
        ClassLoader application = getCamelContext().getApplicationContextClassLoader();
        return application == null ? DicomComponent.class.getClassLoader() : application;
    }

    private DestinationListener watched() {
        return new DestinationListener() {
            @Override
            public void opened(Destination destination) {
                watchedDestinations.opened(destination);
            }

            @Override
            public void closed(Destination destination) {
                watchedDestinations.closed(destination);
            }
        };
    }

    /**
     * Lets {@code listener} hear of each destination, those that are there already included, until it is removed. It is
     * called under a lock, on whatever thread: it must not block. May be called at any time, also before the start.
     */
    public void addDestinationListener(DestinationListener listener) {
        watchedDestinations.add(listener);
    }

    /** It hears of nothing any more. */
    public void removeDestinationListener(DestinationListener listener) {
        watchedDestinations.remove(listener);
    }

    /** As {@link #addDestinationListener}, of each {@code dicom:listen} that runs or is suspended. */
    public void addReceiverListener(ReceiverListener listener) {
        watchedReceivers.add(listener);
    }

    /** It hears of nothing any more. */
    public void removeReceiverListener(ReceiverListener listener) {
        watchedReceivers.remove(listener);
    }

    /**
     * Lets {@code listener} hear of each result of a storage commitment, on our associations and on those that peers open
     * to a {@code dicom:listen}, until it is removed. May be called at any time, also before the start.
     */
    public void addCommitmentListener(CommitmentListener listener) {
        commitments.add(listener);
    }

    /** It hears of nothing any more. */
    public void removeCommitmentListener(CommitmentListener listener) {
        commitments.remove(listener);
    }

    /** What all {@code dicom:charset} endpoints have found and done since the start. */
    public CharacterSetTotals characterSetTotals() {
        return characterSetTotals;
    }

    /**
     * Whether objects may be sent to {@code peer} now. False while a destination of this address waits for its peer to let
     * us in again, or is paused: then {@code dicom:store} fails at once with {@link DestinationUnavailableException}. An address that
     * nothing is sent to is available. Does not block.
     */
    public boolean isAvailable(DicomAddress peer) {
        Destinations current = destinations;
        return current == null || current.isAvailable(peer);
    }

    /** Whether an operator has paused a destination of this address. Does not block. */
    public boolean isPaused(DicomAddress peer) {
        Destinations current = destinations;
        return current != null && current.isPaused(peer);
    }

    Watched<Receiver, ReceiverListener> receivers() {
        return watchedReceivers;
    }

    Watched<Destination, DestinationListener> watchedDestinations() {
        return watchedDestinations;
    }

    /** Shows open requests over JMX from now on; there is nothing to show where nobody asks for storage commitment. */
    synchronized void showCommitments() {
        if (shownCommitments.isEmpty()) {
            shownCommitments = mbeans.<CommitmentsMXBean>register(
                    new CommitmentsConsole(commitments), CommitmentsMXBean.class, "commitments");
        }
    }

    private synchronized void hideCommitments() {
        shownCommitments.ifPresent(mbeans::unregister);
        shownCommitments = Optional.empty();
    }

    /** Takes what peers report, whichever association it comes on. */
    Commitments commitments() {
        return commitments;
    }

    Engines engines() {
        return engines;
    }

    Destinations destinations() {
        return destinations;
    }

    Executor completions() {
        return completions;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** The thread that calls those who listen to progress. */
    Executor progressCalls() {
        return progressCalls;
    }

    SpoolRuns spoolRuns() {
        return spoolRuns;
    }

    SpooledObjects spooledObjects() {
        return spooledObjects;
    }

    DicomMBeans mbeans() {
        return mbeans;
    }

    TlsContexts tlsContexts() {
        return tlsContexts;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int colon = remaining.indexOf(':');
        DicomOperation operation = DicomOperation.parse(colon < 0 ? remaining : remaining.substring(0, colon));
        DicomAddress address = address(operation, colon < 0 ? "" : remaining.substring(colon + 1));
        DicomEndpoint endpoint = new DicomEndpoint(uri, this, operation, address, configuration.copy());
        WholeNumbers.check(parameters);
        setProperties(endpoint, parameters);
        DicomConfiguration own = endpoint.getConfiguration();
        if (useGlobalSslContextParameters && !TlsChoice.isMade(own)) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        OptionCheck.check(endpoint);
        return endpoint;
    }

    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        UnknownOptions.refuse(parameters.keySet(), new DicomEndpointUriFactory().propertyNames());
    }

    private static DicomAddress address(DicomOperation operation, String text) {
        if (operation.isAddressed()) {
            return DicomAddress.parse(text);
        }
        if (!text.isEmpty()) {
            throw new IllegalArgumentException(
                    "address: '" + text + "' (expected: none, as dicom:" + operation.uriName() + " works on the body)");
        }
        return null;
    }

    public DicomConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DicomConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public int getCompletionThreads() {
        return completionThreads;
    }

    public void setCompletionThreads(int completionThreads) {
        this.completionThreads = completionThreads;
    }
}
