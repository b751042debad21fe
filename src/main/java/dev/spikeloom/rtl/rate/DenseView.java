package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.BankView.MacroView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the templates say about a dense layer beside its widths and depths, which they read from the layer itself: names, and
 * the expressions that depend on its sizes.
 *
 * @param loadable whether its numbers can be written
 * @param counters whether there are performance counters
 * @param initialized whether memories are filled from files at first
 */
public record DenseView(DenseDesign layer, boolean loadable, boolean counters, boolean initialized) {

    /** That of a layer of a design. */
    public static DenseView of(DenseDesign layer, RateDesign design) {
        return new DenseView(layer, design.loadable(), design.hasCounters(), design.initialized());
    }

    public String module() {
        return ModuleNames.layer(layer.index());
    }

    public String scheduler() {
        String scheduler = layer.multiIssue() ? ModuleNames.BANKED_SCHEDULER : ModuleNames.SPIKE_SCHEDULER;
        return scheduler + (layer.folded() ? "_folded" : "");
    }

    /** The module of the neuron array. */
    public String neuronArray() {
        return neuronView().module();
    }

    NeuronArrayView neuronView() {
        return new NeuronArrayView(layer, loadable, counters);
    }

    /** The module of a memory macro. */
    public String memory() {
        return ModuleNames.memory(loadable);
    }

    public boolean neuronAddressed() {
        return neuronView().addressed();
    }

    public boolean neuronPlaced() {
        return neuronView().placed();
    }

    public boolean countsSaturations() {
        return neuronView().countsSaturations();
    }

    public String thresholdFile() {
        return file(HexFiles.thresholdFile(layer));
    }

    public String biasFile() {
        return file(HexFiles.biasFile(layer));
    }

    private String file(String name) {
        return initialized ? name : "";
    }

    /** The last fold's number as a sized literal. */
    public String lastFold() {
        return layer.foldBits() + "'d" + (layer.folds() - 1);
    }

    public int lastFoldNeurons() {
        return layer.neuronsOf(layer.folds() - 1);
    }

    /** Width of the number of synaptic operations of a row. */
    public int sopsWidth() {
        return 32 - Integer.numberOfLeadingZeros(layer.lanes());
    }

    /** Width of a number from 0 to the issue width. */
    public int grantWidth() {
        return 32 - Integer.numberOfLeadingZeros(layer.issueWidth());
    }

    public List<StageView> stages() {
        return pipeline().stages();
    }

    public List<OutputStageView> outputStages() {
        return pipeline().outputStages();
    }

    public String selectName() {
        return pipeline().selectName();
    }

    public String rowStage() {
        return pipeline().rowStage();
    }

    public List<String> rowOf() {
        return pipeline().rowOf();
    }

    private PipelineView pipeline() {
        return new PipelineView(layer);
    }

    public int portRowWidth() {
        return 32 - Integer.numberOfLeadingZeros(Math.max(1, layer.portRows() - 1));
    }

    /** Weights in the word of a macro. */
    public int wordWeights() {
        return layer.wordBits() / layer.weightBits();
    }

    /** Width of a weight's place in the word of a macro. */
    public int placeWidth() {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(wordWeights() - 1));
    }

    /** Verilog expression: the row that is read, in its bank. */
    public String readRow() {
        return bankRow(selectedIndex());
    }

    /** Verilog expression: the row that is written, in its bank. */
    public String writeRow() {
        return bankRow("wr_row_i");
    }

    /** Verilog expression: the fold whose words are written. */
    public String writeFold() {
        return range("wr_neuron_i", layer.neuronBits() - 1, layer.laneBits());
    }

    /** Verilog expression: the place that is written in the word of a macro. */
    public String writePlace() {
        int bits = Math.min(placeWidth(), layer.neuronBits());
        boolean onlyOne = wordWeights() == 1 && layer.neurons() > 1;
        return onlyOne ? "1'b0" : bits == layer.neuronBits() ? "wr_neuron_i" : range("wr_neuron_i", bits - 1, 0);
    }

    public List<BankView> banks() {
        return IntStream.range(0, layer.banks()).mapToObj(this::bank).toList();
    }

    private BankView bank(int bank) {
        int ports = layer.readPorts();
        int low = bank * ports;
        String selected = layer.readStage() == 0 ? "issue_read" : selectName() + "_read_q & ~stall";
        return new BankView(
                bank,
                rows(bank),
                selected + isBank(selectedIndex(), bank),
                "weight_wr_i" + isBank("wr_row_i", bank),
                ports == 1 ? "[" + bank + "]" : "[" + (low + ports - 1) + ":" + low + "]",
                layer.multiIssue()
                        ? "[" + ((low + ports) * layer.wordAddressBits() - 1) + ":" + low * layer.wordAddressBits()
                                + "]"
                        : "",
                IntStream.range(0, layer.columns())
                        .mapToObj(column -> macro(bank, column))
                        .toList());
    }

    private String rows(int bank) {
        List<Integer> inputs = IntStream.range(0, layer.bankRows())
                .map(row -> layer.presynapticAt(bank, row))
                .filter(input -> input < layer.inputs())
                .boxed()
                .toList();
        if (inputs.isEmpty()) {
            return "no weight row, since the number of banks is a power of two";
        }
        int first = inputs.get(0);
        int last = inputs.get(inputs.size() - 1);
        if (first == last) {
            return "the weight row of input " + first;
        }
        String step = layer.interleaved() && layer.banks() > 1 ? ", in steps of " + layer.banks() : "";
        return "the weight rows of inputs " + first + " to " + last + step;
    }

    private MacroView macro(int bank, int column) {
        boolean only = layer.columns() == 1;
        int width = layer.wordBits();
        String word = "bank_" + bank + "_word";
        String output = only
                ? word
                : IntStream.range(0, layer.readPorts())
                        .map(port -> layer.readPorts() - 1 - port)
                        .mapToObj(port -> {
                            int low = port * layer.chunkBits() + column * width;
                            return word + "[" + (low + width - 1) + ":" + low + "]";
                        })
                        .collect(Collectors.joining(
                                ", ", layer.readPorts() == 1 ? "" : "{", layer.readPorts() == 1 ? "" : "}"));
        return new MacroView(
                "u_bank_" + bank + (only ? "" : "_" + column),
                file(HexFiles.bankFile(layer, bank, column)),
                output,
                "bank_wr_en[" + bank + "]" + (only ? "" : isColumn(column)));
    }

    /** The columns of a row are the upper bits of a lane's number. */
    private String isColumn(int column) {
        int low = Integer.numberOfTrailingZeros(wordWeights());
        int high = (layer.folded() ? layer.laneBits() : layer.neuronBits()) - 1;
        return " & (" + range("wr_neuron_i", high, low) + " == " + (high - low + 1) + "'d" + column + ")";
    }

    private String selectedIndex() {
        return layer.readStage() == 0 ? "issue_index" : selectName() + "_index_q";
    }

    /** The condition that an index is in a bank, as a further term; nothing if there is one bank only. */
    private String isBank(String index, int bank) {
        if (layer.banks() == 1) {
            return "";
        }
        int bankBits = bankBits();
        String bits = layer.interleaved()
                ? range(index, bankBits - 1, 0)
                : range(index, layer.indexBits() - 1, layer.rowAddressBits());
        return " & (" + bits + " == " + bankBits + "'d" + bank + ")";
    }

    private int bankBits() {
        return layer.interleaved()
                ? Integer.numberOfTrailingZeros(layer.banks())
                : layer.indexBits() - layer.rowAddressBits();
    }

    /** The number of an index's row in its bank, filled up with zeros where it has fewer bits than a row's number. */
    private String bankRow(String index) {
        int low = layer.interleaved() ? bankBits() : 0;
        int high = Math.min(layer.indexBits(), low + layer.rowAddressBits()) - 1;
        int missing = layer.rowAddressBits() - (high - low + 1);
        String bits = low == 0 && high == layer.indexBits() - 1 ? index : range(index, high, low);
        return missing > 0 ? "{" + missing + "'d0, " + bits + "}" : bits;
    }

    private static String range(String name, int high, int low) {
        return high == low ? name + "[" + high + "]" : name + "[" + high + ":" + low + "]";
    }
}
