package io.cameldicom.toolkit.upperlayer;

import static io.cameldicom.toolkit.upperlayer.RecordedLayer.RQ_OF_FOREIGN_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.testing.Csv;
import io.cameldicom.toolkit.upperlayer.UpperLayer.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the state machine with PS3.8 table 9-10, all 13 states by 19 events. The expected table is typed from the
 * standard, and what each action does from its tables 9-6 to 9-9; nothing is read from the table of the product.
 *
 * <p>A blank cell of the standard means here: nothing is done, the state stays, and a request returns false.
 */
class StateTableTest {
    private static final int STATES = 13;
    private static final int EVENTS = 19;
    private static final String BLANK = "";

    /** A cell of the table, such as "AA-8 Sta13", or blank. */
    record Cell(int event, int state, String text) {
        String action() {
            return text.split(" ")[0];
        }

        /** The state that follows; of two, that for the given variant. */
        int next(int variant) {
            if (text.equals(BLANK)) {
                return state;
            }
            String[] states = text.split(" ")[1].split("/");
            return Integer.parseInt(states[Math.min(variant, states.length - 1)].substring("Sta".length()));
        }

        @Override
        public String toString() {
            return "Evt" + event + " in Sta" + state + ": " + (text.equals(BLANK) ? "blank" : text);
        }
    }

    static Stream<Cell> cells() throws Exception {
        List<Map<String, String>> rows = Csv.read(
                Path.of(StateTableTest.class.getResource("ps3.8-table-9-10.csv").toURI()));
        List<Cell> cells = new ArrayList<>();
        for (Map<String, String> row : rows) {
            int event = Integer.parseInt(row.get("Event").substring("Evt".length()));
            IntStream.rangeClosed(1, STATES)
                    .forEach(state -> cells.add(new Cell(event, state, row.get("Sta" + state))));
        }
        return cells.stream();
    }

    @Test
    void theTableIsWhole() throws Exception {
        assertThat(cells()).hasSize(STATES * EVENTS);
        assertThat(cells().map(Cell::event).distinct())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, EVENTS).boxed().toList());
        assertThat(cells().filter(cell -> cell.text().equals(BLANK))).hasSize(124);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void doesWhatTheStandardSays(Cell cell) {
        for (Role role : RecordedLayer.roles(cell.state())) {
            check(cell, role);
        }
    }

    private static void check(Cell cell, Role role) {
        RecordedLayer recorded = RecordedLayer.in(cell.state(), role);
        boolean allowed = recorded.happens(cell.event());
        List<String> expected = effects(cell);
        assertThat(recorded.effects()).as("%s, %s: effects", cell, role).isEqualTo(expected);
        assertThat(recorded.layer().state())
                .as("%s, %s: next state", cell, role)
                .isEqualTo(State.valueOf("STA" + cell.next(role == Role.ACCEPTOR && cell.event() == 12 ? 1 : 0)));
        if (isRequest(cell.event())) {
            assertThat(allowed)
                    .as("%s, %s: allowed", cell, role)
                    .isEqualTo(!cell.text().equals(BLANK));
        }
    }

    private static boolean isRequest(int event) {
        return List.of(1, 2, 5, 7, 8, 9, 11, 14, 15).contains(event);
    }

    /** PS3.8 tables 9-6 to 9-9. The ARTIM timer is stopped by whoever ends the wait that it limits. */
    private static List<String> effects(Cell cell) {
        return switch (cell.action()) {
            case BLANK, "AA-6" -> List.of();
            case "AE-1" -> List.of("connect");
            case "AE-2" -> List.of("send A-ASSOCIATE-RQ");
            case "AE-3" -> List.of("A-ASSOCIATE confirmation accept");
            case "AE-4" -> List.of("A-ASSOCIATE confirmation reject", "close");
            case "AE-5" -> List.of("start ARTIM for ASSOCIATE_RQ");
            case "AE-6" -> List.of("stop ARTIM", "A-ASSOCIATE indication");
            case "AE-7" -> List.of("send A-ASSOCIATE-AC");
            case "AE-8" -> List.of("send A-ASSOCIATE-RJ", "start ARTIM for CONNECTION_CLOSE");
            case "DT-1", "AR-7" -> List.of("write data");
            case "DT-2", "AR-6" -> List.of("P-DATA indication");
            case "AR-1" -> List.of("send A-RELEASE-RQ");
            case "AR-2", "AR-8" -> List.of("A-RELEASE indication");
            case "AR-3" -> List.of("A-RELEASE confirmation", "close");
            case "AR-4" -> List.of("send A-RELEASE-RP", "start ARTIM for CONNECTION_CLOSE");
            case "AR-5", "AA-5" -> List.of("stop ARTIM");
            case "AR-9" -> List.of("send A-RELEASE-RP");
            case "AR-10" -> List.of("A-RELEASE confirmation");
            case "AA-1" -> List.of("send A-ABORT of service user", "start ARTIM for CONNECTION_CLOSE");
            case "AA-2" -> List.of("stop ARTIM", "close");
            case "AA-3" -> List.of("A-ABORT indication", "close");
            case "AA-4" -> List.of("A-P-ABORT indication: lost");
            case "AA-7" -> List.of("send A-ABORT of service provider, " + why(cell.event()));
            case "AA-8" ->
                List.of(
                        "send A-ABORT of service provider, " + why(cell.event()),
                        "start ARTIM for CONNECTION_CLOSE",
                        "A-P-ABORT indication: "
                                + (cell.event() == 19 ? "invalid" : "unexpected " + pdu(cell.event())));
            default -> throw new IllegalArgumentException(cell.toString());
        };
    }

    private static String why(int event) {
        return event == 19 ? "unrecognized PDU" : "unexpected PDU";
    }

    private static String pdu(int event) {
        return switch (event) {
            case 3 -> "A-ASSOCIATE-AC";
            case 4 -> "A-ASSOCIATE-RJ";
            case 6 -> "A-ASSOCIATE-RQ";
            case 10 -> "P-DATA-TF";
            case 12 -> "A-RELEASE-RQ";
            case 13 -> "A-RELEASE-RP";
            default -> throw new IllegalArgumentException("event: " + event);
        };
    }

    /** The other way out of Evt6 in Sta2: AE-6 where the service provider does not accept the request. */
    @Test
    void rejectsWhatTheServiceProviderCannotAcceptWithoutAskingTheUser() {
        RecordedLayer recorded = RecordedLayer.in(2, Role.ACCEPTOR);
        recorded.layer().received(RQ_OF_FOREIGN_VERSION);
        assertThat(recorded.effects())
                .containsExactly("stop ARTIM", "send A-ASSOCIATE-RJ", "start ARTIM for CONNECTION_CLOSE");
        assertThat(recorded.layer().state()).isEqualTo(State.STA13);
    }

    /** The comparison itself is tried: whatever else a cell might hold is noticed. */
    @ParameterizedTest
    @MethodSource("cells")
    void noticesACellThatIsWrong(Cell cell) {
        Role role = RecordedLayer.roles(cell.state()).get(0);
        List<Cell> wrong = new ArrayList<>();
        if (cell.text().equals(BLANK)) {
            wrong.add(new Cell(cell.event(), cell.state(), "AA-1 Sta13"));
            wrong.add(new Cell(cell.event(), cell.state(), "AA-2 Sta1"));
        } else {
            if (!cell.action().equals("AA-6")) {
                wrong.add(new Cell(cell.event(), cell.state(), BLANK));
            }
            String states = cell.text().substring(cell.action().length());
            wrong.add(new Cell(cell.event(), cell.state(), (cell.action().equals("AE-1") ? "AE-2" : "AE-1") + states));
            wrong.add(new Cell(cell.event(), cell.state(), cell.action() + (cell.next(0) == 4 ? " Sta5" : " Sta4")));
        }
        for (Cell other : wrong) {
            assertThatThrownBy(() -> check(other, role))
                    .as("%s for %s", other, cell)
                    .isInstanceOf(AssertionError.class);
        }
    }
}
