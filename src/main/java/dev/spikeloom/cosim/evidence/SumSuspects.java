package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** What would explain the potentials that the RTL has in place of the right ones: one cause for all lanes of a fold. */
final class SumSuspects {
    /** As many are told: more would tell nothing. */
    private static final int MOST = 3;

    private final DenseDesign layer;
    private final NeuronPath path;
    private final int firstNeuron;
    /** What the RTL has too much, a lane each. */
    private final int[] surplus;

    private final List<String> suspects = new ArrayList<>();

    /** @param fold that is compared */
    SumSuspects(
            DenseDesign layer, NeuronPath path, int fold, Probe potentials, TraceRecord expected, TraceRecord found) {
        this.layer = layer;
        this.path = path;
        this.firstNeuron = fold * layer.lanes();
        this.surplus = new int[layer.neuronsOf(fold)];
        for (int lane = 0; lane < surplus.length; lane++) {
            surplus[lane] = found.value(potentials, lane)
                    .subtract(expected.value(potentials, lane))
                    .intValue();
        }
    }

    /** How many lanes differ, and what explains all of them, in lines. */
    List<String> lines() {
        long differing = differing();
        List<String> lines = new ArrayList<>();
        lines.add("  " + differing + " of " + surplus.length + " potentials differ at this firing check");
        // A single potential is explained by too much, and saturation hides what was added.
        if (differing > 1 && !layer.saturates()) {
            search();
            suspects.stream().limit(MOST).forEach(suspect -> lines.add("  as if " + suspect));
        }
        return lines;
    }

    private long differing() {
        long count = 0;
        for (int lane : surplus) {
            count += lane != 0 ? 1 : 0;
        }
        return count;
    }

    private void search() {
        if (!layer.carriesOver()) {
            suspect(path::before, "the potential of the last time step were still there");
        }
        suspect(neuron -> -path.start(neuron), "what is carried over from the last time step were lost");
        if (layer.hasBiases()) {
            suspect(neuron -> -layer.quantized().biases()[neuron], "the bias were not added");
        }
        SpikeVector input = path.input();
        for (int row = 0; row < layer.inputs(); row++) {
            short[] weights = layer.quantized().weights()[row];
            String place = Inputs.place(layer, row);
            if (input.get(row)) {
                suspect(neuron -> -weights[neuron], place + " were not added");
                suspect(neuron -> weights[neuron], place + " were added twice");
            } else {
                suspect(neuron -> weights[neuron], place + " were added, too");
            }
        }
        for (int bank = 0; bank < layer.banks() && layer.banks() > 1; bank++) {
            ofBank(bank);
        }
        for (int row = input.nextSpike(0); row >= 0 && suspects.size() < MOST; row = input.nextSpike(row + 1)) {
            replaced(row);
        }
    }

    /** Of banks, the output may be lost, or that of another one may be taken, which holds what was read from it last. */
    private void ofBank(int bank) {
        suspect(neuron -> -sum(bank, neuron), "no weights of bank " + bank + " were added");
        for (int other = 0; other < layer.banks() && !layer.multiIssue() && !layer.folded(); other++) {
            int taken = other;
            if (other != bank) {
                suspect(
                        neuron -> takenFrom(taken, bank, neuron) - sum(bank, neuron),
                        "the output of bank " + other + " were taken for that of bank " + bank);
            }
        }
    }

    private int sum(int bank, int neuron) {
        int sum = 0;
        for (int row = path.input().nextSpike(0); row >= 0; row = path.input().nextSpike(row + 1)) {
            sum += layer.bankOf(row) == bank ? layer.quantized().weights()[row][neuron] : 0;
        }
        return sum;
    }

    private int takenFrom(int taken, int bank, int neuron) {
        int sum = 0;
        int held = 0;
        for (int row = path.input().nextSpike(0); row >= 0; row = path.input().nextSpike(row + 1)) {
            if (layer.bankOf(row) == taken) {
                held = layer.quantized().weights()[row][neuron];
            } else if (layer.bankOf(row) == bank) {
                sum += held;
            }
        }
        return sum;
    }

    private void replaced(int row) {
        short[] right = layer.quantized().weights()[row];
        for (int other = 0; other < layer.inputs(); other++) {
            short[] wrong = layer.quantized().weights()[other];
            if (other != row) {
                suspect(
                        neuron -> wrong[neuron] - right[neuron],
                        Inputs.place(layer, other) + " were added in place of " + Inputs.place(layer, row));
            }
        }
    }

    /** @param surplusOf a neuron, if the suspicion is true */
    private void suspect(IntUnaryOperator surplusOf, String text) {
        for (int lane = 0; lane < surplus.length; lane++) {
            if (surplus[lane] != surplusOf.applyAsInt(firstNeuron + lane)) {
                return;
            }
        }
        suspects.add(text);
    }
}
