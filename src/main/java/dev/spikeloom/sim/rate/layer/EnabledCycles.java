package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RegisterBank;
import java.util.EnumMap;
import java.util.Map;

/** How often each register bank of a layer was clocked. */
final class EnabledCycles {
    long pending;
    long vector;
    long control;
    long select;
    long output;
    long part;
    long sum;
    long potential;
    long carried;
    long spikes;
    long inputBuffer;
    long outputBuffer;
    long event;
    long step;
    long target;
    long sweep;
    long forward;
    long touched;

    /** The counts of the banks that {@code layer} has. */
    Map<RegisterBank, Long> byBank(LayerDesign layer) {
        Map<RegisterBank, Long> cycles = new EnumMap<>(RegisterBank.class);
        RegisterBank.of(layer).forEach(bank -> cycles.put(bank, of(bank)));
        return cycles;
    }

    private long of(RegisterBank bank) {
        return switch (bank) {
            case PENDING -> pending;
            case VECTOR -> vector;
            case CONTROL -> control;
            case SELECT -> select;
            case OUTPUT -> output;
            case PART -> part;
            case SUM -> sum;
            case POTENTIAL -> potential;
            case CARRIED -> carried;
            case SPIKES -> spikes;
            case INPUT_BUFFER -> inputBuffer;
            case OUTPUT_BUFFER -> outputBuffer;
            case EVENT -> event;
            case STEP -> step;
            case TARGET -> target;
            case SWEEP -> sweep;
            case FORWARD -> forward;
            case TOUCHED -> touched;
        };
    }
}
