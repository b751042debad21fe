package dev.spikeloom.design.rate;

import static dev.spikeloom.design.parameter.ParameterTable.ADDER_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.ENCODER_RADIX;
import static dev.spikeloom.design.parameter.ParameterTable.ENCODER_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.INPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.MAX_TIME_STEPS;
import static dev.spikeloom.design.parameter.ParameterTable.MEMBRANE_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.MOST_POTENTIAL_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.OUTPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_LATENCY;
import static dev.spikeloom.design.parameter.ParameterTable.SATURATE;
import static dev.spikeloom.design.parameter.ParameterTable.TARGET;
import static dev.spikeloom.design.parameter.ParameterTable.THRESHOLDS;
import static dev.spikeloom.design.parameter.ParameterTable.WORD_BITS;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.QuantizedLayer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What is checked and derived of a layer of neurons of any kind. */
abstract class LayerElaboration {
    /** Numbers for which a name may stand in the architecture. */
    private static final Map<Parameter<Integer>, ToIntFunction<LayerDesign>> DERIVED = Map.of(
            WORD_BITS, LayerDesign::wordBits,
            ENCODER_RADIX, layer -> 1 << layer.encoderLaneBits(),
            LANES, LayerDesign::lanes,
            MEMBRANE_BITS, LayerDesign::membraneBits);

    final int index;
    final Architecture design;
    final LayerArchitecture architecture;
    private final QuantizedLayer.Weighted layer;

    /** @param index of the layer among those of neurons, which is its place in the architecture */
    LayerElaboration(int index, QuantizedLayer.Weighted layer, Architecture architecture) {
        this.index = index;
        this.layer = layer;
        this.design = architecture;
        this.architecture = architecture.layer(index);
    }

    /** The value of a parameter as it is built: where a name such as {@code all} stands for a number, the number. */
    static Object built(LayerDesign layer, LayerArchitecture architecture, Parameter<?> parameter) {
        ToIntFunction<LayerDesign> derived = DERIVED.get(parameter);
        return derived == null ? architecture.get(parameter) : Integer.valueOf(derived.applyAsInt(layer));
    }

    /**
     * What the parameters come to, those that every kind of layer has.
     *
     * @param rows how the weight rows lie in banks
     * @param chunkWeights weights that are read at once
     * @param places of the scheduler
     * @param setLanes lanes that one set of control registers drives
     */
    final LayerParameters parameters(BankRows rows, int chunkWeights, int places, int setLanes) {
        int radix = architecture.get(ENCODER_RADIX);
        return new LayerParameters(
                rows.rows(),
                rows.interleaved(),
                rows.readPorts(),
                wordWeights(chunkWeights),
                rows.issueWidth(),
                radix == 0 ? Bits.unsigned(places - 1L) : Integer.numberOfTrailingZeros(radix),
                architecture.get(ENCODER_STAGES),
                architecture.get(READ_LATENCY),
                architecture.get(ADDER_STAGES),
                setLanes,
                architecture.get(INPUT_BUFFERS) > 1,
                architecture.get(OUTPUT_BUFFERS) > 1,
                architecture.get(THRESHOLDS) == ThresholdScope.LAYER && layer.thresholds().length > 1);
    }

    /** How weight rows lie in banks, and how many are read at once. */
    record BankRows(int rows, boolean interleaved, int readPorts, int issueWidth) {}

    /** @param what the lanes are shared by, for people */
    final int lanes(int most, String what) {
        int given = architecture.get(LANES);
        if (given > most) {
            throw impossible(
                    LANES,
                    given,
                    "the layer has " + most + " " + what + "; allowed are powers of two up to that, or 'all'");
        }
        return given == 0 ? most : given;
    }

    /** Weights of a memory's word: as many as fit into the width that is given or that suits the target. */
    private int wordWeights(int chunkWeights) {
        int weightBits = layer.weightFormat().bits();
        int word = architecture.get(WORD_BITS);
        if (word > 0 && word < weightBits) {
            throw impossible(
                    WORD_BITS, word, "a word has whole weights of " + weightBits + " bits; allowed is that or more");
        }
        int fitting = word > 0
                ? word / weightBits
                : MemoryWords.of(design.get(TARGET), design.weightStorage() != WeightStorage.FIXED)
                        .weights(weightBits);
        return Math.min(chunkWeights, fitting);
    }

    final void requireSharedThreshold() {
        if (architecture.get(THRESHOLDS) == ThresholdScope.LAYER) {
            long different = Arrays.stream(layer.thresholds()).distinct().count();
            if (different > 1) {
                throw impossible(
                        THRESHOLDS,
                        "layer",
                        "its neurons have " + different + " different thresholds; allowed is 'neuron'");
            }
        }
    }

    final int membraneBits(int exactBits) {
        int given = architecture.get(MEMBRANE_BITS);
        if (given == 0 || given >= exactBits) {
            if (Math.max(given, exactBits) > MOST_POTENTIAL_BITS) {
                throw impossible(
                        MEMBRANE_BITS,
                        "auto",
                        "potentials need " + exactBits + " bits, allowed are up to "
                                + MOST_POTENTIAL_BITS
                                + "; give fewer with architecture." + SATURATE + ", or lower architecture."
                                + MAX_TIME_STEPS);
            }
            return given == 0 ? exactBits : given;
        }
        if (layer.neuronModel().isSynaptic()) {
            throw impossible(
                    MEMBRANE_BITS,
                    given,
                    "potentials need " + exactBits + " bits, and those of "
                            + layer.neuronModel().text()
                            + " cannot saturate: what they start from is what tells their synaptic currents; allowed is "
                            + exactBits + " to " + MOST_POTENTIAL_BITS);
        }
        if (!architecture.get(SATURATE)) {
            throw impossible(
                    MEMBRANE_BITS,
                    given,
                    "potentials need " + exactBits + " bits; allowed is " + exactBits + " to " + MOST_POTENTIAL_BITS
                            + ", or fewer with architecture." + SATURATE + " true");
        }
        requireThresholdsWithin(given);
        return given;
    }

    private void requireThresholdsWithin(int bits) {
        int needed = Bits.signed(
                Arrays.stream(layer.thresholds()).min().orElseThrow(),
                Arrays.stream(layer.thresholds()).max().orElseThrow());
        if (needed > bits) {
            throw impossible(MEMBRANE_BITS, bits, "its thresholds need " + needed + " bits; allowed is that or more");
        }
        int biasBits = Bits.signed(
                Arrays.stream(layer.biases()).min().orElseThrow(),
                Arrays.stream(layer.biases()).max().orElseThrow());
        if (biasBits > bits) {
            throw impossible(MEMBRANE_BITS, bits, "its biases need " + biasBits + " bits; allowed is that or more");
        }
    }

    final InputException impossible(Parameter<?> parameter, Object value, String why) {
        return new InputException("architecture." + parameter + " " + value + " is not possible in layer " + index
                + " (" + layer.inputs() + " x " + layer.neurons() + "): " + why);
    }
}
