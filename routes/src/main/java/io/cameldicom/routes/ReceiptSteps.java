package io.cameldicom.routes;

import io.cameldicom.routes.confirmation.Confirmations;
import io.cameldicom.routes.delivery.AlreadySent;
import io.cameldicom.routes.delivery.ReceiptLines;
import io.cameldicom.routes.delivery.SourceHash;
import io.cameldicom.routes.delivery.WriteReceipt;
import io.cameldicom.routes.folders.DataFolders;
import io.cameldicom.routes.gate.InboxGate;
import io.cameldicom.routes.options.Option;
import io.cameldicom.routes.options.OptionException;
import io.cameldicom.routes.options.Options;
import io.cameldicom.routes.receipt.Receipts;
import io.cameldicom.routes.redrive.ResendMarks;
import java.io.IOException;
import java.time.Clock;
import org.apache.camel.main.Main;

/** The receipts of a service and the steps of the routes that use them. */
final class ReceiptSteps implements AutoCloseable {
    private final Receipts receipts;
    private final SourceHash hashes = new SourceHash();

    private ReceiptSteps(Receipts receipts) {
        this.receipts = receipts;
    }

    /** @throws OptionException if the receipts or their index cannot be read or written */
    static ReceiptSteps open(DataFolders folders) {
        try {
            return new ReceiptSteps(Receipts.open(folders.receipts(), folders.state(), Clock.systemUTC()));
        } catch (IOException e) {
            throw new OptionException(Option.RECEIPTS.key() + ": '" + folders.receipts()
                    + "' (expected: receipts that we can read, and room for an index of them in " + Option.STATE.key()
                    + "; " + e.getClass().getSimpleName() + ")");
        }
    }

    Receipts receipts() {
        return receipts;
    }

    void bind(Main main, Options options, DataFolders folders, InboxGate gate, Confirmations confirmations) {
        String destination = options.pacs().toString();
        ReceiptLines lines = new ReceiptLines(destination, gate::attempts, Clock.systemUTC());
        gate.holdUnless(receipts::isAvailable, "receipts: cannot be written (expected: a folder with room)");
        ResendMarks marks = new ResendMarks(folders.state());
        main.bind(
                "alreadySent",
                new AlreadySent(
                        receipts, lines, hashes, marks, confirmations, destination, options.flag(Option.RESEND)));
        main.bind("receipts", new WriteReceipt(receipts, lines, hashes, marks, confirmations));
    }

    @Override
    public void close() {
        hashes.close();
        receipts.close();
    }
}
