package dev.spikeloom.testing;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/**
 * The timing contract as recurrences over handshake cycles, as {@code docs/microarchitecture.md} states them under
 * "Recurrences". It knows the number of issues of each spike vector and nothing else of the network.
 */
public final class TimingRecurrence {
    private final HostTiming host;
    private final int timeSteps;
    private final List<LayerTiming> layers = new ArrayList<>();
    private final int argmaxStages;
    private final List<Long> firstAccepts = new ArrayList<>();
    private final List<Long> resultCycles = new ArrayList<>();
    private long lastCounterAccept = -1;
    private long lastTaken = -1;
    /** The spike counter accepts nothing in the cycles from this one ... */
    private long counterStallFrom = Long.MAX_VALUE;
    /** ... to before this one. */
    private long counterStallTo = Long.MAX_VALUE;

    /** The timing of a whole run: the first {@code samples} samples of a source through a design. */
    public static TimingRecurrence of(
            RateDesign design, SpikeSource source, int samples, int timeSteps, HostTiming host) {
        TimingRecurrence timing = new TimingRecurrence(design.layers(), design.decisionStages(), timeSteps, host);
        IntegerReference reference = RandomDesigns.reference(design);
        SpikeVector input = new SpikeVector(design.inputs());
        for (int sample = 0; sample < samples; sample++) {
            reference.startSample();
            for (int step = 0; step < timeSteps; step++) {
                source.read(sample, step, input);
                reference.step(input);
                timing.add(step, issuesOfAPass(design, reference, input));
            }
        }
        return timing;
    }

    /** Issues of each layer in each pass over the spike vector of a time step, which is all that the timing depends on. */
    public static int[] issuesOfAPass(RateDesign design, IntegerReference reference, SpikeVector input) {
        int[] issues = new int[design.layers().size()];
        for (int l = 0; l < issues.length; l++) {
            SpikeVector presynaptic = l == 0 ? input : reference.spikes(l - 1);
            issues[l] = design.layers().get(l).issueOrder().groups(presynaptic).size();
        }
        return issues;
    }

    private TimingRecurrence(List<LayerDesign> designs, int argmaxStages, int timeSteps, HostTiming host) {
        this.argmaxStages = argmaxStages;
        this.host = host;
        this.timeSteps = timeSteps;
        designs.forEach(design -> layers.add(new LayerTiming(design)));
    }

    /** Adds the next spike vector of the run. */
    private void add(int step, int[] issuesByLayer) {
        long offered = layers.get(0).lastPortAccept + 1;
        while (!host.offers(offered)) {
            offered++;
        }
        long valid = offered;
        for (int l = 0; l < layers.size(); l++) {
            long downstreamAccept = l + 1 < layers.size() ? layers.get(l + 1).lastPortAccept : lastCounterAccept;
            valid = layers.get(l).add(valid, issuesByLayer[l], downstreamAccept);
        }
        if (step == 0) {
            firstAccepts.add(layers.get(0).lastPortAccept);
        }
        count(valid, step == timeSteps - 1);
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
            long taken = publish + argmaxStages + 1;
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
        /** No more passes than that can be under way in the pipeline at once. */
        private static final int REMEMBERED_STALLS = 16;

        private final LayerDesign design;
        private final List<long[]> stalls = new ArrayList<>();
        /** At the layer's input, which may be a buffer. */
        private long lastPortAccept = -1;

        private long lastAccept = -1;
        private long lastIssue = -1;
        private long lastBuffered = -1;

        LayerTiming(LayerDesign design) {
            this.design = design;
        }

        /**
         * Takes a vector that is offered from {@code offered} on; returns the cycle from which it is offered on.
         *
         * @param lastOutputAccepted when the next layer accepted the vector before
         */
        long add(long offered, int issuesOfAPass, long lastOutputAccepted) {
            long valid = offered;
            if (design.inputBuffered()) {
                lastPortAccept = Math.max(offered, lastAccept + 1);
                valid = lastPortAccept + 1;
            }
            lastAccept = moving(Math.max(valid, lastIssue));
            lastPortAccept = design.inputBuffered() ? lastPortAccept : lastAccept;
            lastIssue = lastAccept;
            long free = (design.outputBuffered() ? lastBuffered : lastOutputAccepted) + 1;
            long fire = 0;
            for (int fold = 0; fold < design.folds(); fold++) {
                fire = pass(issuesOfAPass, free);
            }
            if (!design.outputBuffered()) {
                return fire + 1;
            }
            lastBuffered = Math.max(fire + 1, lastOutputAccepted + 1);
            return lastBuffered + 1;
        }

        /** Returns the cycle in which a pass fires, if the output register is free from {@code free} on. */
        private long pass(int issues, long free) {
            for (int i = 0; i < issues; i++) {
                lastIssue = moving(lastIssue + 1);
            }
            long accumulated = lastIssue;
            for (int stage = 0; stage < design.pipelineDepth(); stage++) {
                accumulated = moving(accumulated + 1);
            }
            long ready = accumulated + 1;
            long fire = Math.max(ready, free);
            stalls.add(new long[] {ready, fire});
            return fire;
        }

        /** The first cycle from {@code cycle} on in which the layer does not stall. */
        private long moving(long cycle) {
            long moving = cycle;
            for (long[] stall : stalls.subList(Math.max(0, stalls.size() - REMEMBERED_STALLS), stalls.size())) {
                if (moving >= stall[0] && moving < stall[1]) {
                    moving = stall[1];
                }
            }
            return moving;
        }
    }
}
