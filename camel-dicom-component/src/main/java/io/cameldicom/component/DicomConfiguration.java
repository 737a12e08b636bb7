package io.cameldicom.component;

import io.cameldicom.component.destination.BreakerOptions;
import io.cameldicom.component.progress.DicomProgressListener;
import io.cameldicom.component.query.ResultFormat;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.TlsOptions;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.listener.ListenerOptions;
import io.cameldicom.toolkit.listener.UserIdentityValidator;
import io.cameldicom.toolkit.tls.TlsProfile;
import java.time.Duration;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** All options of the component and of its endpoints, each described once, in its annotation. */
@UriParams
@Configurer
public class DicomConfiguration implements Cloneable {
    @UriParam(
            label = "producer",
            displayName = "Calling AE Title",
            defaultValue = "CAMEL",
            description = "Our own AE title, 1 to 16 characters, sent to the peer when an association is opened. For "
                    + "echo, store, find, move, get, commit and mpps.")
    private String callingAeTitle = "CAMEL";

    @UriParam(
            label = "common",
            defaultValue = "netty",
            description = "Name of the network engine that opens associations: netty is the built-in one, others are "
                    + "found on the class path, such as dcm4che. A listener always accepts by the built-in one. For "
                    + "echo, store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private String engine = "netty";

    @UriParam(
            label = "common",
            defaultValue = "10s",
            description = "How long the TCP connection, with TLS where it is on, may take; longer than zero. For echo, "
                    + "store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private Duration connectTimeout = AssociationOptions.DEFAULTS.connectTimeout();

    @UriParam(
            label = "common",
            defaultValue = "30s",
            description = "How long the answer to A-ASSOCIATE-RQ may take; for a listener, how long the request may "
                    + "take after the connection. Longer than zero. For echo, store, find, move, get, commit, mpps "
                    + "and listen.")
    private Duration associateTimeout = AssociationOptions.DEFAULTS.associateTimeout();

    @UriParam(
            label = "common",
            defaultValue = "60s",
            description =
                    "How long the response may take after the last byte of a request; longer than zero. For echo, "
                            + "store, find, move, get, commit, mpps and listen (its C-MOVE and C-GET).")
    private Duration responseTimeout = AssociationOptions.DEFAULTS.responseTimeout();

    @UriParam(
            label = "common",
            defaultValue = "5s",
            description =
                    "How long the answer to A-RELEASE-RQ may take before the connection is closed; for a listener "
                            + "that stops, how long what arrives may take to come to its answer. Longer than zero. For "
                            + "echo, store, find, move, get, commit, mpps and listen.")
    private Duration releaseTimeout = AssociationOptions.DEFAULTS.releaseTimeout();

    @UriParam(
            label = "common",
            defaultValue = "30s",
            description = "How long a write, or the reading of the file that is sent, may make no progress before the "
                    + "object fails; longer than zero. For echo, store, find, move, get, commit, mpps and listen.")
    private Duration writeTimeout = AssociationOptions.DEFAULTS.writeTimeout();

    @UriParam(
            label = "consumer",
            defaultValue = "60s",
            description = "How long the listener keeps an association on which nothing arrives; longer than zero. For "
                    + "listen.")
    private Duration idleTimeout = AssociationOptions.DEFAULTS.idleTimeout();

    @UriParam(
            label = "common,advanced",
            displayName = "Maximum PDU Length",
            defaultValue = "262144",
            description = "Longest P-DATA-TF that we accept, in bytes, 4096 to 16777216. For echo, store, find, move, "
                    + "get, commit, mpps and listen.")
    private int maximumPduLength = AssociationOptions.DEFAULTS.maximumPduLength();

    @UriParam(
            label = "common,advanced",
            displayName = "Maximum Send PDU Length",
            defaultValue = "1048576",
            description = "Longest P-DATA-TF that we send, whatever the peer would take, in bytes, 4096 to 16777216. "
                    + "For echo, store, find, move, get, commit, mpps and listen.")
    private int maximumSendPduLength = AssociationOptions.DEFAULTS.maximumSendPduLength();

    @UriParam(
            label = "common",
            defaultValue = "4",
            description = "Most associations that are open to the destination at once, 1 or more. For store, find, "
                    + "move, get, commit, mpps and listen (its C-MOVE).")
    private int maxAssociations = 4;

    @UriParam(
            label = "common,advanced",
            defaultValue = "0",
            description = "Objects after which an association is released and replaced by a new one; 0 for no limit. "
                    + "For store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private int maxObjectsPerAssociation = 0;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether store computes the SHA-256 of the data set as it is sent, for the header "
                    + "CamelDicomSha256. For store.")
    private boolean digest;

    @UriParam(
            label = "common,advanced",
            defaultValue = "10s",
            description = "How long an association that nobody uses is kept for the next object before it is released; "
                    + "longer than zero. For store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private Duration poolIdleTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "common",
            defaultValue = "60s",
            description = "How long an object waits for a free association before it fails as transient; longer than "
                    + "zero. For store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private Duration maximumWait = Duration.ofSeconds(60);

    @UriParam(
            label = "common,advanced",
            defaultValue = "5m",
            description = "How long it is remembered that the peer refused a SOP class in a transfer syntax, 1s or "
                    + "longer; until then such objects fail at once. For store, find, move, get, commit, mpps and "
                    + "listen (its C-MOVE).")
    private Duration refusalMemory = Duration.ofMinutes(5);

    @UriParam(
            label = "common",
            description = "What each way in which a store may end means at this destination, where that differs from "
                    + "the default: entries parted by commas, such as A700-A7FF:permanent,reject:transient; or "
                    + "file: and the path of a file with one entry a line, such as A700-A7FF = permanent. For "
                    + "store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private String statusPolicy;

    @UriParam(
            label = "common",
            defaultValue = "true",
            description = "Whether an object whose transfer syntax the peer refuses is encoded in another one without "
                    + "loss: explicit as implicit VR and the other way round, and deflated, big endian and the "
                    + "private syntax of GE as little endian. Without it such an object fails as permanent. For "
                    + "store and listen (what its route answers to C-MOVE and C-GET).")
    private boolean convert = true;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description = "Whether an object with compressed pixel data that the peer refuses is sent decompressed. "
                    + "Needs convert, and for JPEG the module dicom-imageio. For store and listen (what its route "
                    + "answers to C-MOVE and C-GET).")
    private boolean decompress = false;

    @UriParam(
            label = "common",
            defaultValue = "3",
            description = "Associations in a row that must fail to open, with no other one open, until the peer counts "
                    + "as away: then objects fail at once, without an attempt, until it lets us in again; 0 for "
                    + "never. For store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private int breakerThreshold = BreakerOptions.DEFAULTS.threshold();

    @UriParam(
            label = "common,advanced",
            defaultValue = "1s",
            description = "How long after a peer was found to be away it is asked by C-ECHO whether it is back, longer "
                    + "than zero; each further pause is twice as long, all vary by a fifth. For store, find, move, "
                    + "get, commit, mpps and listen (its C-MOVE).")
    private Duration breakerPause = BreakerOptions.DEFAULTS.pause();

    @UriParam(
            label = "common,advanced",
            defaultValue = "5s",
            description = "Longest pause between two such questions, breakerPause or longer. For store, find, move, "
                    + "get, commit, mpps and listen (its C-MOVE).")
    private Duration breakerMaximumPause = BreakerOptions.DEFAULTS.maximumPause();

    @UriParam(
            label = "producer,advanced",
            description = "Hears how many bytes of each object were sent, on a thread of its own: when it is handed "
                    + "over to be sent, at most once in each progressInterval, and when the attempt has ended; and "
                    + "of each step of a move or get. For store, move and get.")
    private DicomProgressListener progressListener;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "500ms",
            description = "Shortest time between two reports of progress of one object, 10 ms or more. For store, move "
                    + "and get.")
    private Duration progressInterval = Duration.ofMillis(500);

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether the event notifiers of the Camel context get a DicomProgressEvent where a "
                    + "progressListener would be called. For store, move and get.")
    private boolean progressEvents;

    @UriParam(
            label = "common,advanced",
            description = "Folder for spooled bodies and for objects that are being received. Default is a folder of "
                    + "our own under java.io.tmpdir. For store, get, commit, listen, read and charset.")
    private String spoolDirectory;

    @UriParam(
            label = "common,advanced",
            defaultValue = "33554432",
            description =
                    "Most memory that the header of one object may take, in bytes: each element 64 and its value, "
                            + "unless that is left in the file. An object beyond it is refused (limit headerBytes). For "
                            + "store, get, commit, listen, read and charset.")
    private long maximumHeaderBytes = ReadLimits.DEFAULTS.headerBytes();

    @UriParam(
            label = "common,advanced",
            defaultValue = "1000000",
            description = "Most elements, items and fragments of one object, at all levels. An object beyond it is "
                    + "refused (limit elements). For store, get, commit, listen, read and charset.")
    private int maximumElements = ReadLimits.DEFAULTS.elements();

    @UriParam(
            label = "common,advanced",
            defaultValue = "128",
            description =
                    "Deepest nesting of sequences, 1 to 256. An object beyond it is refused (limit nestingDepth). "
                            + "For store, get, commit, listen, read and charset.")
    private int maximumNestingDepth = ReadLimits.DEFAULTS.nestingDepth();

    @UriParam(
            label = "common,advanced",
            defaultValue = "4294967294",
            description = "Longest value of one object, in bytes, 1 to 4294967294; values are not read into memory for "
                    + "it. An object beyond it is refused (limit valueLength). For store, get, commit, listen, read "
                    + "and charset.")
    private long maximumValueLength = ReadLimits.DEFAULTS.valueLength();

    @UriParam(
            label = "common,advanced",
            defaultValue = "1073741824",
            description = "Longest data set of a deflated object, inflated, in bytes. An object beyond it is refused "
                    + "(limit inflatedBytes). For store, get, commit, listen, read and charset.")
    private long maximumInflatedBytes = ReadLimits.DEFAULTS.inflatedBytes();

    @UriParam(
            label = "security,tls",
            displayName = "TLS",
            description = "Whether connections use TLS. Where it is absent they do if sslContextParameters, or keys or "
                    + "certificates by files, are set; false turns TLS off in any case; true alone trusts the CAs "
                    + "that this Java knows. For echo, store, find, move, get, commit, mpps and listen.")
    private Boolean tls;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Certificate",
            description = "PEM file with our certificate, followed by those between it and the CA. A listener with TLS "
                    + "needs one, or tlsKeyStore. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsCertificate;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Key",
            description = "PEM file with the private key of tlsCertificate, in PKCS#8, PKCS#1 or as EC key. Default is "
                    + "tlsCertificate itself. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsKey;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Key Password",
            secret = true,
            description = "Password of an encrypted tlsKey, or of the key in tlsKeyStore where it is not that of the "
                    + "store. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsKeyPassword;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Trusted Certificates",
            description = "PEM file with the certificates of all CAs, or peers, that are trusted. Without it, and "
                    + "without tlsTrustStore, those are trusted that this Java knows. For echo, store, find, move, "
                    + "get, commit, mpps and listen.")
    private String tlsTrustedCertificates;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Key Store",
            description = "PKCS#12 or JKS file with our key and certificate, instead of tlsCertificate and tlsKey. For "
                    + "echo, store, find, move, get, commit, mpps and listen.")
    private String tlsKeyStore;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Key Store Password",
            secret = true,
            description = "Password of tlsKeyStore. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsKeyStorePassword;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Trust Store",
            description = "PKCS#12 or JKS file with the certificates of the CAs that are trusted, instead of "
                    + "tlsTrustedCertificates. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsTrustStore;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Trust Store Password",
            secret = true,
            description = "Password of tlsTrustStore. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsTrustStorePassword;

    @UriParam(
            label = "security,tls",
            displayName = "TLS Profile",
            defaultValue = "bcp195",
            enums = "bcp195,non-downgrading",
            description = "Versions and cipher suites, by the profiles of PS3.15 annex B: bcp195 is BCP 195 RFC 8996, "
                    + "9325, with TLS 1.3 and 1.2; non-downgrading has the DHE suites of the retired profile of "
                    + "that name too. Does not count with sslContextParameters. For echo, store, find, move, get, "
                    + "commit, mpps and listen.")
    private TlsProfile tlsProfile = TlsProfile.BCP195;

    @UriParam(
            label = "security,tls,advanced",
            displayName = "TLS Protocols",
            description = "TLSv1.3, TLSv1.2 or both, joined by a comma, instead of what tlsProfile has. For echo, "
                    + "store, find, move, get, commit, mpps and listen.")
    private String tlsProtocols;

    @UriParam(
            label = "security,tls,advanced",
            displayName = "TLS Cipher Suites",
            description = "Cipher suites by their standard names, such as TLS_AES_128_GCM_SHA256, joined by commas, "
                    + "instead of what tlsProfile has. For echo, store, find, move, get, commit, mpps and listen.")
    private String tlsCipherSuites;

    @UriParam(
            label = "consumer,security,tls",
            displayName = "TLS Client Authentication",
            defaultValue = "none",
            enums = "none,want,need",
            description = "Whether the listener asks callers for a certificate: none does not ask; want asks, and also "
                    + "takes callers without one; need refuses them. want and need need trusted certificates. Does "
                    + "not count with sslContextParameters, which say it themselves. For listen.")
    private TlsOptions.ClientAuthentication tlsClientAuthentication = TlsOptions.ClientAuthentication.NONE;

    @UriParam(
            label = "security,tls",
            displayName = "SSL Context Parameters",
            description =
                    "Keys and trust for TLS as a bean of Camel, instead of files; TLS is on when this is set. For "
                            + "echo, store, find, move, get, commit, mpps and listen.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "security,tls",
            defaultValue = "true",
            description = "Whether the certificate of the peer must name the host that was called. For echo, store, "
                    + "find, move, get, commit, mpps and listen (its C-MOVE).")
    private boolean verifyHostName = true;

    @UriParam(
            label = "common",
            description =
                    "Attributes of each object that are set as headers, as keywords of the data dictionary joined "
                            + "by commas, such as AccessionNumber,PatientID. The header is CamelDicom and the keyword. "
                            + "Headers reach logs and consoles: name no attribute of a patient without need. For read, "
                            + "listen and get.")
    private String headers;

    @UriParam(
            label = "producer,charset",
            defaultValue = "default",
            enums = "off,default,inspect,relabel,convert,repair",
            description = "What is done: off changes nothing; default declares the set of the option fallback where "
                    + "none is declared and the text needs one; inspect says in headers what it finds; relabel "
                    + "declares the target and keeps all bytes; convert encodes the text in the target; repair "
                    + "finds out how the text reads, and makes label and text go together. For charset.")
    private CharacterSetMode mode = CharacterSetMode.DEFAULT;

    @UriParam(
            label = "producer,charset",
            defaultValue = "ISO_IR 100",
            description = "Defined term of Specific Character Set: declared by the mode default; for inspect and "
                    + "repair, what text without a label is most likely in where nothing else tells. For charset.")
    private String fallback = "ISO_IR 100";

    @UriParam(
            label = "producer,charset",
            description =
                    "Value of Specific Character Set that relabel declares and in which convert and repair encode "
                            + "text, such as ISO_IR 192. Without it repair keeps the bytes where a right label is enough; "
                            + "relabel and convert need it. For charset.")
    private String target;

    @UriParam(
            label = "producer,charset",
            defaultValue = "0.9",
            description = "Confidence from 0 to 1 that repair needs of an encoding; objects without one are doubtful, "
                    + "and stay as they are. For charset.")
    private double minConfidence = 0.9;

    @UriParam(
            label = "producer,charset",
            description = "Languages that text may be in, for inspect and repair, as ISO 639-1 codes joined by commas, "
                    + "such as de,fr; an unknown one is refused with a list of those that are known. Without it "
                    + "any. For charset.")
    private String hint;

    @UriParam(
            label = "producer,charset",
            defaultValue = "pass",
            enums = "pass,fail",
            description = "What repair does with doubtful objects: pass lets them go on as they are, fail fails the "
                    + "exchange with a permanent error that says what was found. For charset.")
    private OnDoubt onDoubt = OnDoubt.PASS;

    @UriParam(
            label = "producer,charset",
            defaultValue = "false",
            description = "Whether no object is changed, and headers and the exchange property "
                    + "CamelDicomCharacterSetEdit only say what would be. For charset.")
    private boolean dryRun;

    @UriParam(
            label = "producer,charset",
            defaultValue = "true",
            description = "Whether relabel, convert and repair append what was before to Original Attributes Sequence "
                    + "(0400,0561) of an object that they change. For charset.")
    private boolean recordOriginal = true;

    @UriParam(
            label = "producer,query",
            defaultValue = "study-root",
            description = "Information model: patient-root, study-root, worklist (find alone), or the UID of another "
                    + "SOP class, of which nothing is checked. For find, move and get.")
    private String model = "study-root";

    @UriParam(
            label = "producer,query",
            enums = "PATIENT,STUDY,SERIES,IMAGE",
            description = "Query/Retrieve Level, where neither the body (QueryRetrieveLevel) nor the header "
                    + "CamelDicomQueryLevel names one; PATIENT in patient-root alone, none in worklist. For find, "
                    + "move and get.")
    private String level;

    @UriParam(
            label = "producer,query",
            description =
                    "Attributes that matches of find are to have beside the keys of the body, as keywords or tags "
                            + "joined by commas, with a dot before those in a sequence. Without it those that people mostly "
                            + "want at the level. For find.")
    private String returnKeys;

    @UriParam(
            label = "producer,query",
            defaultValue = "false",
            description = "Whether the body afterwards is an iterator over results that are still on their way, to be "
                    + "split with streaming, instead of a list. For find and get.")
    private boolean stream;

    @UriParam(
            label = "producer,query",
            defaultValue = "0",
            description =
                    "Most matches; when there are more, the query is cancelled and CamelDicomMoreMatches is true; "
                            + "0 for no limit. For find.")
    private int limit;

    @UriParam(
            label = "producer,query",
            defaultValue = "map",
            enums = "map,dataset,json",
            description = "What a match is: map by keyword, dataset, or json for text of DICOM JSON (of all matches an "
                    + "array). For find.")
    private ResultFormat resultFormat = ResultFormat.MAP;

    @UriParam(
            label = "producer,query",
            description = "Value of Specific Character Set in which keys are encoded, where the body names none. "
                    + "Without it none where they are ASCII, ISO_IR 100 where they are Latin-1, else ISO_IR 192. "
                    + "For find, move and get.")
    private String queryCharacterSet;

    @UriParam(
            label = "producer,query",
            description = "Value of Specific Character Set in which matches are read that declare none, as of old "
                    + "worklist servers, and which these have then. Without it text of theirs that is not ASCII is lost. "
                    + "For find.")
    private String matchCharacterSet;

    @UriParam(
            label = "producer,query",
            defaultValue = "false",
            description =
                    "Whether the peer is asked to match names fuzzily, by extended negotiation; one that does not "
                            + "know how ignores it. For find.")
    private boolean fuzzy;

    @UriParam(
            label = "producer,query",
            defaultValue = "false",
            description = "Whether the peer is asked for relational queries, by extended negotiation, and no unique "
                    + "keys of upper levels are needed. For find, move and get.")
    private boolean relational;

    @UriParam(
            label = "producer,query",
            defaultValue = "1h",
            description =
                    "How long an operation may take in all, longer than zero; then it is cancelled and fails. For "
                            + "find, move and get.")
    private Duration operationTimeout = Duration.ofHours(1);

    @UriParam(
            label = "producer,query",
            description = "AE title to which the objects are sent, 1 to 16 characters, where the header "
                    + "CamelDicomMoveDestination names none. The peer must know its address. For move.")
    private String moveDestination;

    @UriParam(
            label = "producer,query",
            description = "Folder in which each object is kept as study/series/instance. Without it objects are "
                    + "temporary files, deleted when the exchange is done. For get.")
    private String directory;

    @UriParam(
            label = "producer,query",
            displayName = "SOP Classes",
            description = "Storage SOP classes that are taken, as UIDs joined by commas. Without it the common ones. "
                    + "For get.")
    private String sopClasses;

    @UriParam(
            label = "producer,query",
            description = "Transfer syntaxes in which objects are taken, as UIDs joined by commas, the best first. "
                    + "Without it uncompressed ones, and for common images those of JPEG, JPEG-LS, JPEG 2000 and "
                    + "RLE too. For get.")
    private String transferSyntaxes;

    @UriParam(
            label = "producer,query",
            defaultValue = "false",
            description = "Whether the exchange fails as transient when some objects failed, instead of only saying so "
                    + "in headers. For move and get.")
    private boolean failOnPartial;

    @UriParam(
            label = "consumer",
            defaultValue = "store",
            description = "What is answered beside C-ECHO, one or more of these joined by commas: store, find, "
                    + "worklist, move, get, commitment, mpps. Each request becomes an exchange, and the header "
                    + "CamelDicomOperation tells of what kind. For listen.")
    private String services = "store";

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether what does not match the keys of the query is left out of what a route answers to "
                    + "find, worklist, move and get: a route may answer with all it has. A key that an answer does "
                    + "not have counts as matched. False where the route matches by rules of its own. For listen.")
    private boolean matching = true;

    @UriParam(
            label = "consumer",
            defaultValue = "1h",
            description = "How long the route may take to answer a request other than C-STORE, longer than zero; then "
                    + "the peer is answered with a failure (C001, or 0110), and what the route answers later is "
                    + "dropped. For listen.")
    private Duration routeTimeout = Duration.ofHours(1);

    @UriParam(
            label = "consumer",
            description = "To whom the objects of a C-MOVE may be sent: AE title, an at sign, host, a colon and port, "
                    + "such as the address in the URI; several joined by commas. With TLS where the listener has "
                    + "it. A title that is not there is answered with A801. For listen.")
    private String moveDestinations;

    @UriParam(
            label = "consumer",
            description = "Folder in which each object is kept as study/series/instance before the route runs. Without "
                    + "it the object is a temporary file, deleted when the exchange is done. For listen.")
    private String store;

    @UriParam(
            label = "consumer,security",
            displayName = "Check Called AE Title",
            defaultValue = "true",
            description =
                    "Whether an association that calls another AE title than that of the address is rejected. For "
                            + "listen.")
    private boolean checkCalledAeTitle = true;

    @UriParam(
            label = "consumer,security",
            displayName = "Calling AE Titles",
            description = "AE titles that may call, joined by commas; others are rejected. Without it any may. For "
                    + "listen.")
    private String callingAeTitles;

    @UriParam(
            label = "consumer",
            defaultValue = "50",
            description = "Most associations that are open at once, 1 or more; further ones are rejected as transient. "
                    + "For listen.")
    private int maximumAssociations = ListenerOptions.DEFAULT_MAXIMUM_ASSOCIATIONS;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "17179869184",
            description = "Longest object that is taken, in bytes of its data set, 1 or more; a longer one is refused "
                    + "with A700, or aborted once it is 64 MiB longer. For listen.")
    private long maximumObjectLength = ReceptionLimits.DEFAULTS.maximumObjectLength();

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "67108864",
            description =
                    "Bytes of the disk that all objects together leave free; what would take more is refused with "
                            + "A700, and while hardly more is free new associations are rejected as transient. For listen.")
    private long minimumFreeSpace = ReceptionLimits.DEFAULTS.minimumFreeSpace();

    @UriParam(
            label = "consumer,advanced",
            displayName = "Accepted SOP Classes",
            description = "SOP Class UIDs that the listener accepts, joined by commas. Default is every storage class. "
                    + "For listen.")
    private String acceptedSopClasses;

    @UriParam(
            label = "consumer,advanced",
            description = "Transfer Syntax UIDs that the listener accepts, joined by commas. Default is every known "
                    + "one. For listen.")
    private String acceptedTransferSyntaxes;

    @UriParam(
            label = "producer,commitment",
            defaultValue = "true",
            description = "Whether the exchange waits for the report of the peer. Without it the exchange goes on when "
                    + "the peer has taken the request; the commitment listeners of the component hear of the "
                    + "report. For commit.")
    private boolean waitForCommitment = true;

    @UriParam(
            label = "producer,commitment",
            defaultValue = "60s",
            description = "How long the report of the peer is waited for, from its answer to the request on, longer "
                    + "than zero. A later report is still taken. For commit.")
    private Duration commitmentTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "producer,commitment,advanced",
            defaultValue = "60s",
            description =
                    "How long an association on which was asked is kept open although nobody uses it, as the peer "
                            + "may report on it; longer than zero. For commit.")
    private Duration commitmentHold = Duration.ofSeconds(60);

    @UriParam(
            label = "commitment",
            description = "Folder in which requests are kept until the peer has reported on them, so that a report "
                    + "which comes after a restart is matched; several endpoints may share one. Default is to keep "
                    + "them in memory, where a restart forgets them. For commit and listen.")
    private String commitmentDirectory;

    @UriParam(
            label = "producer,commitment,advanced",
            defaultValue = "168h",
            description = "How long a request for storage commitment that the peer does not report on is kept; longer "
                    + "than zero. For commit.")
    private Duration commitmentExpiry = Duration.ofHours(168);

    @UriParam(
            label = "producer,commitment,advanced",
            defaultValue = "10000",
            description = "Most requests for storage commitment that await a report at once, 1 or more; a further one "
                    + "fails as transient. For commit.")
    private int commitmentMaximumOpen = 10_000;

    @UriParam(
            label = "producer,commitment,advanced",
            defaultValue = "10000",
            description = "Most instances of one request for storage commitment, 1 or more. For commit.")
    private int commitmentMaximumInstances = 10_000;

    @UriParam(
            label = "producer,commitment,advanced",
            displayName = "Commitment AE Titles",
            description =
                    "AE titles, joined by commas, whose report on a storage commitment counts besides that of the "
                            + "title which was asked. For commit.")
    private String commitmentAeTitles;

    @UriParam(
            label = "producer,mpps",
            displayName = "MPPS Operation",
            enums = "create,set",
            description = "What is done: create begins a procedure step by N-CREATE, set changes or ends it by N-SET. "
                    + "Without it the header CamelDicomOperation says which: mpps-create or mpps-set. For mpps.")
    private MppsOperation mppsOperation;

    @UriParam(
            label = "producer,mpps,advanced",
            displayName = "MPPS Check",
            defaultValue = "true",
            description = "Whether the attributes are checked before they are sent, and those added, without a value, "
                    + "that a new procedure step must have. For mpps.")
    private boolean mppsCheck = true;

    @UriParam(
            label = "security",
            enums = "username,username-passcode,kerberos,saml,jwt",
            description = "Who we say that we are when an association is opened (User Identity, PS3.7 D.3.3.7): the "
                    + "name in userIdentityName, alone or with userIdentityPasscode; or a Kerberos ticket, a SAML "
                    + "assertion or a JSON web token in userIdentityToken. Without it nothing is said. For echo, "
                    + "store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private UserIdentityKind userIdentity;

    @UriParam(
            label = "security",
            description = "User name for userIdentity, where that is username or username-passcode. For echo, store, "
                    + "find, move, get, commit, mpps and listen (its C-MOVE).")
    private String userIdentityName;

    @UriParam(
            label = "security",
            secret = true,
            description = "Passcode for userIdentity=username-passcode. For echo, store, find, move, get, commit, mpps "
                    + "and listen (its C-MOVE).")
    private String userIdentityPasscode;

    @UriParam(
            label = "security",
            secret = true,
            description = "Ticket, assertion or token for userIdentity, passed on as it is: text; base64: and bytes in "
                    + "base64; or file: and the path of a file, which is read when the route starts. For echo, "
                    + "store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private String userIdentityToken;

    @UriParam(
            label = "security",
            defaultValue = "false",
            description = "Whether the peer is to answer the user identity. The answer is in the exchange property "
                    + "CamelDicomUserIdentityResponse; a peer that does not check identities gives none. For echo, "
                    + "store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private boolean userIdentityResponse;

    @UriParam(
            label = "security,advanced",
            defaultValue = "false",
            description = "Whether passcodes and tokens may go over a connection without TLS, where everybody on the "
                    + "way can read them. For echo, store, find, move, get, commit, mpps and listen (its C-MOVE).")
    private boolean userIdentityOverPlain;

    @UriParam(
            label = "consumer,security",
            displayName = "Called AE Titles",
            description = "AE titles by which the listener may be called beside that of the address, joined by commas. "
                    + "For listen.")
    private String calledAeTitles;

    @UriParam(
            label = "consumer,security",
            description =
                    "Addresses that may call, joined by commas: single ones such as 10.1.2.3, or networks such as "
                            + "10.1.0.0/16 and fd00::/8; no names. Without it any may. For listen.")
    private String allowedAddresses;

    @UriParam(
            label = "consumer,security",
            description = "Whose certificates may call, joined by semicolons: subjects as RFC 2253 writes them, or a "
                    + "part of one such as CN=CT1, or names such as DNS:ct1.example.org and IP:10.1.2.3; a star "
                    + "stands for anything. Needs TLS with tlsClientAuthentication. Without it any trusted one may. "
                    + "For listen.")
    private String allowedCertificateSubjects;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description = "Most associations that one address may have open at once; further ones are rejected as "
                    + "transient. 0 for no limit but maximumAssociations. For listen.")
    private int maximumAssociationsPerPeer;

    @UriParam(
            label = "consumer,security,advanced",
            description = "Decides whether a caller is who it says it is (User Identity, PS3.7 D.3.3.7), and what is "
                    + "answered; who is refused is rejected. Without it nobody is asked. For listen.")
    private UserIdentityValidator userIdentityValidator;

    /**
     * The limits under which objects are read.
     *
     * @throws IllegalArgumentException if one of them makes no sense; the message names it
     */
    ReadLimits readLimits() {
        return ReadLimits.DEFAULTS
                .withHeaderBytes(maximumHeaderBytes)
                .withElements(maximumElements)
                .withNestingDepth(maximumNestingDepth)
                .withValueLength(maximumValueLength)
                .withInflatedBytes(maximumInflatedBytes);
    }

    /** An independent copy: changing it leaves this one as it is. */
    public DicomConfiguration copy() {
        try {
            return (DicomConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getCallingAeTitle() {
        return callingAeTitle;
    }

    public void setCallingAeTitle(String callingAeTitle) {
        this.callingAeTitle = callingAeTitle;
    }

    public String getEngine() {
        return engine;
    }

    public void setEngine(String engine) {
        this.engine = engine;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getAssociateTimeout() {
        return associateTimeout;
    }

    public void setAssociateTimeout(Duration associateTimeout) {
        this.associateTimeout = associateTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getReleaseTimeout() {
        return releaseTimeout;
    }

    public void setReleaseTimeout(Duration releaseTimeout) {
        this.releaseTimeout = releaseTimeout;
    }

    public Duration getWriteTimeout() {
        return writeTimeout;
    }

    public void setWriteTimeout(Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    public Duration getIdleTimeout() {
        return idleTimeout;
    }

    public void setIdleTimeout(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    public int getMaximumPduLength() {
        return maximumPduLength;
    }

    public void setMaximumPduLength(int maximumPduLength) {
        this.maximumPduLength = maximumPduLength;
    }

    public int getMaximumSendPduLength() {
        return maximumSendPduLength;
    }

    public void setMaximumSendPduLength(int maximumSendPduLength) {
        this.maximumSendPduLength = maximumSendPduLength;
    }

    public int getMaxAssociations() {
        return maxAssociations;
    }

    public void setMaxAssociations(int maxAssociations) {
        this.maxAssociations = maxAssociations;
    }

    public int getMaxObjectsPerAssociation() {
        return maxObjectsPerAssociation;
    }

    public void setMaxObjectsPerAssociation(int maxObjectsPerAssociation) {
        this.maxObjectsPerAssociation = maxObjectsPerAssociation;
    }

    public boolean isDigest() {
        return digest;
    }

    public void setDigest(boolean digest) {
        this.digest = digest;
    }

    public Duration getPoolIdleTimeout() {
        return poolIdleTimeout;
    }

    public void setPoolIdleTimeout(Duration poolIdleTimeout) {
        this.poolIdleTimeout = poolIdleTimeout;
    }

    public Duration getMaximumWait() {
        return maximumWait;
    }

    public void setMaximumWait(Duration maximumWait) {
        this.maximumWait = maximumWait;
    }

    public DicomProgressListener getProgressListener() {
        return progressListener;
    }

    public void setProgressListener(DicomProgressListener progressListener) {
        this.progressListener = progressListener;
    }

    public Duration getProgressInterval() {
        return progressInterval;
    }

    public void setProgressInterval(Duration progressInterval) {
        this.progressInterval = progressInterval;
    }

    public boolean isProgressEvents() {
        return progressEvents;
    }

    public void setProgressEvents(boolean progressEvents) {
        this.progressEvents = progressEvents;
    }

    public Duration getRefusalMemory() {
        return refusalMemory;
    }

    public void setRefusalMemory(Duration refusalMemory) {
        this.refusalMemory = refusalMemory;
    }

    public String getStatusPolicy() {
        return statusPolicy;
    }

    public void setStatusPolicy(String statusPolicy) {
        this.statusPolicy = statusPolicy;
    }

    public boolean isConvert() {
        return convert;
    }

    public void setConvert(boolean convert) {
        this.convert = convert;
    }

    public boolean isDecompress() {
        return decompress;
    }

    public void setDecompress(boolean decompress) {
        this.decompress = decompress;
    }

    public int getBreakerThreshold() {
        return breakerThreshold;
    }

    public void setBreakerThreshold(int breakerThreshold) {
        this.breakerThreshold = breakerThreshold;
    }

    public Duration getBreakerPause() {
        return breakerPause;
    }

    public void setBreakerPause(Duration breakerPause) {
        this.breakerPause = breakerPause;
    }

    public Duration getBreakerMaximumPause() {
        return breakerMaximumPause;
    }

    public void setBreakerMaximumPause(Duration breakerMaximumPause) {
        this.breakerMaximumPause = breakerMaximumPause;
    }

    public String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public long getMaximumHeaderBytes() {
        return maximumHeaderBytes;
    }

    public void setMaximumHeaderBytes(long maximumHeaderBytes) {
        this.maximumHeaderBytes = maximumHeaderBytes;
    }

    public int getMaximumElements() {
        return maximumElements;
    }

    public void setMaximumElements(int maximumElements) {
        this.maximumElements = maximumElements;
    }

    public int getMaximumNestingDepth() {
        return maximumNestingDepth;
    }

    public void setMaximumNestingDepth(int maximumNestingDepth) {
        this.maximumNestingDepth = maximumNestingDepth;
    }

    public long getMaximumValueLength() {
        return maximumValueLength;
    }

    public void setMaximumValueLength(long maximumValueLength) {
        this.maximumValueLength = maximumValueLength;
    }

    public long getMaximumInflatedBytes() {
        return maximumInflatedBytes;
    }

    public void setMaximumInflatedBytes(long maximumInflatedBytes) {
        this.maximumInflatedBytes = maximumInflatedBytes;
    }

    public Boolean getTls() {
        return tls;
    }

    public void setTls(Boolean tls) {
        this.tls = tls;
    }

    public String getTlsCertificate() {
        return tlsCertificate;
    }

    public void setTlsCertificate(String tlsCertificate) {
        this.tlsCertificate = tlsCertificate;
    }

    public String getTlsKey() {
        return tlsKey;
    }

    public void setTlsKey(String tlsKey) {
        this.tlsKey = tlsKey;
    }

    public String getTlsKeyPassword() {
        return tlsKeyPassword;
    }

    public void setTlsKeyPassword(String tlsKeyPassword) {
        this.tlsKeyPassword = tlsKeyPassword;
    }

    public String getTlsTrustedCertificates() {
        return tlsTrustedCertificates;
    }

    public void setTlsTrustedCertificates(String tlsTrustedCertificates) {
        this.tlsTrustedCertificates = tlsTrustedCertificates;
    }

    public String getTlsKeyStore() {
        return tlsKeyStore;
    }

    public void setTlsKeyStore(String tlsKeyStore) {
        this.tlsKeyStore = tlsKeyStore;
    }

    public String getTlsKeyStorePassword() {
        return tlsKeyStorePassword;
    }

    public void setTlsKeyStorePassword(String tlsKeyStorePassword) {
        this.tlsKeyStorePassword = tlsKeyStorePassword;
    }

    public String getTlsTrustStore() {
        return tlsTrustStore;
    }

    public void setTlsTrustStore(String tlsTrustStore) {
        this.tlsTrustStore = tlsTrustStore;
    }

    public String getTlsTrustStorePassword() {
        return tlsTrustStorePassword;
    }

    public void setTlsTrustStorePassword(String tlsTrustStorePassword) {
        this.tlsTrustStorePassword = tlsTrustStorePassword;
    }

    public TlsProfile getTlsProfile() {
        return tlsProfile;
    }

    public void setTlsProfile(TlsProfile tlsProfile) {
        this.tlsProfile = tlsProfile;
    }

    public String getTlsProtocols() {
        return tlsProtocols;
    }

    public void setTlsProtocols(String tlsProtocols) {
        this.tlsProtocols = tlsProtocols;
    }

    public String getTlsCipherSuites() {
        return tlsCipherSuites;
    }

    public void setTlsCipherSuites(String tlsCipherSuites) {
        this.tlsCipherSuites = tlsCipherSuites;
    }

    public TlsOptions.ClientAuthentication getTlsClientAuthentication() {
        return tlsClientAuthentication;
    }

    public void setTlsClientAuthentication(TlsOptions.ClientAuthentication tlsClientAuthentication) {
        this.tlsClientAuthentication = tlsClientAuthentication;
    }

    public UserIdentityKind getUserIdentity() {
        return userIdentity;
    }

    public void setUserIdentity(UserIdentityKind userIdentity) {
        this.userIdentity = userIdentity;
    }

    public String getUserIdentityName() {
        return userIdentityName;
    }

    public void setUserIdentityName(String userIdentityName) {
        this.userIdentityName = userIdentityName;
    }

    public String getUserIdentityPasscode() {
        return userIdentityPasscode;
    }

    public void setUserIdentityPasscode(String userIdentityPasscode) {
        this.userIdentityPasscode = userIdentityPasscode;
    }

    public String getUserIdentityToken() {
        return userIdentityToken;
    }

    public void setUserIdentityToken(String userIdentityToken) {
        this.userIdentityToken = userIdentityToken;
    }

    public boolean isUserIdentityResponse() {
        return userIdentityResponse;
    }

    public void setUserIdentityResponse(boolean userIdentityResponse) {
        this.userIdentityResponse = userIdentityResponse;
    }

    public boolean isUserIdentityOverPlain() {
        return userIdentityOverPlain;
    }

    public void setUserIdentityOverPlain(boolean userIdentityOverPlain) {
        this.userIdentityOverPlain = userIdentityOverPlain;
    }

    public String getCalledAeTitles() {
        return calledAeTitles;
    }

    public void setCalledAeTitles(String calledAeTitles) {
        this.calledAeTitles = calledAeTitles;
    }

    public String getAllowedAddresses() {
        return allowedAddresses;
    }

    public void setAllowedAddresses(String allowedAddresses) {
        this.allowedAddresses = allowedAddresses;
    }

    public String getAllowedCertificateSubjects() {
        return allowedCertificateSubjects;
    }

    public void setAllowedCertificateSubjects(String allowedCertificateSubjects) {
        this.allowedCertificateSubjects = allowedCertificateSubjects;
    }

    public int getMaximumAssociationsPerPeer() {
        return maximumAssociationsPerPeer;
    }

    public void setMaximumAssociationsPerPeer(int maximumAssociationsPerPeer) {
        this.maximumAssociationsPerPeer = maximumAssociationsPerPeer;
    }

    public UserIdentityValidator getUserIdentityValidator() {
        return userIdentityValidator;
    }

    public void setUserIdentityValidator(UserIdentityValidator userIdentityValidator) {
        this.userIdentityValidator = userIdentityValidator;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public boolean isVerifyHostName() {
        return verifyHostName;
    }

    public void setVerifyHostName(boolean verifyHostName) {
        this.verifyHostName = verifyHostName;
    }

    public String getHeaders() {
        return headers;
    }

    public void setHeaders(String headers) {
        this.headers = headers;
    }

    public CharacterSetMode getMode() {
        return mode;
    }

    public void setMode(CharacterSetMode mode) {
        this.mode = mode;
    }

    public String getFallback() {
        return fallback;
    }

    public void setFallback(String fallback) {
        this.fallback = fallback;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public double getMinConfidence() {
        return minConfidence;
    }

    public void setMinConfidence(double minConfidence) {
        this.minConfidence = minConfidence;
    }

    public String getHint() {
        return hint;
    }

    public void setHint(String hint) {
        this.hint = hint;
    }

    public OnDoubt getOnDoubt() {
        return onDoubt;
    }

    public void setOnDoubt(OnDoubt onDoubt) {
        this.onDoubt = onDoubt;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public boolean isRecordOriginal() {
        return recordOriginal;
    }

    public void setRecordOriginal(boolean recordOriginal) {
        this.recordOriginal = recordOriginal;
    }

    public String getServices() {
        return services;
    }

    public void setServices(String services) {
        this.services = services;
    }

    public boolean isMatching() {
        return matching;
    }

    public void setMatching(boolean matching) {
        this.matching = matching;
    }

    public Duration getRouteTimeout() {
        return routeTimeout;
    }

    public void setRouteTimeout(Duration routeTimeout) {
        this.routeTimeout = routeTimeout;
    }

    public String getMoveDestinations() {
        return moveDestinations;
    }

    public void setMoveDestinations(String moveDestinations) {
        this.moveDestinations = moveDestinations;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getLevel() {
        return level;
    }

    public void setLevel(String level) {
        this.level = level;
    }

    public String getReturnKeys() {
        return returnKeys;
    }

    public void setReturnKeys(String returnKeys) {
        this.returnKeys = returnKeys;
    }

    public boolean isStream() {
        return stream;
    }

    public void setStream(boolean stream) {
        this.stream = stream;
    }

    public int getLimit() {
        return limit;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }

    public ResultFormat getResultFormat() {
        return resultFormat;
    }

    public void setResultFormat(ResultFormat resultFormat) {
        this.resultFormat = resultFormat;
    }

    public String getQueryCharacterSet() {
        return queryCharacterSet;
    }

    public void setQueryCharacterSet(String queryCharacterSet) {
        this.queryCharacterSet = queryCharacterSet;
    }

    public String getMatchCharacterSet() {
        return matchCharacterSet;
    }

    public void setMatchCharacterSet(String matchCharacterSet) {
        this.matchCharacterSet = matchCharacterSet;
    }

    public boolean isFuzzy() {
        return fuzzy;
    }

    public void setFuzzy(boolean fuzzy) {
        this.fuzzy = fuzzy;
    }

    public boolean isRelational() {
        return relational;
    }

    public void setRelational(boolean relational) {
        this.relational = relational;
    }

    public Duration getOperationTimeout() {
        return operationTimeout;
    }

    public void setOperationTimeout(Duration operationTimeout) {
        this.operationTimeout = operationTimeout;
    }

    public String getMoveDestination() {
        return moveDestination;
    }

    public void setMoveDestination(String moveDestination) {
        this.moveDestination = moveDestination;
    }

    public String getDirectory() {
        return directory;
    }

    public void setDirectory(String directory) {
        this.directory = directory;
    }

    public String getSopClasses() {
        return sopClasses;
    }

    public void setSopClasses(String sopClasses) {
        this.sopClasses = sopClasses;
    }

    public String getTransferSyntaxes() {
        return transferSyntaxes;
    }

    public void setTransferSyntaxes(String transferSyntaxes) {
        this.transferSyntaxes = transferSyntaxes;
    }

    public boolean isFailOnPartial() {
        return failOnPartial;
    }

    public void setFailOnPartial(boolean failOnPartial) {
        this.failOnPartial = failOnPartial;
    }

    public String getStore() {
        return store;
    }

    public void setStore(String store) {
        this.store = store;
    }

    public boolean isCheckCalledAeTitle() {
        return checkCalledAeTitle;
    }

    public void setCheckCalledAeTitle(boolean checkCalledAeTitle) {
        this.checkCalledAeTitle = checkCalledAeTitle;
    }

    public String getCallingAeTitles() {
        return callingAeTitles;
    }

    public void setCallingAeTitles(String callingAeTitles) {
        this.callingAeTitles = callingAeTitles;
    }

    public int getMaximumAssociations() {
        return maximumAssociations;
    }

    public void setMaximumAssociations(int maximumAssociations) {
        this.maximumAssociations = maximumAssociations;
    }

    public long getMaximumObjectLength() {
        return maximumObjectLength;
    }

    public void setMaximumObjectLength(long maximumObjectLength) {
        this.maximumObjectLength = maximumObjectLength;
    }

    public long getMinimumFreeSpace() {
        return minimumFreeSpace;
    }

    public void setMinimumFreeSpace(long minimumFreeSpace) {
        this.minimumFreeSpace = minimumFreeSpace;
    }

    public String getAcceptedSopClasses() {
        return acceptedSopClasses;
    }

    public void setAcceptedSopClasses(String acceptedSopClasses) {
        this.acceptedSopClasses = acceptedSopClasses;
    }

    public String getAcceptedTransferSyntaxes() {
        return acceptedTransferSyntaxes;
    }

    public void setAcceptedTransferSyntaxes(String acceptedTransferSyntaxes) {
        this.acceptedTransferSyntaxes = acceptedTransferSyntaxes;
    }

    public boolean isWaitForCommitment() {
        return waitForCommitment;
    }

    public void setWaitForCommitment(boolean waitForCommitment) {
        this.waitForCommitment = waitForCommitment;
    }

    public Duration getCommitmentTimeout() {
        return commitmentTimeout;
    }

    public void setCommitmentTimeout(Duration commitmentTimeout) {
        this.commitmentTimeout = commitmentTimeout;
    }

    public Duration getCommitmentHold() {
        return commitmentHold;
    }

    public void setCommitmentHold(Duration commitmentHold) {
        this.commitmentHold = commitmentHold;
    }

    public String getCommitmentDirectory() {
        return commitmentDirectory;
    }

    public void setCommitmentDirectory(String commitmentDirectory) {
        this.commitmentDirectory = commitmentDirectory;
    }

    public Duration getCommitmentExpiry() {
        return commitmentExpiry;
    }

    public void setCommitmentExpiry(Duration commitmentExpiry) {
        this.commitmentExpiry = commitmentExpiry;
    }

    public int getCommitmentMaximumOpen() {
        return commitmentMaximumOpen;
    }

    public void setCommitmentMaximumOpen(int commitmentMaximumOpen) {
        this.commitmentMaximumOpen = commitmentMaximumOpen;
    }

    public int getCommitmentMaximumInstances() {
        return commitmentMaximumInstances;
    }

    public void setCommitmentMaximumInstances(int commitmentMaximumInstances) {
        this.commitmentMaximumInstances = commitmentMaximumInstances;
    }

    public String getCommitmentAeTitles() {
        return commitmentAeTitles;
    }

    public void setCommitmentAeTitles(String commitmentAeTitles) {
        this.commitmentAeTitles = commitmentAeTitles;
    }

    public MppsOperation getMppsOperation() {
        return mppsOperation;
    }

    public void setMppsOperation(MppsOperation mppsOperation) {
        this.mppsOperation = mppsOperation;
    }

    public boolean isMppsCheck() {
        return mppsCheck;
    }

    public void setMppsCheck(boolean mppsCheck) {
        this.mppsCheck = mppsCheck;
    }
}
