package io.cameldicom.component;

import io.cameldicom.component.answer.ServiceNames;
import io.cameldicom.component.commitment.CommitmentDirectoryException;
import io.cameldicom.component.commitment.OpenTransactions;
import io.cameldicom.component.commitment.TransactionLimits;
import io.cameldicom.component.destination.BreakerOptions;
import io.cameldicom.component.destination.DestinationKey;
import io.cameldicom.component.outcome.StatusPolicy;
import io.cameldicom.component.progress.ProgressReports;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.DicomAddress;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.listener.ListenerStatistics;
import io.cameldicom.toolkit.pool.PoolOptions;
import io.cameldicom.toolkit.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import javax.management.ObjectName;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Send, receive, query, retrieve, read and repair DICOM objects such as medical images. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "dicom",
        title = "DICOM",
        syntax = "dicom:operation:address",
        category = {Category.HEALTH, Category.NETWORKING, Category.FILE},
        headersClass = DicomConstants.class)
@ManagedResource(description = "DICOM endpoint")
public class DicomEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {
    @UriPath(
            enums = "echo,store,find,move,get,commit,mpps,listen,read,charset",
            description = "What the endpoint does: echo asks whether the peer is there, store sends the object in the"
                    + " body, find asks for what matches the keys in the body, move has the peer send objects to another"
                    + " AE title, get has it send them to us, commit asks the peer to keep objects for good, mpps tells it"
                    + " of a procedure step, listen makes an exchange of each object that arrives, read reads the header"
                    + " of a file, charset inspects, declares, converts or repairs the character set of an object.")
    @Metadata(required = true)
    private final DicomOperation operation;

    @UriPath(
            description =
                    "Whom to call, or for listen what to bind: an AE title of 1 to 16 characters, an at sign, a host"
                            + " name or IP address, a colon and a port. Needed by all but read and charset, which have none.")
    private final String address;

    @UriParam
    private DicomConfiguration configuration;

    private final DicomAddress dicomAddress;
    private volatile ListenConsumer consumer;
    private StatusPolicy statusPolicy;
    private CharacterSetStep characterSetStep;
    private ObjectName characterSetName;

    /** @param address null for an operation that has none */
    DicomEndpoint(
            String uri,
            DicomComponent component,
            DicomOperation operation,
            DicomAddress address,
            DicomConfiguration configuration) {
        super(uri, component);
        this.operation = Objects.requireNonNull(operation, "operation");
        this.dicomAddress = address;
        this.address = address == null ? null : address.toString();
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (operation) {
            case ECHO -> new EchoProducer(this);
            case STORE -> new StoreProducer(this);
            case COMMIT -> new CommitProducer(this);
            case MPPS -> new MppsProducer(this);
            case FIND -> new FindProducer(this);
            case MOVE -> new MoveProducer(this);
            case GET -> new GetProducer(this);
            case READ -> new ReadProducer(this);
            case CHARSET -> new CharsetProducer(this);
            case LISTEN ->
                throw new UnsupportedOperationException(
                        "dicom:listen: used as a producer (expected: in from; to send, use dicom:store)");
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation != DicomOperation.LISTEN) {
            throw new UnsupportedOperationException("dicom:" + operation.uriName()
                    + ": used as a consumer (expected: in to; to receive, use dicom:listen)");
        }
        ListenConsumer consumer = new ListenConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public DicomComponent getComponent() {
        return (DicomComponent) super.getComponent();
    }

    @Override
    public boolean isRemote() {
        return operation.isAddressed();
    }

    @ManagedAttribute(description = "What the endpoint does")
    public String getOperationName() {
        return operation.uriName();
    }

    public DicomOperation getOperation() {
        return operation;
    }

    /** The address as {@code AE@host:port}; null for an operation that has none. */
    @ManagedAttribute(description = "Whom the endpoint calls, or what it binds")
    public String getAddress() {
        return address;
    }

    /** What a listener offers. */
    Set<Service> services() {
        return ServiceNames.parse(Names.list(configuration.getServices()));
    }

    /** To whom a listener sends the objects of a C-MOVE. */
    MoveDestinations moveDestinations() throws GeneralSecurityException, IOException {
        return new MoveDestinations(this, Names.list(configuration.getMoveDestinations()));
    }

    ReceptionLimits receptionLimits() {
        return new ReceptionLimits(configuration.getMaximumObjectLength(), configuration.getMinimumFreeSpace());
    }

    /** The options of an association; the same for equal configurations. */
    AssociationOptions associationOptions() throws GeneralSecurityException, IOException {
        return new AssociationOptions(
                configuration.getConnectTimeout(),
                configuration.getAssociateTimeout(),
                configuration.getResponseTimeout(),
                configuration.getReleaseTimeout(),
                configuration.getIdleTimeout(),
                configuration.getWriteTimeout(),
                configuration.getMaximumPduLength(),
                configuration.getMaximumSendPduLength(),
                getComponent().tlsContexts().optionsOf(configuration),
                configuration.isDigest());
    }

    /** What endpoints must have in common to share associations. */
    DestinationKey destinationKey() throws GeneralSecurityException, IOException {
        return destinationKey(dicomAddress, new AeTitle(configuration.getCallingAeTitle()));
    }

    /** The same of another peer, called by this title. */
    DestinationKey destinationKey(DicomAddress peer, AeTitle callingAeTitle)
            throws GeneralSecurityException, IOException {
        AssociationOptions association = associationOptions();
        return new DestinationKey(
                configuration.getEngine(),
                peer,
                callingAeTitle,
                association,
                proposal(association),
                new PoolOptions(
                        configuration.getMaxAssociations(),
                        configuration.getMaxObjectsPerAssociation(),
                        configuration.getPoolIdleTimeout(),
                        configuration.getMaximumWait(),
                        configuration.getRefusalMemory()),
                statusPolicy(),
                new BreakerOptions(
                        configuration.getBreakerThreshold(),
                        configuration.getBreakerPause(),
                        configuration.getBreakerMaximumPause()));
    }

    /** What each association negotiates beside its contexts. */
    private Proposal proposal(AssociationOptions association) {
        return new Proposal(
                1,
                List.of(),
                QueryOptions.negotiations(this),
                List.of(),
                UserIdentities.of(configuration, association.tls().isPresent()));
    }

    /** Read once: a file that changes later changes nothing until the next start. */
    private synchronized StatusPolicy statusPolicy() {
        if (statusPolicy == null) {
            statusPolicy = StatusPolicy.parse(configuration.getStatusPolicy());
        }
        return statusPolicy;
    }

    /** One for all producers, so that it remembers the studies that any of them saw. */
    synchronized CharacterSetStep characterSetStep() {
        if (characterSetStep == null) {
            characterSetStep = new CharacterSetStep(
                    CharacterSetOptions.of(configuration), getComponent().characterSetTotals());
        }
        return characterSetStep;
    }

    /**
     * Where requests for storage commitment are kept.
     *
     * @throws IOException if the commitmentDirectory cannot be made or read
     */
    OpenTransactions openTransactions() {
        getComponent().showCommitments();
        try {
            return getComponent()
                    .commitments()
                    .kept(Optional.ofNullable(configuration.getCommitmentDirectory())
                            .map(Path::of));
        } catch (IOException e) {
            throw new CommitmentDirectoryException(e);
        }
    }

    TransactionLimits transactionLimits() {
        return new TransactionLimits(configuration.getCommitmentMaximumOpen(), configuration.getCommitmentExpiry());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (operation == DicomOperation.LISTEN && configuration.getCommitmentDirectory() != null) {
            openTransactions(); // reports may come before anybody asks
        }
        if (operation == DicomOperation.CHARSET && characterSetName == null) {
            characterSetName = getComponent()
                    .mbeans()
                    .<CharacterSetMXBean>register(characterSetStep().counters(), CharacterSetMXBean.class, "charset")
                    .orElse(null);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (characterSetName != null) {
            getComponent().mbeans().unregister(characterSetName);
            characterSetName = null;
        }
        super.doStop();
    }

    /** Where bodies that are no files are kept while they are sent. */
    Spool spool() {
        return new Spool(
                new SpoolFolder(configuration.getSpoolDirectory()),
                getComponent().spoolRuns());
    }

    ProgressReports progressReports() {
        return new ProgressReports(
                Optional.ofNullable(configuration.getProgressListener()),
                Optional.of(getCamelContext().getManagementStrategy())
                        .filter(management -> configuration.isProgressEvents()),
                configuration.getProgressInterval(),
                getComponent().progressCalls());
    }

    /** Shows {@code started} over JMX from now on. */
    void listening(ListenConsumer started) {
        this.consumer = started;
    }

    /** Where it listens, with the real port; null while it does not. */
    @ManagedAttribute(description = "Where it listens, with the real port")
    public String getBoundAddress() {
        return Optional.ofNullable(consumer)
                .flatMap(ListenConsumer::boundAddress)
                .map(DicomAddress::toString)
                .orElse(null);
    }

    @ManagedAttribute(description = "Associations that are open to the listener now")
    public long getOpenAssociations() {
        return count(ListenerStatistics::open);
    }

    @ManagedAttribute(description = "Associations that the listener accepted")
    public long getAcceptedAssociations() {
        return count(ListenerStatistics::accepted);
    }

    @ManagedAttribute(description = "Associations that the listener rejected")
    public long getRejectedAssociations() {
        return count(ListenerStatistics::rejected);
    }

    @ManagedAttribute(description = "Accepted associations that ended otherwise than by a release")
    public long getAbortedAssociations() {
        return count(ListenerStatistics::aborted);
    }

    @ManagedAttribute(description = "Objects that the listener received")
    public long getReceivedObjects() {
        return count(ListenerStatistics::objects);
    }

    @ManagedAttribute(description = "Bytes of the data sets of these objects")
    public long getReceivedBytes() {
        return count(ListenerStatistics::bytes);
    }

    private long count(ToLongFunction<ListenerStatistics> counter) {
        return Optional.ofNullable(consumer)
                .map(ListenConsumer::statistics)
                .map(counter::applyAsLong)
                .orElse(0L);
    }

    /** As {@link #getAddress()}, taken apart. */
    DicomAddress dicomAddress() {
        return dicomAddress;
    }

    public DicomConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(DicomConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String getServiceUrl() {
        return address;
    }

    @Override
    public String getServiceProtocol() {
        return "dicom";
    }
}
