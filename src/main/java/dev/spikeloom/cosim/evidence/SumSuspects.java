package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What would explain the potentials that the RTL has in place of the right ones: one cause for all of a firing check. */
final class SumSuspects {
    /** As many are told: more would tell nothing. */
    private static final int MOST = 3;

    private final FollowedLayer followed;
    private final LayerDesign layer;
    private final NeuronPath path;
    /** The neurons that are compared, and what the RTL has too much of each. */
    private final List<Integer> neurons = new ArrayList<>();

    private final List<Integer> surplus = new ArrayList<>();

    private final List<String> suspects = new ArrayList<>();

    /** @param check number of the firing check */
    SumSuspects(NeuronPath path, int check, Probe potentials, TraceRecord expected, TraceRecord found) {
        this.followed = path.layer();
        this.layer = followed.design();
        this.path = path;
        for (int place = 0; place < layer.checkedPotentials(); place++) {
            int neuron = layer.checkedNeuron(check, place);
            if (neuron >= 0) {
                neurons.add(neuron);
                surplus.add(value(found, potentials, place) - value(expected, potentials, place));
            }
        }
    }

    private int value(TraceRecord record, Probe potentials, int place) {
        if (potentials.elements() > 1 || layer.checkedPotentials() == 1) {
            return record.value(potentials, place).intValue();
        }
        int bits = layer.membraneBits();
        return record.signedField(potentials, place * bits, bits);
    }

    /** How many potentials differ, and what explains all of them, in lines. */
    List<String> lines() {
        long differing = surplus.stream().filter(s -> s != 0).count();
        List<String> lines = new ArrayList<>();
        lines.add("  " + differing + " of " + surplus.size() + " potentials differ at this firing check");
        // A single potential is explained by too much, and saturation hides what was added.
        if (differing > 1 && !layer.saturates()) {
            search();
            suspects.stream().limit(MOST).forEach(suspect -> lines.add("  as if " + suspect));
        }
        return lines;
    }

    private void search() {
        if (!layer.carriesOver()) {
            suspect(path::before, "the potential of the last time step were still there");
        }
        suspect(neuron -> -path.start(neuron), "what is carried over from the last time step were lost");
        if (layer.hasBiases()) {
            suspect(neuron -> -path.bias(neuron), "the bias were not added");
        }
        SpikeVector input = path.input();
        for (int row = 0; row < layer.inputs(); row++) {
            int of = row;
            String place = followed.inputPlace(row);
            if (input.get(row)) {
                suspect(neuron -> -followed.weight(of, neuron), place + " were not added");
                suspect(neuron -> followed.weight(of, neuron), place + " were added twice");
            } else {
                suspect(neuron -> followed.weight(of, neuron), place + " were added, too");
            }
        }
        followed.suspect(this, path);
        for (int row = input.nextSpike(0); row >= 0 && suspects.size() < MOST; row = input.nextSpike(row + 1)) {
            replaced(row);
        }
    }

    private void replaced(int row) {
        for (int other = 0; other < layer.inputs(); other++) {
            int wrong = other;
            if (other != row) {
                suspect(
                        neuron -> followed.weight(wrong, neuron) - followed.weight(row, neuron),
                        followed.inputPlace(other) + " were added in place of " + followed.inputPlace(row));
            }
        }
    }

    /** @param surplusOf a neuron, if the suspicion is true */
    void suspect(IntUnaryOperator surplusOf, String text) {
        for (int i = 0; i < surplus.size(); i++) {
            if (surplus.get(i) != surplusOf.applyAsInt(neurons.get(i))) {
                return;
            }
        }
        suspects.add(text);
    }
}
