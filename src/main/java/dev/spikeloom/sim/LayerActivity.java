package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.RegisterBank;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a layer does, cycle by cycle. */
final class LayerActivity {
    private final LayerDesign layer;
    private final long[] spikesInByStep;
    private final long[] spikesOutByStep;
    private final Map<RegisterBank, long[]> enabled = new EnumMap<>(RegisterBank.class);
    private int inputStep;
    private int outputStep;
    private long readCycles;
    private long emptyCycles;
    private long conflictCycles;
    private long starvedCycles;
    private long blockedCycles;
    private long issuedSpikes;
    private long takenSpikes;
    private long synapticOperations;

    LayerActivity(LayerDesign layer, int timeSteps) {
        this.layer = layer;
        this.spikesInByStep = new long[timeSteps];
        this.spikesOutByStep = new long[timeSteps];
        for (RegisterBank bank : RegisterBank.values()) {
            enabled.put(bank, new long[1]);
        }
    }

    void issue(boolean stall, Issue issue) {
        if (stall) {
            blockedCycles++;
        } else if (!issue.valid) {
            starvedCycles++;
        } else if (issue.reads == 0) {
            emptyCycles++;
        } else {
            readCycles++;
            conflictCycles += issue.conflict ? 1 : 0;
            issuedSpikes += issue.fold == 0 ? issue.reads : 0;
            synapticOperations += (long) issue.reads * layer.neuronsOf(issue.fold);
        }
    }

    void accepted(SpikeVector spikes) {
        spikesInByStep[inputStep] += spikes.cardinality();
        inputStep = inputStep + 1 == spikesInByStep.length ? 0 : inputStep + 1;
    }

    void taken(SpikeVector spikes) {
        int count = spikes.cardinality();
        takenSpikes += count;
        spikesOutByStep[outputStep] += count;
        outputStep = outputStep + 1 == spikesOutByStep.length ? 0 : outputStep + 1;
    }

    void enabled(RegisterBank bank, boolean clocked) {
        if (clocked) {
            enabled.get(bank)[0]++;
        }
    }

    LayerCounters counters(SramBank[] banks, long saturations) {
        Map<RegisterBank, Long> enabledCycles = new EnumMap<>(RegisterBank.class);
        for (RegisterBank bank : RegisterBank.values()) {
            if (bank.bits(layer) > 0) {
                enabledCycles.put(bank, enabled.get(bank)[0]);
            }
        }
        return new LayerCounters(
                readCycles,
                emptyCycles,
                conflictCycles,
                starvedCycles,
                blockedCycles,
                issuedSpikes,
                takenSpikes,
                boxed(spikesInByStep),
                boxed(spikesOutByStep),
                Arrays.stream(banks).map(SramBank::reads).toList(),
                synapticOperations,
                saturations,
                enabledCycles);
    }

    private static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
