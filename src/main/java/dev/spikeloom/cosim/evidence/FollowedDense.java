package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerProbe;
import java.util.List;

/** A dense layer: an input is a weight row. */
record FollowedDense(DenseDesign design) implements FollowedLayer {
    @Override
    public String text() {
        return "layer " + design.index() + " (" + design.inputs() + " x " + design.neurons() + ")";
    }

    @Override
    public String neuron(int neuron) {
        return "neuron " + neuron;
    }

    @Override
    public String place(int neuron) {
        return "lane " + neuron % design.lanes() + (design.folded() ? " of fold " + neuron / design.lanes() : "");
    }

    @Override
    public int number(int neuron) {
        return neuron;
    }

    @Override
    public List<Integer> neuronsOf(int output) {
        return List.of(output);
    }

    @Override
    public String input(int input) {
        if (design.squares().pooled()) {
            return "square " + input + " of "
                    + (design.index() == 0 ? "the network's inputs" : "layer " + (design.index() - 1));
        }
        return design.index() == 0
                ? "input " + input + " of the network"
                : "neuron " + input + " of layer " + (design.index() - 1);
    }

    @Override
    public String inputPlace(int input) {
        return rowPlace(design.rowOf(input));
    }

    private String rowPlace(int input) {
        return "row " + input + " (" + input(input) + "), in bank " + design.bankOf(input) + " row "
                + design.bankRowOf(input);
    }

    @Override
    public String index(int index) {
        if (index >= design.places() || design.squares().inputAt(index) < 0) {
            return "row " + index + ", of no input";
        }
        String spike = design.squares().pooled() ? ", input " + design.squares().inputAt(index) : "";
        return rowPlace(design.rowOfPlace(index)) + spike;
    }

    @Override
    public boolean reaches(int input, int neuron) {
        return design.rowOf(input) >= 0;
    }

    @Override
    public int weight(int input, int neuron) {
        int row = design.rowOf(input);
        return row < 0 ? 0 : design.quantized().weights()[row][neuron];
    }

    @Override
    public boolean biasLast() {
        return false;
    }

    @Override
    public List<String> access(Probes probes, Probe probe, TraceRecord expected, TraceRecord found) {
        return probes.is(LayerProbe.BANK_READ_ENABLE, probe) || probes.is(LayerProbe.BANK_READ_ADDRESS, probe)
                ? new ReadPath(this, probes).lines(expected, found)
                : List.of();
    }

    /** Of banks, the output may be lost, or that of another one may be taken, which holds what was read from it last. */
    @Override
    public void suspect(SumSuspects suspects, NeuronPath path) {
        for (int bank = 0; bank < design.banks() && design.banks() > 1; bank++) {
            int of = bank;
            suspects.suspect(neuron -> -sum(path, of, neuron), "no weights of bank " + bank + " were added");
            for (int other = 0; other < design.banks() && !design.multiIssue() && !design.folded(); other++) {
                int taken = other;
                if (other != bank) {
                    suspects.suspect(
                            neuron -> takenFrom(path, taken, of, neuron) - sum(path, of, neuron),
                            "the output of bank " + other + " were taken for that of bank " + bank);
                }
            }
        }
    }

    private int sum(NeuronPath path, int bank, int neuron) {
        int sum = 0;
        for (int row = path.input().nextSpike(0); row >= 0; row = path.input().nextSpike(row + 1)) {
            sum += isIn(row, bank) ? weight(row, neuron) : 0;
        }
        return sum;
    }

    private boolean isIn(int input, int bank) {
        return design.rowOf(input) >= 0 && design.bankOf(design.rowOf(input)) == bank;
    }

    private int takenFrom(NeuronPath path, int taken, int bank, int neuron) {
        int sum = 0;
        int held = 0;
        for (int row = path.input().nextSpike(0); row >= 0; row = path.input().nextSpike(row + 1)) {
            if (isIn(row, taken)) {
                held = weight(row, neuron);
            } else if (isIn(row, bank)) {
                sum += held;
            }
        }
        return sum;
    }

    @Override
    public Stored stored(int row, int column) {
        return new Stored(design.portOf(row), design.wordOf(row, column), column % design.lanes());
    }

    @Override
    public String weight(int row, int column, String ofLayer) {
        return "the weight of " + input(row) + " to neuron " + column + ofLayer;
    }

    @Override
    public String numbered(int number) {
        return "neuron " + number;
    }
}
