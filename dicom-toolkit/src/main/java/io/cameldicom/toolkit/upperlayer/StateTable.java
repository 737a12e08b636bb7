package io.cameldicom.toolkit.upperlayer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which action an event causes in a state (PS3.8 table 9-10). */
final class StateTable {
    /** As the standard prints it, with a dot where its cell is empty; {@link Action} holds the states that follow. */
    private static final String TABLE = """
                   STA1  STA2  STA3  STA4  STA5  STA6  STA7  STA8  STA9  STA10 STA11 STA12 STA13
            EVT1   AE_1  .     .     .     .     .     .     .     .     .     .     .     .
            EVT2   .     .     .     AE_2  .     .     .     .     .     .     .     .     .
            EVT3   .     AA_1  AA_8  .     AE_3  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_6
            EVT4   .     AA_1  AA_8  .     AE_4  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_6
            EVT5   AE_5  .     .     .     .     .     .     .     .     .     .     .     .
            EVT6   .     AE_6  AA_8  .     AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_7
            EVT7   .     .     AE_7  .     .     .     .     .     .     .     .     .     .
            EVT8   .     .     AE_8  .     .     .     .     .     .     .     .     .     .
            EVT9   .     .     .     .     .     DT_1  .     AR_7  .     .     .     .     .
            EVT10  .     AA_1  AA_8  .     AA_8  DT_2  AR_6  AA_8  AA_8  AA_8  AA_8  AA_8  AA_6
            EVT11  .     .     .     .     .     AR_1  .     .     .     .     .     .     .
            EVT12  .     AA_1  AA_8  .     AA_8  AR_2  AR_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_6
            EVT13  .     AA_1  AA_8  .     AA_8  AA_8  AR_3  AA_8  AA_8  AR_10 AR_3  AA_8  AA_6
            EVT14  .     .     .     .     .     .     .     AR_4  AR_9  .     .     AR_4  .
            EVT15  .     .     AA_1  AA_2  AA_1  AA_1  AA_1  AA_1  AA_1  AA_1  AA_1  AA_1  .
            EVT16  .     AA_2  AA_3  .     AA_3  AA_3  AA_3  AA_3  AA_3  AA_3  AA_3  AA_3  AA_2
            EVT17  .     AA_5  AA_4  AA_4  AA_4  AA_4  AA_4  AA_4  AA_4  AA_4  AA_4  AA_4  AR_5
            EVT18  .     AA_2  .     .     .     .     .     .     .     .     .     .     AA_2
            EVT19  .     AA_1  AA_8  .     AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_8  AA_7
            """;

    private static final Map<Event, Map<State, Action>> ACTIONS = parse();

    private StateTable() {}

    /** The action, or empty where the standard foresees none: a local mistake or a race of two local events. */
    static Optional<Action> action(Event event, State state) {
        return Optional.ofNullable(ACTIONS.get(event).get(state));
    }

    private static Map<Event, Map<State, Action>> parse() {
        String[] lines = TABLE.strip().split("\n");
        String[] states = lines[0].strip().split(" +");
        Map<Event, Map<State, Action>> actions = new EnumMap<>(Event.class);
        for (int row = 1; row < lines.length; row++) {
            String[] cells = lines[row].strip().split(" +");
            Map<State, Action> byState = new EnumMap<>(State.class);
            for (int column = 1; column < cells.length; column++) {
                if (!cells[column].equals(".")) {
                    byState.put(State.valueOf(states[column - 1]), Action.valueOf(cells[column]));
                }
            }
            actions.put(Event.valueOf(cells[0]), byState);
        }
        return actions;
    }
}
