package dev.spikeloom.design.rate;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedNetwork;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks the parameters of one dense layer against its shape and its numbers, and derives what follows from them. */
final class DenseElaboration {
    /** The most read ports that the arbiter of a layer with an issue width above 1 serves. */
    private static final int MAX_ARBITRATED_PORTS = 64;

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

    /** @throws InputException if a parameter is not possible; names it, its value and what is */
    DenseDesign elaborate() {
        int lanes = lanes();
        requireWord(lanes);
        int banks = banks();
        requirePorts(banks);
        requireSharedThreshold();
        MembraneBounds bounds = MembraneBounds.of(layer, network, design);
        DenseDesign unsized = new DenseDesign(
                index,
                layer,
                network.neuronModel(),
                network.weightFormat(),
                architecture,
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
                banks,
                lanes,
                membraneBits,
                exactBits,
                Math.min(bounds.biasBits(), membraneBits));
    }

    private int lanes() {
        int neurons = layer.neurons();
        if (architecture.lanes() > neurons) {
            throw impossible(
                    "lanes",
                    architecture.lanes(),
                    "the layer has " + neurons + " neurons; allowed are powers of two up to that, or 'all'");
        }
        return architecture.lanes() == 0 ? neurons : architecture.lanes();
    }

    private void requireWord(int lanes) {
        int weightBits = network.weightFormat().bits();
        int word = architecture.wordBits();
        int chunk = lanes * weightBits;
        boolean fits = word == 0
                || (word % weightBits == 0
                        && chunk % word == 0
                        && (word == chunk || Integer.bitCount(word / weightBits) == 1));
        if (!fits) {
            throw impossible(
                    "word_bits",
                    word,
                    lanes + " lanes read " + chunk + " bits at once, in whole weights of " + weightBits
                            + " bits; allowed is a power of two of weights that divides them: "
                            + words(lanes, weightBits) + ", or 'all'");
        }
    }

    private static String words(int lanes, int weightBits) {
        return IntStream.rangeClosed(1, lanes)
                .filter(weights -> lanes % weights == 0 && Integer.bitCount(weights) == 1)
                .mapToObj(weights -> String.valueOf(weights * weightBits))
                .collect(Collectors.joining(", "));
    }

    private int banks() {
        int needed = (layer.inputs() + architecture.bankRows() - 1) / architecture.bankRows();
        return architecture.mapping() == BankMapping.INTERLEAVED && Integer.bitCount(needed) > 1
                ? Integer.highestOneBit(needed) << 1
                : needed;
    }

    private void requirePorts(int banks) {
        int width = architecture.issueWidth();
        int ports = banks * architecture.readPorts();
        if (width == 1 && architecture.readPorts() > 1) {
            throw impossible(
                    "read_ports", 2, "with architecture.issue_width 1 the second port never reads; allowed is 1");
        }
        if (width > ports) {
            throw impossible(
                    "issue_width",
                    width,
                    banks + (banks == 1 ? " bank" : " banks") + " of " + architecture.bankRows() + " rows with "
                            + architecture.readPorts() + (architecture.readPorts() == 1 ? " read port" : " read ports")
                            + " offer " + ports + (ports == 1 ? " row" : " rows")
                            + " a cycle; allowed is a power of two up to that, or a smaller architecture.bank_rows");
        }
        if (width > 1 && ports > MAX_ARBITRATED_PORTS) {
            throw impossible(
                    "issue_width",
                    width,
                    "the banks have " + ports + " read ports, and up to " + MAX_ARBITRATED_PORTS
                            + " can be arbitrated; allowed is 1, or a larger architecture.bank_rows");
        }
    }

    private void requireSharedThreshold() {
        if (architecture.thresholds() == ThresholdScope.LAYER) {
            long different = Arrays.stream(layer.thresholds()).distinct().count();
            if (different > 1) {
                throw impossible(
                        "thresholds",
                        "layer",
                        "its neurons have " + different + " different thresholds; allowed is 'neuron'");
            }
        }
    }

    private int membraneBits(int exactBits) {
        int given = architecture.membraneBits();
        if (given == 0 || given >= exactBits) {
            if (Math.max(given, exactBits) > LayerArchitecture.MAX_MEMBRANE_BITS) {
                throw impossible(
                        "membrane_bits",
                        "auto",
                        "potentials need " + exactBits + " bits, allowed are up to "
                                + LayerArchitecture.MAX_MEMBRANE_BITS
                                + "; give fewer with architecture.saturate, or lower architecture.max_time_steps");
            }
            return given == 0 ? exactBits : given;
        }
        if (!architecture.saturate()) {
            throw impossible(
                    "membrane_bits",
                    given,
                    "potentials need " + exactBits + " bits; allowed is " + exactBits + " to "
                            + LayerArchitecture.MAX_MEMBRANE_BITS + ", or fewer with architecture.saturate true");
        }
        requireThresholdsWithin(given);
        return given;
    }

    private void requireThresholdsWithin(int bits) {
        int needed = Bits.signed(
                Arrays.stream(layer.thresholds()).min().orElseThrow(),
                Arrays.stream(layer.thresholds()).max().orElseThrow());
        if (needed > bits) {
            throw impossible("membrane_bits", bits, "its thresholds need " + needed + " bits; allowed is that or more");
        }
        int biasBits = Bits.signed(
                Arrays.stream(layer.biases()).min().orElseThrow(),
                Arrays.stream(layer.biases()).max().orElseThrow());
        if (biasBits > bits) {
            throw impossible("membrane_bits", bits, "its biases need " + biasBits + " bits; allowed is that or more");
        }
    }

    private InputException impossible(String key, Object value, String why) {
        return new InputException("architecture." + key + " " + value + " is not possible in layer " + index + " ("
                + layer.inputs() + " x " + layer.neurons() + "): " + why);
    }
}
