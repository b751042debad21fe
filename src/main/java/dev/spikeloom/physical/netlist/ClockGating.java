package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.netlist.CellModule.Flop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the flip-flops of a module hold: those that share clock and enable take their clock from gates if there are enough of
 * them, otherwise each has a multiplexer in front.
 *
 * @param groups in the order of their first flip-flops
 */
public record ClockGating(List<Group> groups) {
    /** Fewer flip-flops than this are not worth a gate, which is as large as several multiplexers. */
    public static final int LEAST_GATED = 4;

    /** As many flip-flops as a gate drives. */
    public static final int MOST_A_GATE = 32;

    /**
     * Flip-flops with the same clock and enable.
     *
     * @param clock bit that the gates take, or that the flip-flops do
     * @param enable bit; {@link CellModule#ONE} where they take their inputs in each cycle
     * @param gated whether gates take the clock from them
     */
    public record Group(int clock, int enable, List<Flop> flops, boolean gated) {
        public Group {
            flops = List.copyOf(flops);
        }

        /** How many clock gates there are. */
        public int gates() {
            return gated ? (flops.size() + MOST_A_GATE - 1) / MOST_A_GATE : 0;
        }

        /** How many multiplexers there are: one for each flip-flop that may hold, but has no gate. */
        public int multiplexers() {
            return gated || enable == CellModule.ONE ? 0 : flops.size();
        }

        /** The flip-flops of each gate. */
        public List<List<Flop>> banks() {
            List<List<Flop>> banks = new ArrayList<>();
            for (int gate = 0; gate < gates(); gate++) {
                int from = gate * MOST_A_GATE;
                banks.add(flops.subList(from, Math.min(from + MOST_A_GATE, flops.size())));
            }
            return banks;
        }
    }

    private record Key(int clock, int enable) {}

    public ClockGating {
        groups = List.copyOf(groups);
    }

    /**
     * Groups the flip-flops of a module.
     *
     * @param gate of the library, if it has one; without, nothing is gated
     */
    public static ClockGating of(CellModule module, Optional<CellChoice.ClockGate> gate) {
        Map<Key, List<Flop>> flops = new LinkedHashMap<>();
        for (Flop flop : module.flops()) {
            flops.computeIfAbsent(new Key(flop.clock(), flop.enable()), key -> new ArrayList<>())
                    .add(flop);
        }
        List<Group> groups = new ArrayList<>();
        flops.forEach((key, members) -> groups.add(new Group(
                key.clock(),
                key.enable(),
                members,
                gate.isPresent() && key.enable() != CellModule.ONE && members.size() >= LEAST_GATED)));
        return new ClockGating(groups);
    }
}
