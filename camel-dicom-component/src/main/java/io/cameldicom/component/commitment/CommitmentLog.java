package io.cameldicom.component.commitment;

import io.cameldicom.toolkit.engine.EventReport;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of storage commitments. */
final class CommitmentLog {
    private static final Logger LOG = LoggerFactory.getLogger(Commitments.class);

    private CommitmentLog() {}

    static void malformed(EventReport report, String why) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.malformed")
                .addKeyValue("peer", report.peerAeTitle())
                .addKeyValue("association", report.associationNumber())
                .log(
                        "{} reported on a storage commitment on association {}, and the report cannot be read: {}",
                        report.peerAeTitle(),
                        report.associationNumber(),
                        why);
    }

    static void unknown(EventReport report, String transactionUid) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.unknown")
                .addKeyValue("peer", report.peerAeTitle())
                .addKeyValue("association", report.associationNumber())
                .addKeyValue("transaction", transactionUid)
                .log(
                        "{} reported on storage commitment {}, which is not open here: it was asked for by another"
                                + " system, or before a restart without a commitmentDirectory, or has expired",
                        report.peerAeTitle(),
                        transactionUid);
    }

    static void foreign(EventReport report, Transaction transaction) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.foreign")
                .addKeyValue("peer", report.peerAeTitle())
                .addKeyValue("association", report.associationNumber())
                .addKeyValue("transaction", transaction.uid())
                .addKeyValue("destination", transaction.destination())
                .log(
                        "{} reported on storage commitment {}, which {} was asked for: refused (if it speaks for it, name"
                                + " it in commitmentAeTitles)",
                        report.peerAeTitle(),
                        transaction.uid(),
                        transaction.destination());
    }

    static void strangers(EventReport report, Transaction transaction, int strangers) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.strangers")
                .addKeyValue("peer", report.peerAeTitle())
                .addKeyValue("transaction", transaction.uid())
                .log(
                        "{} reported on storage commitment {} and named {} instances that were not asked for: ignored",
                        report.peerAeTitle(),
                        transaction.uid(),
                        strangers);
    }

    static void listener(CommitmentListener listener, CommitmentResult result, RuntimeException failure) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.listener")
                .addKeyValue("transaction", result.transactionUid())
                .log(
                        "{} failed to take the result of storage commitment {}: {}; the peer is answered 0110",
                        listener.getClass().getName(),
                        result.transactionUid(),
                        failure.getClass().getName());
    }

    static void expired(int number) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.expired")
                .log("{} storage commitments were never reported on, and are given up", number);
    }

    static void left(String transactionUid, IOException failure) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.left")
                .addKeyValue("transaction", transactionUid)
                .log(
                        "Storage commitment {} has ended, and its file stays in commitmentDirectory: {}",
                        transactionUid,
                        failure.getClass().getSimpleName());
    }

    static void unreadable(String transactionUid, IOException failure) {
        LOG.atWarn()
                .addKeyValue("event", "commitment.unreadable")
                .addKeyValue("transaction", transactionUid)
                .log(
                        "Storage commitment {} was reported on, and its file in commitmentDirectory cannot be read: {}",
                        transactionUid,
                        failure.getClass().getSimpleName());
    }
}
