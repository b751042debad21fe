package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.ConvolutionGrid;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.network.layer.VolumeShape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A convolution: a neuron is an output position of a channel, and a spike reaches some of them. */
record FollowedConvolution(ConvolutionDesign design) implements FollowedLayer {
    /** An input has no weight for a neuron. */
    private static final int NONE = -1;

    private ConvolutionGrid grid() {
        return design.grid();
    }

    @Override
    public String text() {
        return "layer " + design.index() + " (convolution, " + grid().input() + " to " + grid().output() + ")";
    }

    private int outputRow(int neuron) {
        return neuron / grid().filters() / grid().columns().outputs();
    }

    private int outputColumn(int neuron) {
        return neuron / grid().filters() % grid().columns().outputs();
    }

    @Override
    public String neuron(int neuron) {
        return "output row " + outputRow(neuron) + ", column " + outputColumn(neuron) + ", channel " + number(neuron);
    }

    @Override
    public String place(int neuron) {
        int lane = number(neuron) % design.lanes();
        int fold = number(neuron) / design.lanes();
        return "bank " + design.potentialBank(outputRow(neuron), outputColumn(neuron)) + ", word "
                + design.potentialWord(outputRow(neuron), outputColumn(neuron), fold) + ", lane " + lane;
    }

    @Override
    public int number(int neuron) {
        return neuron % grid().filters();
    }

    @Override
    public List<Integer> neuronsOf(int output) {
        VolumeShape pooled = grid().output();
        int size = grid().maxPooling();
        int row = output / pooled.channels() / pooled.columns() * size;
        int column = output / pooled.channels() % pooled.columns() * size;
        List<Integer> neurons = new ArrayList<>();
        for (int i = 0; i < size * size; i++) {
            int position = (row + i / size) * grid().columns().outputs() + column + i % size;
            neurons.add(position * grid().filters() + output % pooled.channels());
        }
        return neurons;
    }

    private int channel(int input) {
        return input % grid().channels();
    }

    private int column(int input) {
        return input / grid().channels() % grid().input().columns();
    }

    private int row(int input) {
        return input / grid().channels() / grid().input().columns();
    }

    @Override
    public String input(int input) {
        return "the spike at " + grid().placeText(grid().place(row(input), column(input), channel(input)))
                + (design.index() == 0 ? " of the network's input" : " of layer " + (design.index() - 1));
    }

    @Override
    public String inputPlace(int input) {
        return input(input) + reached(row(input), column(input));
    }

    @Override
    public String index(int index) {
        int row = grid().rowOf(index);
        int column = grid().columnOf(index);
        boolean exists = row < grid().input().rows()
                && column < grid().input().columns()
                && grid().channelOf(index) < grid().channels();
        return "index " + index + ", " + grid().placeText(index) + (exists ? reached(row, column) : ", of no input");
    }

    private String reached(int row, int column) {
        return grid().reaches(row, column)
                ? ", which reaches output " + range("row", grid().rows(), row) + " and "
                        + range("column", grid().columns(), column)
                : ", which reaches no output";
    }

    private static String range(String what, ConvolutionAxis axis, int position) {
        int first = axis.origin(position) - axis.last(position);
        int last = axis.origin(position) - axis.first(position);
        return first == last ? what + " " + first : what + "s " + first + " to " + last;
    }

    /** The tap of the kernel that an input position meets at an output, from the definition of a convolution. */
    private static int tap(ConvolutionAxis axis, int position, int output) {
        int address = position / axis.pooling();
        int tap = address + axis.padding() - output * axis.stride();
        return address < axis.inputs() / axis.pooling() && tap >= 0 && tap < axis.kernel() ? tap : NONE;
    }

    private int weightRow(int input, int neuron) {
        int tapRow = tap(grid().rows(), row(input), outputRow(neuron));
        int tapColumn = tap(grid().columns(), column(input), outputColumn(neuron));
        return tapRow == NONE || tapColumn == NONE
                ? NONE
                : (tapRow * grid().kernel() + tapColumn) * grid().channels() + channel(input);
    }

    @Override
    public boolean reaches(int input, int neuron) {
        return weightRow(input, neuron) != NONE;
    }

    @Override
    public int weight(int input, int neuron) {
        int row = weightRow(input, neuron);
        return row == NONE ? 0 : design.quantized().weights()[row][number(neuron)];
    }

    @Override
    public boolean biasLast() {
        return true;
    }

    @Override
    public List<String> access(Probes probes, Probe probe, TraceRecord expected, TraceRecord found) {
        if (probes.is(LayerProbe.BANK_READ_ADDRESS, probe)) {
            return List.of("  expected: " + kernelWord(probe, expected), "  found: " + kernelWord(probe, found));
        }
        if (probes.is(LayerProbe.BANK_WRITE_ENABLE, probe) || probes.is(LayerProbe.BANK_WRITE_ADDRESS, probe)) {
            return List.of("  expected: " + added(probes, expected), "  found: " + added(probes, found));
        }
        if (probes.is(LayerProbe.POTENTIAL_READ, probe)) {
            return List.of("  expected: " + read(probe, expected), "  found: " + read(probe, found));
        }
        return List.of();
    }

    /** The memories of potentials that are read. */
    private String read(Probe probe, TraceRecord record) {
        BigInteger read = record.value(probe, 0);
        List<String> banks = new ArrayList<>();
        for (int bank = 0; bank < design.potentialBanks(); bank++) {
            if (read.testBit(bank)) {
                banks.add("bank " + bank);
            }
        }
        return banks.isEmpty() ? "no potentials are read" : "potentials are read in " + String.join(", ", banks);
    }

    /** The elements of the kernel that a word of its memory has. */
    private String kernelWord(Probe probe, TraceRecord record) {
        int word = record.value(probe, 0).intValue();
        List<String> elements = new ArrayList<>();
        for (int element = 0; element < design.kernelColumns(); element++) {
            int row = word < design.bankWords() ? design.weightRowAt(word % design.bankRows(), element) : NONE;
            if (row != NONE) {
                elements.add(element(row));
            }
        }
        return "word " + word + " of the kernel memory"
                + (design.folded() ? ", fold " + word / design.bankRows() : "") + ": "
                + (elements.isEmpty() ? "of no element of the kernel" : String.join("; ", elements));
    }

    private String element(int weightRow) {
        int position = weightRow / grid().channels();
        return "kernel row " + position / grid().kernel() + ", column " + position % grid().kernel()
                + (grid().channels() == 1 ? "" : ", input channel " + weightRow % grid().channels());
    }

    /** The outputs that weights are added to. */
    private String added(Probes probes, TraceRecord record) {
        BigInteger banks = record.value(probes.get(LayerProbe.BANK_WRITE_ENABLE), 0);
        BigInteger words = record.value(probes.get(LayerProbe.BANK_WRITE_ADDRESS), 0);
        int bits = design.potentialAddressBits();
        List<String> outputs = new ArrayList<>();
        for (int bank = 0; bank < design.potentialBanks(); bank++) {
            if (banks.testBit(bank)) {
                int word = words.shiftRight(bank * bits)
                        .and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE))
                        .intValue();
                int row = design.outputRow(bank, word);
                int column = design.outputColumn(bank, word);
                boolean exists = row < grid().rows().outputs()
                        && column < grid().columns().outputs();
                outputs.add("(" + row + ", " + column + ")" + (exists ? "" : ", which is none") + " in bank " + bank
                        + " word " + word);
            }
        }
        return outputs.isEmpty() ? "nothing is added" : "weights are added to output " + String.join("; ", outputs);
    }

    @Override
    public void suspect(SumSuspects suspects, NeuronPath path) {
        for (int channel = 0; channel < grid().channels() && grid().channels() > 1; channel++) {
            int of = channel;
            suspects.suspect(
                    neuron -> {
                        int sum = 0;
                        for (int i = path.input().nextSpike(0);
                                i >= 0;
                                i = path.input().nextSpike(i + 1)) {
                            sum += channel(i) == of ? weight(i, neuron) : 0;
                        }
                        return -sum;
                    },
                    "no spikes of input channel " + channel + " were added");
        }
    }

    @Override
    public Stored stored(int row, int column) {
        return new Stored(
                0,
                column / design.lanes() * design.bankRows() + design.kernelRowOf(row),
                design.elementOf(row) * design.lanes() + column % design.lanes());
    }

    @Override
    public String weight(int row, int column, String ofLayer) {
        return "the weight of " + element(row) + " to channel " + column + ofLayer;
    }

    @Override
    public String numbered(int number) {
        return "channel " + number;
    }
}
