package io.cameldicom.toolkit.listener;

import io.cameldicom.testing.SmallJvm;
import io.cameldicom.toolkit.dimse.CommandField;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.netty.FakePeer;
import io.cameldicom.toolkit.service.OfferedServices;
import io.cameldicom.toolkit.service.Service;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A listener whose route never answers, and strangers who send it as long queries as it takes, as many as it takes. */
final class FloodOfQueriesMain {
    private static final String FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String VERIFICATION = "1.2.840.10008.1.1";
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final int STRANGERS = 30;
    private static final int QUERIES = 5;

    private FloodOfQueriesMain() {}

    public static void main(String[] arguments) throws Exception {
        OfferedServices offered = new OfferedServices(
                Set.of(Service.FIND),
                OfferedServices.DEFAULT_MAXIMUM_DATA_SET_LENGTH,
                request -> new CompletableFuture<>());
        DicomListener listener = DicomListener.start(
                ListenerOptions.of(new AeTitle("ARCHIVE"), 0, Path.of(arguments[0])),
                object -> CompletableFuture.completedFuture(DimseStatus.of(0)),
                offered);
        List<FakePeer> strangers = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            FakePeer stranger = FakePeer.calling(listener.address());
            strangers.add(stranger);
            stranger.associate("ARCHIVE", "STRANGER", FIND, IMPLICIT);
            stranger.expect(2);
            for (int query = 1; query <= QUERIES; query++) {
                stranger.send(1, find(query), identifier());
            }
        }
        try (FakePeer known = FakePeer.calling(listener.address())) {
            known.associate("ARCHIVE", "KNOWN", VERIFICATION, IMPLICIT);
            known.expect(2);
            known.send(1, Dimse.echoRequest(1), new byte[0]);
            System.out.println(
                    "status " + known.command().number(CommandTag.STATUS).orElse(-1) + ", " + SmallJvm.peaks());
        }
        Runtime.getRuntime().halt(0);
    }

    private static CommandSet find(int messageId) {
        return new CommandSet(CommandField.C_FIND_RQ, true)
                .uid(CommandTag.AFFECTED_SOP_CLASS_UID, FIND)
                .number(CommandTag.MESSAGE_ID, messageId)
                .number(CommandTag.PRIORITY, 0);
    }

    /** One long value. */
    private static byte[] identifier() {
        int length = OfferedServices.DEFAULT_MAXIMUM_DATA_SET_LENGTH - 8;
        return ByteBuffer.allocate(length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x0010)
                .putShort((short) 0x4000)
                .putInt(length)
                .array();
    }
}
