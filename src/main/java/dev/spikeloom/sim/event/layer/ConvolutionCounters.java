package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.sim.LayerCounters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The counters of a convolution, from what it did and when. Each cycle that is not spent on anything else is starved. */
final class ConvolutionCounters {
    private final ConvolutionDesign layer;
    private final ConvolutionTally tally;
    private final ConvolutionTiming timing;
    private final long cycles;

    ConvolutionCounters(ConvolutionTally tally, ConvolutionTiming timing, long cycles) {
        this.layer = tally.layer();
        this.tally = tally;
        this.timing = timing;
        this.cycles = cycles;
    }

    /** @param outputSpikesByStep {@code [time steps]} */
    LayerCounters of(long[] outputSpikesByStep, long saturations) {
        return new LayerCounters(
                tally.steps,
                tally.emptyVectors,
                0,
                cycles - tally.steps - tally.emptyVectors - timing.blockedCycles(),
                timing.blockedCycles(),
                tally.issuedSpikes,
                Arrays.stream(outputSpikesByStep).sum(),
                LayerCounters.boxed(tally.spikesByStep),
                LayerCounters.boxed(outputSpikesByStep),
                List.of(tally.steps),
                tally.synapticOperations,
                saturations,
                layer.sweepsAlone() ? tally.vectors * layer.sweepCycles() : 0,
                enabledCycles());
    }

    private Map<RegisterBank, Long> enabledCycles() {
        Map<RegisterBank, Long> enabled = new EnumMap<>(RegisterBank.class);
        RegisterBank.of(layer).forEach(bank -> enabled.put(bank, enabledCycles(bank)));
        return enabled;
    }

    private long enabledCycles(RegisterBank bank) {
        return switch (bank) {
            case PENDING -> issues() + timing.idleAccepts();
            case EVENT -> issues();
            case CONTROL -> cycles - timing.blockedCycles();
            case SELECT -> layer.readStage() * tally.steps;
            case STEP -> (layer.pipelineDepth() - 1) * tally.steps;
            case OUTPUT -> (layer.readCycles() - 1) * tally.steps;
            case PART, SUM, TARGET -> tally.steps;
            case SWEEP, SPIKES -> tally.vectors * layer.sweepCycles();
            case POTENTIAL, FORWARD -> added() + (layer.carriesOver() ? swept(tally.vectors - tally.finalVectors) : 0);
            case TOUCHED -> added() + swept(tally.vectors);
            case INPUT_BUFFER, OUTPUT_BUFFER -> tally.vectors;
            case VECTOR, CARRIED -> throw new IllegalArgumentException("a convolution has no registers of " + bank);
        };
    }

    private long issues() {
        return tally.issuedSpikes + tally.emptyVectors;
    }

    /** Words of potentials that spikes were added to. */
    private long added() {
        return tally.synapticOperations / layer.grid().filters() * layer.folds();
    }

    private long swept(long vectors) {
        return vectors * layer.sweepCycles() * layer.potentialBanks();
    }
}
