package dev.spikeloom.testing;

import dev.spikeloom.design.Design;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/**
 * The timing contract as recurrences over handshake cycles, as {@code docs/microarchitecture.md} states them under
 * "Recurrences". It knows the number of active inputs of each spike vector and nothing else of the network.
 */
public final class TimingRecurrence {
    private final HostTiming host;
    private final int timeSteps;
    private final List<LayerTiming> layers = new ArrayList<>();
    private final List<Long> firstAccepts = new ArrayList<>();
    private final List<Long> resultCycles = new ArrayList<>();
    private long lastCounterAccept = -1;
    private long lastTaken = -1;
    /** The spike counter accepts nothing in the cycles from this one ... */
    private long counterStallFrom = Long.MAX_VALUE;
    /** ... to before this one. */
    private long counterStallTo = Long.MAX_VALUE;

    /** The timing of a whole run: the first {@code samples} samples of a source through a design. */
    public static TimingRecurrence of(Design design, SpikeSource source, int samples, int timeSteps, HostTiming host) {
        TimingRecurrence timing = new TimingRecurrence(design.layers().size(), timeSteps, host);
        for (int vector = 0; vector < samples * timeSteps; vector++) {
            timing.add(vector, activeInputs(design, source, vector / timeSteps, vector % timeSteps));
        }
        return timing;
    }

    /** The number of active inputs of each layer, which is all that the timing depends on. */
    public static int[] activeInputs(Design design, SpikeSource source, int sample, int step) {
        IntegerReference reference = new IntegerReference(design.network());
        SpikeVector input = new SpikeVector(design.inputs());
        source.read(sample, step, input);
        reference.step(input);
        int[] active = new int[design.layers().size()];
        for (int l = 0; l < active.length; l++) {
            active[l] = l == 0 ? input.cardinality() : reference.spikes(l - 1).cardinality();
        }
        return active;
    }

    private TimingRecurrence(int layerCount, int timeSteps, HostTiming host) {
        this.host = host;
        this.timeSteps = timeSteps;
        for (int l = 0; l < layerCount; l++) {
            layers.add(new LayerTiming());
        }
    }

    /** Adds the next spike vector of the run. */
    private void add(int vector, int[] activeInputsByLayer) {
        long offered = layers.get(0).lastAccept + 1;
        while (!host.offers(offered)) {
            offered++;
        }
        long valid = offered;
        for (int l = 0; l < layers.size(); l++) {
            LayerTiming layer = layers.get(l);
            long downstreamAccept = l + 1 < layers.size() ? layers.get(l + 1).lastAccept : lastCounterAccept;
            valid = layer.add(valid, Math.max(activeInputsByLayer[l], 1), downstreamAccept) + 1;
        }
        if (vector % timeSteps == 0) {
            firstAccepts.add(layers.get(0).lastAccept);
        }
        count(valid, vector % timeSteps == timeSteps - 1);
    }

    private void count(long valid, boolean last) {
        long accept = Math.max(valid, lastCounterAccept + 1);
        if (accept >= counterStallFrom && accept < counterStallTo) {
            accept = counterStallTo;
        }
        lastCounterAccept = accept;
        if (last) {
            long publish = Math.max(accept + 1, lastTaken + 1);
            counterStallFrom = accept + 1;
            counterStallTo = publish;
            long taken = publish + 1;
            while (!host.takes(taken)) {
                taken++;
            }
            lastTaken = taken;
            resultCycles.add(taken);
        }
    }

    public List<Long> firstAccepts() {
        return firstAccepts;
    }

    public List<Long> resultCycles() {
        return resultCycles;
    }

    /** One layer; cycles of the last vector, and the cycles in which the layer was stalled. */
    private static final class LayerTiming {
        private long lastAccept = -1;
        private long lastIssue = -1;
        private final List<long[]> stalls = new ArrayList<>();

        /** Returns the cycle in which the vector fires. */
        long add(long valid, int issues, long lastOutputAccepted) {
            lastAccept = moving(Math.max(valid, lastIssue));
            lastIssue = lastAccept;
            for (int i = 0; i < issues; i++) {
                lastIssue = moving(lastIssue + 1);
            }
            long ready = moving(lastIssue + 1) + 1;
            long fire = Math.max(ready, lastOutputAccepted + 1);
            stalls.add(new long[] {ready, fire});
            return fire;
        }

        /** The first cycle from {@code cycle} on in which the layer does not stall. */
        private long moving(long cycle) {
            long moving = cycle;
            for (long[] stall : stalls.subList(Math.max(0, stalls.size() - 3), stalls.size())) {
                if (moving >= stall[0] && moving < stall[1]) {
                    moving = stall[1];
                }
            }
            return moving;
        }
    }
}
