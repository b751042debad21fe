package dev.spikeloom.design.rate;

import static dev.spikeloom.design.parameter.ParameterTable.ADDER_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.BANK_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.ENCODER_RADIX;
import static dev.spikeloom.design.parameter.ParameterTable.ENCODER_STAGES;
import static dev.spikeloom.design.parameter.ParameterTable.FAN_OUT;
import static dev.spikeloom.design.parameter.ParameterTable.INPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.ISSUE_WIDTH;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.MAX_TIME_STEPS;
import static dev.spikeloom.design.parameter.ParameterTable.MEMBRANE_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.MOST_POTENTIAL_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.OUTPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_LATENCY;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.SATURATE;
import static dev.spikeloom.design.parameter.ParameterTable.TARGET;
import static dev.spikeloom.design.parameter.ParameterTable.THRESHOLDS;
import static dev.spikeloom.design.parameter.ParameterTable.WORD_BITS;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Checks the parameters of one dense layer against its shape and its numbers, and derives what follows from them. */
final class DenseElaboration {
    /** The most read ports that the arbiter of a layer with an issue width above 1 serves. */
    private static final int MAX_ARBITRATED_PORTS = 64;

    /** Numbers for which a name may stand in the architecture. */
    private static final Map<Parameter<Integer>, ToIntFunction<DenseDesign>> DERIVED = Map.of(
            WORD_BITS, DenseDesign::wordBits,
            ENCODER_RADIX, layer -> 1 << layer.encoderLaneBits(),
            LANES, DenseDesign::lanes,
            MEMBRANE_BITS, DenseDesign::membraneBits);

    private final int index;
    private final QuantizedNetwork network;
    private final QuantizedDenseLayer layer;
    private final Architecture design;
    private final LayerArchitecture architecture;

    DenseElaboration(int index, QuantizedDenseLayer layer, QuantizedNetwork network, Architecture architecture) {
        this.index = index;
        this.network = network;
        this.layer = layer;
        this.design = architecture;
        this.architecture = architecture.layer(index);
    }

    /** The value of a parameter as it is built: where a name such as {@code all} stands for a number, the number. */
    static Object built(DenseDesign layer, Parameter<?> parameter) {
        ToIntFunction<DenseDesign> derived = DERIVED.get(parameter);
        return derived == null ? layer.architecture().get(parameter) : Integer.valueOf(derived.applyAsInt(layer));
    }

    /** @throws InputException if a parameter is not possible; names it, its value and what is */
    DenseDesign elaborate() {
        int lanes = lanes();
        int banks = ParameterCombinations.banks(architecture, layer.inputs());
        requirePorts(banks);
        requireSharedThreshold();
        LayerParameters parameters = parameters(lanes);
        MembraneBounds bounds = MembraneBounds.of(layer, network, design);
        DenseDesign unsized = new DenseDesign(
                index,
                layer,
                network.neuronModel(),
                network.weightFormat(),
                architecture,
                parameters,
                banks,
                lanes,
                0,
                0,
                bounds.biasBits());
        // What is added is extended to the width of a potential, even where the numbers happen to be small.
        int exactBits = Math.max(bounds.bits(), Math.max(unsized.sumBits(), bounds.biasBits()) + 1);
        int membraneBits = membraneBits(exactBits);
        return new DenseDesign(
                index,
                layer,
                network.neuronModel(),
                network.weightFormat(),
                architecture,
                parameters,
                banks,
                lanes,
                membraneBits,
                exactBits,
                Math.min(bounds.biasBits(), membraneBits));
    }

    private LayerParameters parameters(int lanes) {
        int radix = architecture.get(ENCODER_RADIX);
        return new LayerParameters(
                architecture.get(BANK_ROWS),
                ParameterCombinations.isInterleaved(architecture),
                architecture.get(READ_PORTS),
                wordWeights(lanes),
                architecture.get(ISSUE_WIDTH),
                radix == 0 ? Bits.unsigned(layer.inputs() - 1L) : Integer.numberOfTrailingZeros(radix),
                architecture.get(ENCODER_STAGES),
                architecture.get(READ_LATENCY),
                architecture.get(ADDER_STAGES),
                setLanes(lanes),
                architecture.get(INPUT_BUFFERS) > 1,
                architecture.get(OUTPUT_BUFFERS) > 1,
                architecture.get(THRESHOLDS) == ThresholdScope.LAYER && layer.neurons() > 1);
    }

    private int lanes() {
        int neurons = layer.neurons();
        int given = architecture.get(LANES);
        if (given > neurons) {
            throw impossible(
                    LANES,
                    given,
                    "the layer has " + neurons + " neurons; allowed are powers of two up to that, or 'all'");
        }
        return given == 0 ? neurons : given;
    }

    /** Lanes that one set of control registers drives: all neurons of a lane hang on the same. */
    private int setLanes(int lanes) {
        int limit = architecture.get(FAN_OUT);
        if (limit == 0) {
            return lanes;
        }
        int folds = (layer.neurons() + lanes - 1) / lanes;
        if (folds > limit) {
            throw impossible(
                    FAN_OUT,
                    limit,
                    "each of its lanes works on up to " + folds
                            + " neurons; allowed is that or more, or more architecture." + LANES);
        }
        return Math.min(lanes, limit / folds);
    }

    /** Weights of a memory's word: as many as fit into the width that is given or that suits the target. */
    private int wordWeights(int lanes) {
        int weightBits = network.weightFormat().bits();
        int word = architecture.get(WORD_BITS);
        if (word > 0 && word < weightBits) {
            throw impossible(
                    WORD_BITS, word, "a word has whole weights of " + weightBits + " bits; allowed is that or more");
        }
        int fitting = word > 0
                ? word / weightBits
                : MemoryWords.of(design.get(TARGET), design.weightStorage() != WeightStorage.FIXED)
                        .weights(weightBits);
        return Math.min(lanes, fitting);
    }

    private void requirePorts(int banks) {
        int width = architecture.get(ISSUE_WIDTH);
        int readPorts = architecture.get(READ_PORTS);
        int ports = banks * readPorts;
        if (width == 1 && readPorts > 1) {
            throw impossible(
                    READ_PORTS, 2, "with architecture." + ISSUE_WIDTH + " 1 the second port never reads; allowed is 1");
        }
        if (width > ports) {
            throw impossible(
                    ISSUE_WIDTH,
                    width,
                    banks + (banks == 1 ? " bank" : " banks") + " of " + architecture.get(BANK_ROWS) + " rows with "
                            + readPorts + (readPorts == 1 ? " read port" : " read ports")
                            + " offer " + ports + (ports == 1 ? " row" : " rows")
                            + " a cycle; allowed is a power of two up to that, or a smaller architecture." + BANK_ROWS);
        }
        if (width > 1 && ports > MAX_ARBITRATED_PORTS) {
            throw impossible(
                    ISSUE_WIDTH,
                    width,
                    "the banks have " + ports + " read ports, and up to " + MAX_ARBITRATED_PORTS
                            + " can be arbitrated; allowed is 1, or a larger architecture." + BANK_ROWS);
        }
    }

    private void requireSharedThreshold() {
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

    private int membraneBits(int exactBits) {
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

    private InputException impossible(Parameter<?> parameter, Object value, String why) {
        return new InputException("architecture." + parameter + " " + value + " is not possible in layer " + index
                + " (" + layer.inputs() + " x " + layer.neurons() + "): " + why);
    }
}
