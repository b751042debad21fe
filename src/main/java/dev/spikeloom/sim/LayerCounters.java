package dev.spikeloom.sim;

import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.register.PerformanceCounter;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one layer did in a run. Each cycle counts as exactly one of {@code readCycles}, {@code emptyCycles}, {@code
 * starvedCycles} and {@code blockedCycles}.
 *
 * @param readCycles cycles in which indices were issued and their weight rows read
 * @param emptyCycles cycles spent on a spike vector without a spike
 * @param conflictCycles of the read cycles, those with fewer reads than the issue width although more were pending: the
 *     others waited for the same ports
 * @param starvedCycles cycles without a spike vector to work on
 * @param blockedCycles cycles stalled because the next layer had not taken the last output
 * @param issuedSpikes active inputs issued, each once however many folds there are
 * @param takenSpikes output spikes that the next layer has taken
 * @param spikesInByStep active inputs at each time step, over all samples
 * @param spikesOutByStep output spikes at each time step, over all samples
 * @param sramReadsByBank words read from each bank
 * @param synapticOperations weights added to a membrane potential (SOP)
 * @param saturations potentials clipped
 * @param sweepCycles cycles of sweeps over potentials during which nothing can be added to them; 0 where that goes on
 * @param enabledCycles of each register bank that the layer has, how often it was clocked
 */
public record LayerCounters(
        long readCycles,
        long emptyCycles,
        long conflictCycles,
        long starvedCycles,
        long blockedCycles,
        long issuedSpikes,
        long takenSpikes,
        List<Long> spikesInByStep,
        List<Long> spikesOutByStep,
        List<Long> sramReadsByBank,
        long synapticOperations,
        long saturations,
        long sweepCycles,
        Map<RegisterBank, Long> enabledCycles) {
    /** The performance counters that a layer has in hardware, in the order of their numbers. */
    public static final List<String> NAMES = Arrays.stream(PerformanceCounter.values())
            .map(PerformanceCounter::text)
            .toList();

    /** What each of them counts. */
    public static final List<String> MEANINGS = List.of(
            "cycles in which weight rows are read",
            "cycles spent on a spike vector without a spike",
            "cycles with fewer reads than the issue width although more were pending",
            "cycles without a spike vector to work on",
            "cycles stalled because the next layer had not taken the last output",
            "active inputs issued, each once however many folds there are",
            "output spikes that the next layer has taken",
            "words read from all banks",
            "weights added to a membrane potential",
            "potentials clipped");

    /** How many these are. */
    public static final int IN_HARDWARE = PerformanceCounter.COUNT;

    public LayerCounters {
        spikesInByStep = List.copyOf(spikesInByStep);
        spikesOutByStep = List.copyOf(spikesOutByStep);
        sramReadsByBank = List.copyOf(sramReadsByBank);
        enabledCycles = Collections.unmodifiableMap(new EnumMap<>(enabledCycles));
    }

    /** What is counted by time step or by bank, as a record takes it. */
    public static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Cycles with an issue: those in which weight rows are read, and those spent on an empty vector. */
    public long issues() {
        return readCycles + emptyCycles;
    }

    /** Cycles that it cannot do with fewer of: no issue adds anything while a sweep has the potentials. */
    public long leastCycles() {
        return issues() + sweepCycles;
    }

    public long spikesIn() {
        return spikesInByStep.stream().mapToLong(Long::longValue).sum();
    }

    public long spikesOut() {
        return spikesOutByStep.stream().mapToLong(Long::longValue).sum();
    }

    public long sramReads() {
        return sramReadsByBank.stream().mapToLong(Long::longValue).sum();
    }

    /** The values of the performance counters in hardware, in the order of their numbers. */
    public List<Long> inHardware() {
        return List.of(
                readCycles,
                emptyCycles,
                conflictCycles,
                starvedCycles,
                blockedCycles,
                issuedSpikes,
                takenSpikes,
                sramReads(),
                synapticOperations,
                saturations);
    }
}
