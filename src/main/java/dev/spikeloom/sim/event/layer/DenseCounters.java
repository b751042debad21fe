package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.sim.LayerCounters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The counters of a dense layer, from what it did and when. Each cycle that is not spent on anything else is starved. */
final class DenseCounters {
    private final DenseDesign layer;
    private final DenseTally tally;
    private final DenseTiming timing;
    private final long cycles;

    DenseCounters(DenseTally tally, DenseTiming timing, long cycles) {
        this.layer = tally.layer();
        this.tally = tally;
        this.timing = timing;
        this.cycles = cycles;
    }

    /** @param outputSpikesByStep {@code [time steps]} */
    LayerCounters of(long[] outputSpikesByStep, long saturations) {
        long emptyCycles = layer.folds() * tally.emptyVectors;
        return new LayerCounters(
                allIssues() - emptyCycles,
                emptyCycles,
                layer.folds() * tally.conflicts,
                cycles - allIssues() - timing.blockedCycles(),
                timing.blockedCycles(),
                tally.issuedSpikes,
                Arrays.stream(outputSpikesByStep).sum(),
                LayerCounters.boxed(tally.spikesByStep),
                LayerCounters.boxed(outputSpikesByStep),
                LayerCounters.boxed(readsByBank()),
                tally.issuedSpikes * layer.neurons(),
                saturations,
                0,
                enabledCycles());
    }

    private long allIssues() {
        return layer.folds() * tally.issues;
    }

    private long[] readsByBank() {
        long[] reads = new long[layer.banks()];
        int portsOfABank = tally.readsByPort.length / reads.length;
        for (int port = 0; port < tally.readsByPort.length; port++) {
            reads[port / portsOfABank] += layer.folds() * tally.readsByPort[port];
        }
        return reads;
    }

    private Map<RegisterBank, Long> enabledCycles() {
        Map<RegisterBank, Long> enabled = new EnumMap<>(RegisterBank.class);
        RegisterBank.of(layer).forEach(bank -> enabled.put(bank, enabledCycles(bank)));
        return enabled;
    }

    private long enabledCycles(RegisterBank bank) {
        long passes = layer.folds() * tally.vectors;
        return switch (bank) {
            case PENDING -> allIssues() + timing.idleAccepts();
            case CONTROL -> cycles - timing.blockedCycles();
            case SELECT -> layer.readStage() * allIssues();
            case OUTPUT ->
                (layer.readCycles() - 1) * Arrays.stream(readsByBank()).sum();
            case PART, SUM -> allIssues();
            case POTENTIAL -> {
                boolean spikesReset = layer.carriesOver() && !layer.folded();
                yield allIssues() + (spikesReset ? passes - timing.sharedAccumulations() : 0);
            }
            case CARRIED, SPIKES -> passes;
            case VECTOR, INPUT_BUFFER, OUTPUT_BUFFER -> tally.vectors;
            case EVENT, STEP, TARGET, SWEEP, FORWARD, TOUCHED ->
                throw new IllegalArgumentException("a dense layer has no registers of " + bank);
        };
    }
}
