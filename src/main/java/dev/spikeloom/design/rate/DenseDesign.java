package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * A dense layer: a weight row for each presynaptic index.
 *
 * @param index 0 for the layer at the input
 * @param quantized its weights, biases and thresholds
 * @param neuronModel what its neurons do between time steps
 * @param weightFormat format of a weight
 * @param architecture the parameters it is built with
 * @param parameters what these come to
 * @param banks SRAM banks
 * @param lanes physical accumulators
 * @param membraneBits width of a membrane potential and of a threshold, two's complement
 * @param exactBits the width that no sum can leave; a narrower potential saturates
 * @param biasBits width of a bias, two's complement; 0 if the layer has none
 */
public record DenseDesign(
        int index,
        QuantizedDenseLayer quantized,
        NeuronModel neuronModel,
        WeightFormat weightFormat,
        LayerArchitecture architecture,
        LayerParameters parameters,
        int banks,
        int lanes,
        int membraneBits,
        int exactBits,
        int biasBits)
        implements LayerDesign {

    /** A layer as what it is; the compiler names this place when there are kinds that are not dense. */
    public static DenseDesign of(LayerDesign layer) {
        return switch (layer.kind()) {
            case DENSE -> (DenseDesign) layer;
        };
    }

    @Override
    public Object built(Parameter<?> parameter) {
        return DenseElaboration.built(this, parameter);
    }

    @Override
    public LayerKind kind() {
        return LayerKind.DENSE;
    }

    @Override
    public int inputs() {
        return quantized.inputs();
    }

    @Override
    public int neurons() {
        return quantized.neurons();
    }

    /** The bank that holds the weight row of a presynaptic index. */
    public int bankOf(int presynaptic) {
        return interleaved() ? presynaptic % banks : presynaptic / bankRows();
    }

    /** The number of the weight row of a presynaptic index within its bank. */
    public int bankRowOf(int presynaptic) {
        return interleaved() ? presynaptic / banks : presynaptic % bankRows();
    }

    /** The presynaptic index whose weight row is in a bank; it may lie beyond the last input. */
    public int presynapticAt(int bank, int row) {
        return interleaved() ? row * banks + bank : bank * bankRows() + row;
    }

    @Override
    public int leastIssues(int activeInputs) {
        return folds() * ((activeInputs + issueWidth() - 1) / issueWidth());
    }

    /** The port that serves the weight row of a presynaptic index. */
    public int portOf(int presynaptic) {
        return bankOf(presynaptic) * readPorts() + bankRowOf(presynaptic) % readPorts();
    }

    /** The presynaptic index of a word of the memories of a port; it may lie beyond the last input. */
    public int presynapticOf(int port, int word) {
        return presynapticAt(port / readPorts(), word % portRows() * readPorts() + port % readPorts());
    }

    /** The word of a weight in the memories of its port. */
    public int wordOf(int presynaptic, int neuron) {
        return neuron / lanes * portRows() + bankRowOf(presynaptic) / readPorts();
    }

    /** With several ports, each has as many places as it has rows. */
    @Override
    public int pendingBits() {
        return multiIssue() ? ports() * portRows() : inputs();
    }

    @Override
    public RowGrouping issueOrder() {
        return new IssueOrder(this);
    }

    @Override
    public List<LoadedNumber> numbers() {
        List<LoadedNumber> numbers = new ArrayList<>();
        for (int neuron = 0; neuron < neurons(); neuron++) {
            numbers.add(number(LoadMap.THRESHOLD, 0, neuron));
        }
        for (int neuron = 0; neuron < neurons() && hasBiases(); neuron++) {
            numbers.add(number(LoadMap.BIAS, 0, neuron));
        }
        for (int row = 0; row < inputs(); row++) {
            for (int neuron = 0; neuron < neurons(); neuron++) {
                numbers.add(number(LoadMap.WEIGHT, row, neuron));
            }
        }
        return numbers;
    }

    @Override
    public LoadedNumber number(int target, int row, int neuron) {
        int data =
                switch (target) {
                    case LoadMap.WEIGHT -> stored(quantized.weights()[row][neuron]);
                    case LoadMap.THRESHOLD -> quantized.thresholds()[neuron];
                    default -> quantized.biases()[neuron];
                };
        return new LoadedNumber(target, index, row, neuron, data);
    }

    private int stored(int weight) {
        return weightBits() == 1 ? weightFormat.encode(weight) : weight;
    }
}
