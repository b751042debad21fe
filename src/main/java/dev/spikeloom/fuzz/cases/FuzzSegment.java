package dev.spikeloom.fuzz.cases;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A segment of a {@link FuzzCase}.
 *
 * @param reset whether the machine is reset before it
 * @param load whether all weights, thresholds and biases are loaded before it
 * @param numbers the layers whose numbers are loaded; empty if those that are in force are loaded again
 * @param spikes its samples, all of them with as many time steps
 * @param timing of the host
 * @param cycles after how many it is broken off; empty if it ends with its last result
 */
public record FuzzSegment(
        boolean reset,
        boolean load,
        Optional<List<QuantizedLayer>> numbers,
        RecordedSpikes spikes,
        HostTiming timing,
        OptionalLong cycles) {

    public FuzzSegment {
        numbers = numbers.map(List::copyOf);
    }

    public FuzzSegment withReset(boolean changed) {
        return new FuzzSegment(changed, load, numbers, spikes, timing, cycles);
    }

    public FuzzSegment withNumbers(Optional<List<QuantizedLayer>> changed) {
        return new FuzzSegment(reset, load, changed, spikes, timing, cycles);
    }

    public FuzzSegment withoutLoad() {
        return new FuzzSegment(reset, false, Optional.empty(), spikes, timing, cycles);
    }

    public FuzzSegment withSpikes(RecordedSpikes changed) {
        return new FuzzSegment(reset, load, numbers, changed, timing, cycles);
    }

    public FuzzSegment withTiming(HostTiming changed) {
        return new FuzzSegment(reset, load, numbers, spikes, changed, cycles);
    }

    public FuzzSegment withoutBreak() {
        return new FuzzSegment(reset, load, numbers, spikes, timing, OptionalLong.empty());
    }
}
