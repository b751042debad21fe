package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.rate.InputPooling;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a neuron's potential comes about in a time step, number by number, and what the comparison makes of it. */
final class NeuronPath {
    /** More rows than these are only summed up. */
    private static final int MOST_ROWS = 16;

    private final FollowedLayer followed;
    private final LayerDesign layer;
    private final int step;
    private final SpikeVector input;
    private final int[] potentials;
    /** Of the last time step; zeros before the first. */
    private final int[] before;

    private final SpikeVector spikedBefore;
    /** Synaptic currents of the last time step; none if weights are added to the potentials. */
    private final int[] currentsBefore;

    private NeuronPath(
            FollowedLayer followed,
            int step,
            SpikeVector input,
            int[] potentials,
            int[] before,
            SpikeVector spikedBefore,
            int[] currentsBefore) {
        this.followed = followed;
        this.layer = followed.design();
        this.step = step;
        this.input = input;
        this.potentials = potentials;
        this.before = before;
        this.spikedBefore = spikedBefore;
        this.currentsBefore = currentsBefore;
    }

    /**
     * The paths of a layer's neurons for a spike vector of a segment.
     *
     * @param design of the segment
     * @param vector its number, from the segment's first
     * @return empty if the segment has no such vector
     */
    static Optional<NeuronPath> of(RateDesign design, Segment segment, FollowedLayer layer, long vector) {
        long sample = Math.floorDiv(vector, segment.timeSteps());
        int step = (int) Math.floorMod(vector, (long) segment.timeSteps());
        if (sample < 0 || sample >= segment.samples()) {
            return Optional.empty();
        }
        int index = layer.design().index();
        int ofNetwork = design.networkLayer(index);
        SpikeVector spikes = new SpikeVector(design.inputs());
        IntegerReference reference = design.reference();
        reference.startSample();
        int[] before = new int[layer.design().ownNeurons()];
        SpikeVector spikedBefore = new SpikeVector(before.length);
        int[] currentsBefore = reference.currents(ofNetwork).clone();
        for (int t = 0; t <= step; t++) {
            if (t > 0) {
                before = reference.potentials(ofNetwork).clone();
                spikedBefore = copy(reference.spikes(ofNetwork));
                currentsBefore = reference.currents(ofNetwork).clone();
            }
            segment.source().read((int) sample, t, spikes);
            reference.step(spikes);
        }
        SpikeVector input = index == 0 ? taken(design, spikes) : reference.spikes(design.outputLayer(index - 1));
        return Optional.of(new NeuronPath(
                layer, step, input, reference.potentials(ofNetwork), before, spikedBefore, currentsBefore));
    }

    /** What the first layer takes of what is presented to the network. */
    private static SpikeVector taken(RateDesign design, SpikeVector spikes) {
        if (design.inputPooling().isEmpty()) {
            return spikes;
        }
        InputPooling pooling = design.inputPooling().get();
        SpikeVector pooled = new SpikeVector(pooling.output().size());
        pooling.pooling().pool(spikes, pooled);
        return pooled;
    }

    /** The layer whose neurons they are. */
    FollowedLayer layer() {
        return followed;
    }

    private static SpikeVector copy(SpikeVector spikes) {
        SpikeVector copy = new SpikeVector(spikes.size());
        for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
            copy.set(i);
        }
        return copy;
    }

    /** What the layer is given. */
    SpikeVector input() {
        return input;
    }

    /** What a neuron starts the time step from, without its bias. */
    int start(int neuron) {
        NeuronModel model = layer.neuronModel();
        if (!model.carriesOver() || step == 0) {
            return 0;
        }
        int v = model.leak().left(left(neuron));
        return model.isSynaptic() ? v + model.synapse().left(currentsBefore[neuron]) : v;
    }

    /** The potential at the last firing check. */
    int before(int neuron) {
        return before[neuron];
    }

    private int left(int neuron) {
        if (!spikedBefore.get(neuron)) {
            return before[neuron];
        }
        return layer.neuronModel().subtracts() ? before[neuron] - threshold(neuron) : 0;
    }

    int threshold(int neuron) {
        return layer.quantized().thresholds()[followed.number(neuron)];
    }

    /** The path of a neuron's potential and spike, in lines. */
    List<String> lines(int neuron) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + startText(neuron));
        int bias = bias(neuron);
        if (layer.hasBiases() && !followed.biasLast()) {
            lines.add("  bias " + bias);
        }
        int shown = 0;
        int more = 0;
        long sum = 0;
        long rest = 0;
        for (int row = input.nextSpike(0); row >= 0; row = input.nextSpike(row + 1)) {
            if (!followed.reaches(row, neuron)) {
                continue;
            }
            int weight = followed.weight(row, neuron);
            sum += weight;
            if (shown < MOST_ROWS) {
                lines.add("  " + followed.inputPlace(row) + ": weight " + weight);
                shown++;
            } else {
                rest += weight;
                more++;
            }
        }
        if (more > 0) {
            lines.add("  and " + more + " more rows, whose weights sum to " + rest);
        } else if (shown == 0) {
            lines.add(
                    input.cardinality() == 0
                            ? "  no weight row: no input is active"
                            : "  no weight row: no active input reaches it");
        }
        if (layer.hasBiases() && followed.biasLast()) {
            lines.add("  bias " + bias);
        }
        lines.add("  " + comparison(neuron, start(neuron) + bias + sum));
        return lines;
    }

    int bias(int neuron) {
        return layer.quantized().biases()[followed.number(neuron)];
    }

    /** What the comparison makes of its potential. */
    String outcome(int neuron) {
        int held = potentials[neuron];
        return held + " > " + threshold(neuron) + " is "
                + (held > threshold(neuron) ? "true, a spike" : "false, no spike");
    }

    private String startText(int neuron) {
        NeuronModel model = layer.neuronModel();
        if (!model.carriesOver()) {
            return "starts from 0, as in every time step";
        }
        if (step == 0) {
            return "starts from 0, as in the first time step of every sample";
        }
        StringBuilder text = new StringBuilder("time step " + (step - 1) + " ended at " + before[neuron]);
        if (!spikedBefore.get(neuron)) {
            text.append(", without a spike");
        } else if (model.subtracts()) {
            text.append(", its spike takes the threshold: ")
                    .append(before[neuron] + " - " + signed(threshold(neuron)) + " = " + left(neuron));
        } else {
            text.append(", its spike leaves 0");
        }
        if (model.leak().leaks()) {
            text.append("; leaks ").append(leakText(model.leak(), left(neuron)));
        }
        if (model.isSynaptic()) {
            int current = currentsBefore[neuron];
            text.append("; its synaptic current was ").append(current);
            text.append(", leaks ").append(leakText(model.synapse(), current));
        }
        return text.append("; starts from ").append(start(neuron)).toString();
    }

    private static String leakText(Leak leak, int carried) {
        String shifted =
                leak.hasSecond() ? "(" + carried + " + (" + carried + " >> " + leak.step() + "))" : "" + carried;
        return shifted + " >> " + leak.shift() + " = " + leak.lost(carried);
    }

    private static String signed(int value) {
        return value < 0 ? "(" + value + ")" : String.valueOf(value);
    }

    private String comparison(int neuron, long sum) {
        int held = potentials[neuron];
        String saturated = held == sum ? "" : ", saturated in " + layer.membraneBits() + " bits on the way: " + held;
        return "sum " + sum + saturated + ", threshold " + threshold(neuron) + ": " + outcome(neuron);
    }
}
