package dev.spikeloom.rtl;

import dev.spikeloom.design.LayerDesign;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the templates say about one layer: sizes, widths in bits, and the expressions that depend on whether an index is
 * wider or narrower than a bank's address.
 *
 * @param index 0 for the layer at the input
 * @param module name of its module
 * @param loadable whether its weights can be rewritten
 * @param inputs presynaptic neurons
 * @param neurons postsynaptic neurons
 * @param bankRows rows of a bank
 * @param indexWidth of a presynaptic index
 * @param neuronWidth of a postsynaptic index
 * @param addrWidth of a row address
 * @param weightWidth of a weight
 * @param rowWidth of a weight row
 * @param membraneWidth of a potential
 * @param bankIndexWidth of a bank's number; 0 for a single bank
 * @param readBank Verilog expression: the bank of {@code issue_index}; empty for a single bank
 * @param readAddress Verilog expression: the address of {@code issue_index} in its bank
 * @param writeAddress Verilog expression: the address of {@code wr_row_i} in its bank
 * @param thresholdFile the initial thresholds
 * @param banks bank 0 first
 */
public record LayerView(
        int index,
        String module,
        boolean loadable,
        int inputs,
        int neurons,
        int bankRows,
        int indexWidth,
        int neuronWidth,
        int addrWidth,
        int weightWidth,
        int rowWidth,
        int membraneWidth,
        int bankIndexWidth,
        String readBank,
        String readAddress,
        String writeAddress,
        String thresholdFile,
        List<BankView> banks) {

    public LayerView {
        banks = List.copyOf(banks);
    }

    static LayerView of(LayerDesign layer, boolean loadable) {
        return new LayerView(
                layer.index(),
                "snn_layer_" + layer.index(),
                loadable,
                layer.inputs(),
                layer.neurons(),
                layer.bankRows(),
                layer.indexBits(),
                layer.neuronBits(),
                layer.bankAddressBits(),
                layer.weightBits(),
                layer.rowBits(),
                layer.membraneBits(),
                bankIndexWidth(layer),
                bank("issue_index", layer),
                address("issue_index", layer),
                address("wr_row_i", layer),
                HexFiles.thresholdFile(layer),
                IntStream.range(0, layer.banks())
                        .mapToObj(bank -> bankView(layer, bank))
                        .toList());
    }

    private static BankView bankView(LayerDesign layer, int bank) {
        boolean single = layer.banks() == 1;
        String literal = single ? "" : bankIndexWidth(layer) + "'d" + bank;
        return new BankView(
                bank,
                bank * layer.bankRows(),
                Math.min((bank + 1) * layer.bankRows(), layer.inputs()) - 1,
                literal,
                HexFiles.bankFile(layer, bank),
                single ? "issue_read" : "issue_read & (" + bank("issue_index", layer) + " == " + literal + ")",
                single ? "weight_wr_en_i" : "weight_wr_en_i & (" + bank("wr_row_i", layer) + " == " + literal + ")");
    }

    private static int bankIndexWidth(LayerDesign layer) {
        return layer.banks() == 1 ? 0 : layer.indexBits() - layer.bankAddressBits();
    }

    /** The upper bits of an index: the bank is the quotient, and the depth of a bank is a power of two. */
    private static String bank(String index, LayerDesign layer) {
        return layer.banks() == 1 ? "" : index + "[" + (layer.indexBits() - 1) + ":" + layer.bankAddressBits() + "]";
    }

    /** The lower bits of an index, filled up with zeros if it is narrower than an address. */
    private static String address(String index, LayerDesign layer) {
        int missing = layer.bankAddressBits() - layer.indexBits();
        if (missing == 0) {
            return index;
        }
        return missing > 0
                ? "{" + missing + "'d0, " + index + "}"
                : index + "[" + (layer.bankAddressBits() - 1) + ":0]";
    }
}
