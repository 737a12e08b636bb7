package io.cameldicom.toolkit.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseRequest;
import io.cameldicom.toolkit.engine.DimseRequest.Action;
import io.cameldicom.toolkit.engine.DimseRequest.Create;
import io.cameldicom.toolkit.engine.DimseRequest.Find;
import io.cameldicom.toolkit.engine.DimseRequest.Get;
import io.cameldicom.toolkit.engine.DimseRequest.Move;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.engine.MoveOriginator;
import io.cameldicom.toolkit.engine.ObjectIntake;
import io.cameldicom.toolkit.engine.ReceptionLimits;
import io.cameldicom.toolkit.engine.SubOperations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte for byte what PS3.7 §9.3 and §10.3 say; the tables' own order is that of the elements. */
class OperationsTest {
    private static final String CLASS = "1.2.34";
    private static final String INSTANCE = "1.2.56";

    private static final String AFFECTED_CLASS = element("0200", hex(CLASS));
    private static final String REQUESTED_CLASS = element("0300", hex(CLASS));
    private static final String MESSAGE_ID = element("1001", "0700");
    private static final String PRIORITY = element("0007", "0000");
    private static final String DATA_SET = element("0008", "0100");
    private static final String NO_DATA_SET = element("0008", "0101");

    @Test
    void queriesAndRetrieves() {
        assertThat(encoded(new Find(CLASS, DataSet.EMPTY)))
                .isEqualTo(AFFECTED_CLASS + element("0001", "2000") + MESSAGE_ID + PRIORITY + DATA_SET);
        assertThat(encoded(new Move(CLASS, new AeTitle("DEST1"), DataSet.EMPTY)))
                .isEqualTo(AFFECTED_CLASS
                        + element("0001", "2100")
                        + MESSAGE_ID
                        + element("0006", hex("DEST1 "))
                        + PRIORITY
                        + DATA_SET);
        ObjectIntake intake = new ObjectIntake(Path.of("x"), ReceptionLimits.DEFAULTS, object -> null);
        assertThat(encoded(new Get(CLASS, DataSet.EMPTY, intake)))
                .isEqualTo(AFFECTED_CLASS + element("0001", "1000") + MESSAGE_ID + PRIORITY + DATA_SET);
    }

    @Test
    void asksNormalizedServices() {
        String affectedInstance = element("0010", hex(INSTANCE));
        String requestedInstance = element("0110", hex(INSTANCE));
        assertThat(encoded(new Action(CLASS, INSTANCE, 1, Optional.of(DataSet.EMPTY))))
                .isEqualTo(REQUESTED_CLASS
                        + element("0001", "3001")
                        + MESSAGE_ID
                        + DATA_SET
                        + requestedInstance
                        + element("0810", "0100"));
        assertThat(encoded(new Create(CLASS, Optional.of(INSTANCE), DataSet.EMPTY)))
                .isEqualTo(AFFECTED_CLASS + element("0001", "4001") + MESSAGE_ID + DATA_SET + affectedInstance);
        assertThat(encoded(new Create(CLASS, Optional.empty(), DataSet.EMPTY)))
                .isEqualTo(AFFECTED_CLASS + element("0001", "4001") + MESSAGE_ID + DATA_SET);
        assertThat(encoded(new DimseRequest.Set(CLASS, INSTANCE, DataSet.EMPTY)))
                .isEqualTo(REQUESTED_CLASS + element("0001", "2001") + MESSAGE_ID + DATA_SET + requestedInstance);
        assertThat(elements(Operations.eventReportRequest(7, CLASS, INSTANCE, 2, true)))
                .isEqualTo(AFFECTED_CLASS
                        + element("0001", "0001")
                        + MESSAGE_ID
                        + DATA_SET
                        + affectedInstance
                        + element("0210", "0200"));
    }

    @Test
    void cancels() {
        assertThat(elements(Operations.cancelRequest(7)))
                .isEqualTo(element("0001", "FF0F") + element("2001", "0700") + NO_DATA_SET);
    }

    @Test
    void saysWhoAskedForAMove() {
        CommandSet command =
                Dimse.storeRequest(7, CLASS, INSTANCE, Optional.of(new MoveOriginator(new AeTitle("MOVER"), 9)));
        assertThat(command.text(CommandTag.MOVE_ORIGINATOR_AE_TITLE)).isEqualTo("MOVER");
        assertThat(command.number(CommandTag.MOVE_ORIGINATOR_MESSAGE_ID)).hasValue(9);
    }

    @Test
    void answersNormalizedServicesWithAffectedUids() {
        CommandSet request = Operations.request(7, new Action(CLASS, INSTANCE, 1, Optional.empty()), false);
        assertThat(elements(Dimse.response(request, DimseStatus.of(0))))
                .isEqualTo(AFFECTED_CLASS
                        + element("0001", "3081")
                        + element("2001", "0700")
                        + NO_DATA_SET
                        + element("0009", "0000")
                        + element("0010", hex(INSTANCE))
                        + element("0810", "0100"));
    }

    @Test
    void countsSubOperations() {
        CommandSet request = Operations.request(7, new Move(CLASS, new AeTitle("D"), DataSet.EMPTY), true);
        SubOperations counts = new SubOperations(1, 2, 3, 4);
        for (int status : new int[] {0xFF00, 0xFE00}) {
            CommandSet pending = Operations.response(request, response(status, counts), false);
            assertThat(Operations.read(pending, Optional.empty()).subOperations())
                    .contains(counts);
        }
        CommandSet last = Operations.response(request, response(0xB000, counts), true);
        assertThat(last.number(CommandTag.REMAINING_SUB_OPERATIONS)).isEmpty();
        assertThat(last.hasDataSet()).isTrue();
        assertThat(Operations.read(last, Optional.empty()).subOperations()).contains(new SubOperations(0, 2, 3, 4));
        CommandSet none = Operations.response(request, DimseResponse.of(DimseStatus.of(0)), false);
        assertThat(Operations.read(none, Optional.empty()).subOperations()).isEmpty();
    }

    private static DimseResponse response(int status, SubOperations counts) {
        return new DimseResponse(DimseStatus.of(status), Optional.empty(), Optional.of(counts), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF02, 0xFFFF})
    void readsNoStatusThatHasNoMeaning(int status) {
        CommandSet response = new CommandSet(CommandField.C_FIND_RSP, false).number(CommandTag.STATUS, status);
        assertThatExceptionOfType(MalformedCommandException.class)
                .isThrownBy(() -> Operations.read(response, Optional.empty()))
                .withMessageContaining("(expected: one of PS3.7 annex C)");
    }

    @Test
    void readsNoInstanceUidThatIsNone() {
        CommandSet response = new CommandSet(CommandField.N_CREATE_RSP, false)
                .number(CommandTag.STATUS, 0)
                .text(CommandTag.AFFECTED_SOP_INSTANCE_UID, "Doe^Jane");
        assertThat(Operations.read(response, Optional.empty()).sopInstanceUid()).isEmpty();
    }

    @Test
    void knowsWhichResponseAnswers() {
        assertThat(List.of(
                        Operations.response(new Find(CLASS, DataSet.EMPTY)),
                        Operations.response(new DimseRequest.Set(CLASS, INSTANCE, DataSet.EMPTY))))
                .containsExactly(CommandField.C_FIND_RSP, CommandField.N_SET_RSP);
    }

    private static String encoded(DimseRequest request) {
        return elements(Operations.request(7, request, true));
    }

    /** Without Command Group Length. */
    private static String elements(CommandSet command) {
        return HexFormat.of().withUpperCase().formatHex(command.encode()).substring(24);
    }

    private static String element(String number, String value) {
        return "0000" + number + String.format("%02X", value.length() / 2) + "000000" + value;
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
