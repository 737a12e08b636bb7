package io.cameldicom.testing.contract;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.Association;
import io.cameldicom.toolkit.engine.AssociationOptions;
import io.cameldicom.toolkit.engine.AssociationRequest;
import io.cameldicom.toolkit.engine.DicomEngine;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.EventReportHandler;
import io.cameldicom.toolkit.engine.Proposal;
import io.cameldicom.toolkit.engine.ProposedContext;
import io.cameldicom.toolkit.engine.RoleSelection;
import io.cameldicom.toolkit.engine.SubOperations;
import io.cameldicom.toolkit.file.DataSetDecoder;
import io.cameldicom.toolkit.file.DataSetEncoder;
import io.cameldicom.toolkit.file.ReadLimits;
import io.cameldicom.toolkit.netty.FakePeer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the contracts of operations with data sets have in common. */
abstract sealed class OperationContract extends EngineContract
        permits EventReportContract,
                MalformedResponseContract,
                NormalizedContract,
                QueryContract,
                ResourceContract,
                RetrieveContract {
    static final String STUDY_FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    static final String STUDY_MOVE = "1.2.840.10008.5.1.4.1.2.2.2";
    static final String STUDY_GET = "1.2.840.10008.5.1.4.1.2.2.3";
    static final String COMMITMENT = "1.2.840.10008.1.20.1";
    static final String COMMITMENT_INSTANCE = "1.2.840.10008.1.20.1.1";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final int PATIENT_ID = 0x00100020;
    static final int PENDING = 0xFF00;

    OperationContract(String engine) {
        super(engine);
    }

    /** Long enough for a peer of a test on a busy machine, and short enough to wait for it. */
    static final Duration RESPONSE = Duration.ofSeconds(3);

    /** Where only the response timeout may expire. */
    static AssociationOptions responseTimeout() {
        Duration aLongTime = Duration.ofMinutes(10);
        return new AssociationOptions(
                aLongTime, aLongTime, RESPONSE, aLongTime, aLongTime, aLongTime, 16384, 1 << 20, Optional.empty());
    }

    static DataSet dataSet(String patientId) {
        return DataSet.of(Element.of(PATIENT_ID, VR.LO, patientId));
    }

    static byte[] encoded(DataSet dataSet) {
        return DataSetEncoder.encode(dataSet, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    static DataSet decoded(byte[] bytes) {
        return DataSetDecoder.decode(bytes, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, ReadLimits.DEFAULTS);
    }

    /** Takes the next request and its data set. */
    static CommandSet request(FakePeer p) throws IOException {
        CommandSet command = p.command();
        p.dataSet();
        return command;
    }

    /** Answers with a match. */
    static void match(FakePeer p, CommandSet request, String patientId) throws IOException {
        p.respond(Operations.response(request, status(PENDING), true), encoded(dataSet(patientId)));
    }

    static DimseResponse status(int code) {
        return DimseResponse.of(DimseStatus.of(code));
    }

    static DimseResponse counted(int code, int remaining, int completed, int failed, int warning) {
        return new DimseResponse(
                DimseStatus.of(code),
                Optional.empty(),
                Optional.of(new SubOperations(remaining, completed, failed, warning)),
                Optional.empty());
    }

    /** An association with contexts in implicit VR for these, in this order, of which we ask to be SCP of CT storage. */
    Association associate(FakePeer peer, AssociationOptions options, String... sopClasses) {
        return associate(peer, options, EventReportHandler.NONE, sopClasses);
    }

    Association associate(FakePeer peer, AssociationOptions options, EventReportHandler events, String... sopClasses) {
        return associate(engine, peer, options, events, sopClasses);
    }

    static Association associate(
            DicomEngine engine,
            FakePeer peer,
            AssociationOptions options,
            EventReportHandler events,
            String... sopClasses) {
        Proposal proposal =
                new Proposal(1, List.of(new RoleSelection(CT, true, true)), List.of(), List.of(), Optional.empty());
        List<ProposedContext> contexts = List.of(sopClasses).stream()
                .map(sopClass -> ProposedContext.of(sopClass, IMPLICIT))
                .toList();
        return get(engine.connect(
                new AssociationRequest(peer.address(), new AeTitle("SCU"), contexts, options, proposal, events)));
    }
}
