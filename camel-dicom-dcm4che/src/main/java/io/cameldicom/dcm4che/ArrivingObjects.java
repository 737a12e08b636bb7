package io.cameldicom.dcm4che;

import io.cameldicom.toolkit.data.Uid;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.CommandTag;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.PresentationContext;
import io.cameldicom.toolkit.engine.ReceivedObject;
import io.cameldicom.toolkit.file.Part10Writer;
import io.cameldicom.toolkit.reception.DiskRoom;
import io.cameldicom.toolkit.reception.Handover;
import io.cameldicom.toolkit.reception.LoggedAssociation;
import io.cameldicom.toolkit.reception.ObjectReception.Drain;
import io.cameldicom.toolkit.reception.PartFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The objects of a C-GET: each is written to its file as it arrives, then handed to its handler. On dcm4che's reading thread. */
final class ArrivingObjects {
    private final Session session;
    private ObjectIntake target;
    private DiskRoom room;

    ArrivingObjects(Session session) {
        this.session = session;
    }

    /**
     * Takes a C-STORE; blocks until all of it has arrived.
     *
     * @param intake empty if no objects were asked for
     * @return calls the handler, which may block, and has the status to answer with
     */
    Supplier<CompletionStage<DimseStatus>> arrived(
            PresentationContext context, CommandSet command, PeerDataSet dataSet, Optional<ObjectIntake> intake)
            throws IOException {
        int refusal = intake.isEmpty() ? StatusCode.UNRECOGNIZED_OPERATION : refusal(context, command);
        if (refusal == StatusCode.SUCCESS) {
            return receive(context, command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID), dataSet, intake.get());
        }
        dataSet.skip();
        return () -> CompletableFuture.completedFuture(DimseStatus.of(refusal));
    }

    private int refusal(PresentationContext context, CommandSet command) {
        if (!Negotiation.isScp(session.request(), session.userInformation(), context.abstractSyntax())) {
            return StatusCode.SOP_CLASS_NOT_SUPPORTED;
        }
        if (!command.hasDataSet()) {
            return StatusCode.CANNOT_UNDERSTAND;
        }
        if (!Uid.isValid(command.text(CommandTag.AFFECTED_SOP_INSTANCE_UID))) {
            return StatusCode.INVALID_OBJECT_INSTANCE;
        }
        return command.text(CommandTag.AFFECTED_SOP_CLASS_UID).equals(context.abstractSyntax())
                ? StatusCode.SUCCESS
                : StatusCode.DATA_SET_DOES_NOT_MATCH_SOP_CLASS;
    }

    private Supplier<CompletionStage<DimseStatus>> receive(
            PresentationContext context, String sopInstance, PeerDataSet dataSet, ObjectIntake into)
            throws IOException {
        AeTitle peer = session.request().peer().aeTitle();
        byte[] meta =
                Part10Writer.fileMeta(context.abstractSyntax(), sopInstance, context.transferSyntax(), peer.value());
        long longest = into.limits().maximumObjectLength();
        PartFile file = new PartFile(into.folder(), room(into), longest, meta);
        long bytes;
        try {
            bytes = dataSet.read(new Drain(longest, session::tooLong), part -> file.write(new ByteBuffer[] {part}));
            session.requireAlive();
        } catch (Throwable e) {
            file.discard();
            throw e;
        }
        ReceivedObject object = new ReceivedObject(
                file.path(),
                context.abstractSyntax(),
                sopInstance,
                context.transferSyntax(),
                peer,
                session.request().callingAeTitle(),
                session.remoteAddress(),
                session.number(),
                bytes);
        LoggedAssociation logged = LoggedAssociation.with(session.request().peer(), session.number());
        return () -> Handover.of(file, () -> into.handler().received(object), logged)
                .whenComplete((status, failure) -> file.discard());
    }

    private DiskRoom room(ObjectIntake into) {
        if (target != into) {
            target = into;
            room = new DiskRoom(
                    into.folder().toFile()::getUsableSpace, into.limits().minimumFreeSpace());
        }
        return room;
    }
}
