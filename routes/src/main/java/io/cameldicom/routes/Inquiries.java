package io.cameldicom.routes;

import io.cameldicom.component.DicomComponent;
import io.cameldicom.routes.confirmation.CommitmentInquiry;
import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.confirmation.FindInquiry;
import io.cameldicom.routes.confirmation.Inquiry;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.Options;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** How the destination is asked about what it took, once the routes run. */
@FunctionalInterface
interface Inquiries {
    /** By operations of the component. */
    Inquiries OF_THE_COMPONENT = (camel, options, folders, confirmations) -> {
        String destination = options.pacs().toString();
        ProducerTemplate template = camel.createProducerTemplate();
        if (options.flag(Option.COMMIT)) {
            CommitmentInquiry inquiry = new CommitmentInquiry(
                    template,
                    camel.getEndpoint(uri("commit", options)
                            + "&waitForCommitment=false&commitmentDirectory=RAW("
                            + folders.state().resolve("commitments") + ")" + limits(options)),
                    destination,
                    confirmations);
            camel.getComponent("dicom", DicomComponent.class).addCommitmentListener(inquiry);
            return inquiry;
        }
        return new FindInquiry(
                template,
                camel.getEndpoint(uri("find", options) + "&level=IMAGE&resultFormat=dataset&returnKeys=SOPInstanceUID"),
                destination,
                confirmations);
    };

    Inquiry of(CamelContext camel, Options options, DataFolders folders, Confirmations confirmations);

    /**
     * A file knows its last three questions, each of which waits at most eight times the timeout: reports on older ones mean
     * nothing any more, and what is kept of them must not use up the room for new ones.
     */
    private static String limits(Options options) {
        Duration expiry = options.duration(Option.COMMIT_TIMEOUT).multipliedBy(32);
        Duration hour = Duration.ofHours(1);
        return "&commitmentMaximumOpen=100000&commitmentExpiry="
                + (expiry.compareTo(hour) < 0 ? hour : expiry).toMinutes() + "m";
    }

    /** With the options of the route that sends, so that they have one destination and its associations. */
    private static String uri(String operation, Options options) {
        return "dicom:" + operation + ":" + options.pacs() + "?callingAeTitle=RAW(" + options.text(Option.CALLING_AET)
                + ")&statusPolicy=RAW(" + options.text(Option.PACS_STATUS_POLICY) + ")&maxAssociations="
                + options.text(Option.STORE_CONCURRENCY) + "&digest=true&maximumWait=10m" + security(options);
    }

    private static String security(Options options) {
        return "&tls=" + options.text(Option.PACS_TLS)
                + "&tlsTrustedCertificates=RAW(" + options.text(Option.PACS_TLS_TRUSTED)
                + ")&tlsCertificate=RAW(" + options.text(Option.PACS_TLS_CERTIFICATE)
                + ")&tlsKey=RAW(" + options.text(Option.PACS_TLS_KEY)
                + ")&tlsKeyPassword=RAW(" + options.text(Option.PACS_TLS_KEY_PASSWORD)
                + ")&verifyHostName=" + options.text(Option.PACS_TLS_VERIFY_HOST_NAME);
    }
}
