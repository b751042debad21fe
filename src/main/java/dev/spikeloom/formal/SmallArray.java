package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.formal.ClaimList.Value;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.rtl.rate.DenseView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The neuron array of a layer with fewer lanes and folds, which are all alike.
 *
 * @param neurons of the array
 * @param lanes accumulators
 * @param folds passes, 2 at most
 * @param neuronWidth width of a neuron's number
 */
public record SmallArray(int neurons, int lanes, int folds, int neuronWidth) {
    private static final int HEXADECIMAL = 16;

    static SmallArray of(DenseView view, int mostLanes) {
        DenseDesign layer = view.layer();
        int lanes = Math.min(layer.lanes(), mostLanes);
        int folds = Math.min(layer.folds(), 2);
        int neurons = Math.min(layer.neurons(), lanes * folds);
        return new SmallArray(neurons, lanes, folds, 32 - Integer.numberOfLeadingZeros(Math.max(1, neurons - 1)));
    }

    /** Its parameters, those that its kind has. */
    List<Value> parameters(DenseView view) {
        DenseDesign layer = view.layer();
        List<Value> values = new ArrayList<>(List.of(
                new Value("Neurons", neurons),
                new Value("SumWidth", layer.sumBits()),
                new Value("MembraneWidth", layer.membraneBits())));
        if (view.neuronAddressed()) {
            values.add(new Value("NeuronWidth", neuronWidth));
        }
        if (layer.folded()) {
            values.add(new Value("Lanes", lanes));
            values.add(new Value("FoldWidth", 1));
            if (view.neuronPlaced() && lanes > 1) {
                values.add(new Value("LaneWidth", Integer.numberOfTrailingZeros(lanes)));
            }
            if (view.neuronPlaced() || view.countsSaturations()) {
                values.add(new Value("Folds", folds));
            }
        }
        if (layer.hasControlCopies()) {
            values.add(new Value("Sets", 1));
            values.add(new Value("SetLanes", lanes));
        }
        if (layer.hasBiases()) {
            values.add(new Value("BiasWidth", layer.biasBits()));
        }
        Leak leak = layer.neuronModel().leak();
        if (leak.leaks()) {
            values.add(new Value("LeakShift", leak.shift()));
        }
        if (leak.hasSecond()) {
            values.add(new Value("LeakStep", leak.step()));
        }
        Leak synapse = layer.neuronModel().synapse();
        if (synapse.leaks()) {
            values.add(new Value("SynapseShift", synapse.shift()));
        }
        if (synapse.hasSecond()) {
            values.add(new Value("SynapseStep", synapse.step()));
        }
        if (!view.loadable()) {
            // Those of the layer's first neurons stand for all.
            values.add(new Value(
                    "Thresholds",
                    constant(
                            layer.quantized().thresholds(),
                            layer.membraneBits(),
                            layer.sharedThreshold() ? 1 : lanes * folds)));
            if (layer.hasBiases()) {
                values.add(new Value("Biases", constant(layer.quantized().biases(), layer.biasBits(), lanes * folds)));
            }
        }
        return values;
    }

    /** The first numbers of an array in a literal, the first of them in the lowest bits. */
    private static String constant(int[] numbers, int bits, int count) {
        BigInteger packed = BigInteger.ZERO;
        for (int n = 0; n < Math.min(count, numbers.length); n++) {
            BigInteger number = BigInteger.valueOf(numbers[n]).mod(BigInteger.ONE.shiftLeft(bits));
            packed = packed.or(number.shiftLeft(n * bits));
        }
        return count * bits + "'h" + packed.toString(HEXADECIMAL);
    }
}
