package io.cameldicom.component;

import io.cameldicom.component.receiver.Receiver;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.listener.ListenerStatistics;
import io.cameldicom.toolkit.service.OfferedServices;
import io.cameldicom.toolkit.service.Service;
import io.cameldicom.toolkit.service.ServiceAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * {@code dicom:listen}: each object that arrives becomes an exchange, as does each other request, and how that ends is the answer to the peer. While
 * the route is suspended nothing listens, and peers find the port closed.
 */
final class ListenConsumer extends DefaultConsumer implements Suspendable {
    /** How long routes may take to end after peers were cut off: Camel has waited for them before. */
    private static final long STOP_MILLIS = 1000;

    private final DicomEndpoint endpoint;
    private final DicomConfiguration configuration;
    private final ObjectHeaders headers;
    private final Receiver receiver;
    private ExecutorService routes;
    private volatile DicomListener listener;
    private Intake intake;
    private MoveDestinations moveDestinations;

    ListenConsumer(DicomEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
        this.headers = new ObjectHeaders(configuration.getHeaders());
        this.receiver = new Receiver(endpoint.dicomAddress(), aeTitles(endpoint), services(endpoint));
        setHealthCheck(new ListenHealthCheck(this, endpoint.getAddress()));
    }

    private static List<String> aeTitles(DicomEndpoint endpoint) {
        if (!endpoint.getConfiguration().isCheckCalledAeTitle()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(endpoint.dicomAddress().aeTitle().value()),
                        Names.list(endpoint.getConfiguration().getCalledAeTitles()).stream())
                .distinct()
                .toList();
    }

    private static List<String> services(DicomEndpoint endpoint) {
        return endpoint.services().stream().map(Service::word).toList();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        moveDestinations = endpoint.moveDestinations();
        moveDestinations.acquire(endpoint.getComponent().destinations());
        routes = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, "DicomListen", profile(configuration.getMaximumAssociations()));
        listen();
        endpoint.listening(this);
        endpoint.getComponent().receivers().opened(receiver);
    }

    /** An association has one object at a time in the route, so there is never a need for more threads. */
    private static ThreadPoolProfile profile(int maximumAssociations) {
        ThreadPoolProfile profile = new ThreadPoolProfile("dicom-listen");
        profile.setPoolSize(maximumAssociations);
        profile.setMaxPoolSize(maximumAssociations);
        profile.setMaxQueueSize(maximumAssociations); // for the moment in which a thread is not yet free again
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.setAllowCoreThreadTimeOut(true);
        return profile;
    }

    /** What a start fails upon is told with the route, as there may be several that listen. */
    private void listen() throws GeneralSecurityException, IOException {
        try {
            open();
        } catch (UncheckedIOException e) {
            throw new FailedToStartRouteException(getRouteId(), e.getMessage(), e);
        }
    }

    private void open() throws GeneralSecurityException, IOException {
        Intake opened = Intake.of(
                configuration, endpoint.dicomAddress(), endpoint.getComponent().spooledObjects());
        try {
            OfferedServices offered = new OfferedServices(
                    endpoint.services(),
                    OfferedServices.DEFAULT_MAXIMUM_DATA_SET_LENGTH,
                    new ServiceRoute(endpoint, moveDestinations, this::run));
            listener = DicomListener.start(options(opened.incoming()), object -> answer(opened, object), offered);
        } catch (RuntimeException | GeneralSecurityException e) {
            opened.end();
            throw e;
        }
        opened.clear();
        intake = opened;
        receiver.began(listener);
    }

    private ListenerOptions options(Path incoming) throws GeneralSecurityException, IOException {
        DicomAddress address = endpoint.dicomAddress();
        AssociationOptions association = endpoint.associationOptions();
        return new ListenerOptions(
                address.aeTitle(),
                address.host(),
                address.port(),
                incoming,
                configuration.isCheckCalledAeTitle(),
                Set.copyOf(Names.list(configuration.getCallingAeTitles())),
                configuration.getMaximumAssociations(),
                Set.copyOf(Names.list(configuration.getAcceptedTransferSyntaxes())),
                Set.copyOf(Names.list(configuration.getAcceptedSopClasses())),
                endpoint.receptionLimits(),
                ListenerAccess.of(configuration, association),
                association);
    }

    @Override
    protected void doSuspend() throws Exception {
        stopListening();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        listen();
    }

    @Override
    protected void doStop() throws Exception {
        stopListening();
        endpoint.getComponent().receivers().closed(receiver);
        if (moveDestinations != null) {
            moveDestinations.release(endpoint.getComponent().destinations());
            moveDestinations = null;
        }
        if (routes != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(routes, STOP_MILLIS);
            routes = null;
        }
        super.doStop();
    }

    /** Objects under way get their answer within the release timeout, the rest is aborted: peers send it again. */
    private void stopListening() {
        DicomListener open = listener;
        listener = null;
        if (open != null) {
            open.close();
            receiver.ended();
            intake.end();
        }
    }

    /** Where it listens now, with the real port; empty while it does not. */
    Optional<DicomAddress> boundAddress() {
        return Optional.ofNullable(listener).map(DicomListener::address);
    }

    /** Counters since the start of the route. */
    ListenerStatistics statistics() {
        return receiver.statistics();
    }

    private CompletionStage<DimseStatus> answer(Intake intake, ReceivedObject object) {
        return received(intake, object).whenComplete((status, failure) -> {
            if (failure == null) {
                receiver.answered(status);
            }
        });
    }

    /** On a thread of the listener, which may wait for the disk; the route runs on a thread of Camel. */
    private CompletionStage<DimseStatus> received(Intake intake, ReceivedObject object) {
        Intake.Taken taken = intake.take(object);
        if (taken.refusal().isPresent()) {
            return CompletableFuture.completedFuture(taken.refusal().get());
        }
        try {
            return route(intake, object, taken);
        } catch (RuntimeException e) {
            // The route has stopped meanwhile.
            intake.drop(taken);
            throw e;
        }
    }

    private CompletionStage<DimseStatus> route(Intake intake, ReceivedObject object, Intake.Taken taken) {
        CompletableFuture<DimseStatus> answer = new CompletableFuture<>();
        Exchange exchange = exchange(object, taken);
        intake.deleteWhenDone(taken, exchange);
        routes.execute(() -> getAsyncProcessor().process(exchange, doneSync -> {
            answer.complete(Answers.of(exchange));
            releaseExchange(exchange, false);
        }));
        return answer;
    }

    /**
     * The route runs on a thread of Camel; what its end means is asked there. The exchange is let go when its answer has been
     * given, as what stands behind that, such as spooled objects or matches still on their way, lasts as long as the exchange.
     * Where the route does not end in time, the peer waits no longer for it.
     */
    private CompletionStage<ServiceAnswer> run(ServiceExchange request, Function<Exchange, ServiceAnswer> end) {
        CompletableFuture<ServiceAnswer> answer = new CompletableFuture<>();
        Exchange exchange = createExchange(false);
        request.fill(exchange.getMessage());
        routes.execute(() -> {
            try {
                createUoW(exchange);
            } catch (Exception e) {
                answer.completeExceptionally(e);
                return;
            }
            getAsyncProcessor().process(exchange, doneSync -> ended(exchange, end, answer));
        });
        return answer.orTimeout(configuration.getRouteTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ended(
            Exchange exchange, Function<Exchange, ServiceAnswer> end, CompletableFuture<ServiceAnswer> answer) {
        ServiceAnswer made;
        try {
            made = LastingAnswer.of(end.apply(exchange), () -> letGo(exchange));
        } catch (Throwable e) { // whatever it is, the peer waits for an answer
            letGo(exchange);
            answer.completeExceptionally(e);
            return;
        }
        if (!answer.complete(made)) {
            made.close(); // too late
        }
    }

    private void letGo(Exchange exchange) {
        doneUoW(exchange);
        releaseExchange(exchange, false);
    }

    private Exchange exchange(ReceivedObject object, Intake.Taken taken) {
        Exchange exchange = createExchange(false);
        headers.set(exchange.getMessage(), DicomObject.of(taken.read()));
        exchange.getMessage().setHeader(DicomConstants.OPERATION, DicomOperation.STORE.uriName());
        exchange.getMessage().setHeader(DicomConstants.TRANSFER_SYNTAX_UID, object.transferSyntaxUid());
        exchange.getMessage().setHeader(DicomConstants.BYTES, object.bytes());
        exchange.getMessage()
                .setHeader(
                        DicomConstants.CALLING_AE_TITLE, object.callingAeTitle().value());
        exchange.getMessage()
                .setHeader(
                        DicomConstants.CALLED_AE_TITLE, object.calledAeTitle().value());
        exchange.getMessage().setHeader(DicomConstants.REMOTE_ADDRESS, object.remoteAddress());
        exchange.getMessage().setHeader(DicomConstants.ASSOCIATION, object.associationNumber());
        object.moveOriginator().ifPresent(originator -> setOriginator(exchange, originator));
        exchange.getMessage().setBody(taken.file().toFile());
        return exchange;
    }

    private static void setOriginator(Exchange exchange, MoveOriginator originator) {
        exchange.getMessage()
                .setHeader(
                        DicomConstants.MOVE_ORIGINATOR_AE_TITLE,
                        originator.aeTitle().value());
        exchange.getMessage().setHeader(DicomConstants.MOVE_ORIGINATOR_MESSAGE_ID, originator.messageId());
    }
}
