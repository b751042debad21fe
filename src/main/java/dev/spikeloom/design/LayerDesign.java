package dev.spikeloom.design;

import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.WeightFormat;

/**
 * One layer of the accelerator with every width and depth derived.
 *
 * @param index 0 for the layer at the input
 * @param quantized its weights and thresholds
 * @param weightFormat format of a weight
 * @param bankRows depth of an SRAM bank in weight rows, a power of two
 * @param banks SRAM banks
 * @param indexBits width of a presynaptic index
 * @param bankAddressBits width of a row address within a bank
 * @param membraneBits width of a membrane potential and of a threshold, two's complement; always above that of a weight
 * @param neuronBits width of a postsynaptic index
 */
public record LayerDesign(
        int index,
        QuantizedDenseLayer quantized,
        WeightFormat weightFormat,
        int bankRows,
        int banks,
        int indexBits,
        int bankAddressBits,
        int membraneBits,
        int neuronBits) {

    static LayerDesign elaborate(int index, QuantizedDenseLayer layer, WeightFormat format, Architecture architecture) {
        int inputs = layer.inputs();
        int bankRows = architecture.bankRows();
        return new LayerDesign(
                index,
                layer,
                format,
                bankRows,
                (inputs + bankRows - 1) / bankRows,
                Bits.unsigned(inputs - 1L),
                Bits.unsigned(bankRows - 1L),
                // A weight is extended to the width of a potential, even where all weights happen to be small.
                Math.max(
                        format.bits() + 1,
                        MembraneBounds.of(layer, format, architecture.weightStorage())
                                .bits()),
                Bits.unsigned(layer.neurons() - 1L));
    }

    public int inputs() {
        return quantized.inputs();
    }

    public int neurons() {
        return quantized.neurons();
    }

    public int weightBits() {
        return weightFormat.bits();
    }

    /** Width of an SRAM word: one weight row, the weight to neuron 0 in the lowest bits. */
    public int rowBits() {
        return neurons() * weightBits();
    }

    /** Bits of weight SRAM, whole banks. */
    public long sramBits() {
        return (long) banks * bankRows * rowBits();
    }

    /** The bank that holds the weight row of a presynaptic index: banks are filled one after the other. */
    public int bankOf(int presynaptic) {
        return presynaptic / bankRows;
    }

    /** The address of the weight row of a presynaptic index within its bank. */
    public int bankAddressOf(int presynaptic) {
        return presynaptic % bankRows;
    }
}
