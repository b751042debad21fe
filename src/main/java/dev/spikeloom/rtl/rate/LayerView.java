package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.rate.BankView.MacroView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the templates say about one layer, as properties: sizes, widths in bits, and the expressions that depend on
 * them. Widths come from {@link LayerDesign}, which says what they are.
 */
public final class LayerView {
    private final LayerDesign layer;
    private final boolean loadable;
    private final boolean counters;
    private final boolean initialized;
    private final PipelineView pipeline;

    LayerView(LayerDesign layer, Design design) {
        this.layer = layer;
        this.loadable = design.loadable();
        this.counters = design.architecture().counters();
        this.initialized = design.initialized();
        this.pipeline = new PipelineView(layer);
    }

    /** The layers of a design, input side first. */
    public static List<LayerView> of(Design design) {
        return design.layers().stream()
                .map(layer -> new LayerView(layer, design))
                .toList();
    }

    public int getIndex() {
        return layer.index();
    }

    public String getModule() {
        return "snn_layer_" + layer.index();
    }

    public String getScheduler() {
        return (layer.multiIssue() ? "banked_scheduler" : "spike_scheduler") + (layer.folded() ? "_folded" : "");
    }

    public String getNeuronArray() {
        return neuronArray().getModule();
    }

    /** The module of a memory macro. */
    public String getMemory() {
        return loadable ? "sram_bank" : "rom_bank";
    }

    NeuronArrayView neuronArray() {
        return new NeuronArrayView(layer, loadable, counters);
    }

    public boolean isNeuronAddressed() {
        return neuronArray().isAddressed();
    }

    public boolean isNeuronPlaced() {
        return neuronArray().isPlaced();
    }

    public boolean isLoadable() {
        return loadable;
    }

    public boolean isCounters() {
        return counters;
    }

    public boolean isCountsSaturations() {
        return counters && layer.saturates();
    }

    public int getInputs() {
        return layer.inputs();
    }

    public int getNeurons() {
        return layer.neurons();
    }

    public int getIndexWidth() {
        return layer.indexBits();
    }

    public int getNeuronWidth() {
        return layer.neuronBits();
    }

    public int getWeightWidth() {
        return layer.weightBits();
    }

    public int getSumWidth() {
        return layer.sumBits();
    }

    public int getMembraneWidth() {
        return layer.membraneBits();
    }

    public int getBiasWidth() {
        return layer.biasBits();
    }

    /** Of what is loaded: the widest of weight, threshold and bias. */
    public int getDataWidth() {
        return layer.dataBits();
    }

    public boolean isBiases() {
        return layer.hasBiases();
    }

    public boolean isStateful() {
        return layer.carriesOver();
    }

    public int getLeakShift() {
        return layer.neuronModel().leakShift();
    }

    public boolean isSaturates() {
        return layer.saturates();
    }

    public boolean isSharedThreshold() {
        return layer.sharedThreshold();
    }

    public String getThresholdFile() {
        return file(HexFiles.thresholdFile(layer));
    }

    public String getBiasFile() {
        return file(HexFiles.biasFile(layer));
    }

    /** Whether memories are filled from files at first. */
    public boolean isInitialized() {
        return initialized;
    }

    private String file(String name) {
        return initialized ? name : "";
    }

    public boolean isInputBuffered() {
        return layer.inputBuffered();
    }

    public boolean isOutputBuffered() {
        return layer.outputBuffered();
    }

    public boolean isFolded() {
        return layer.folded();
    }

    public int getLanes() {
        return layer.lanes();
    }

    public int getLaneWidth() {
        return layer.laneBits();
    }

    public int getFolds() {
        return layer.folds();
    }

    public int getFoldWidth() {
        return layer.foldBits();
    }

    /** The last fold's number as a sized literal. */
    public String getLastFold() {
        return layer.foldBits() + "'d" + (layer.folds() - 1);
    }

    public int getLastFoldNeurons() {
        return layer.neuronsOf(layer.folds() - 1);
    }

    /** Width of the number of synaptic operations of a row. */
    public int getSopsWidth() {
        return 32 - Integer.numberOfLeadingZeros(layer.lanes());
    }

    public boolean isMultiIssue() {
        return layer.multiIssue();
    }

    public int getIssueWidth() {
        return layer.issueWidth();
    }

    /** Width of a number from 0 to the issue width. */
    public int getGrantWidth() {
        return 32 - Integer.numberOfLeadingZeros(layer.issueWidth());
    }

    public int getEncoderStages() {
        return layer.encoderStages();
    }

    /** Log2 of the radix of the priority encoder's tree. */
    public int getEncoderLaneWidth() {
        return layer.encoderLaneBits();
    }

    public int getReadLatency() {
        return layer.readLatency();
    }

    public boolean isAdderRegister() {
        return layer.adderRegister();
    }

    public int getDepth() {
        return layer.pipelineDepth();
    }

    public List<StageView> getStages() {
        return pipeline.stages();
    }

    public List<OutputStageView> getOutputStages() {
        return pipeline.outputStages();
    }

    public String getSelectName() {
        return pipeline.selectName();
    }

    public String getRowStage() {
        return pipeline.rowStage();
    }

    public List<String> getRowOf() {
        return pipeline.rowOf();
    }

    public boolean isInterleaved() {
        return layer.interleaved();
    }

    public int getBankRows() {
        return layer.bankRows();
    }

    public int getBankWords() {
        return layer.bankWords();
    }

    public int getReadPorts() {
        return layer.readPorts();
    }

    /** Read ports of all banks. */
    public int getPorts() {
        return layer.ports();
    }

    public int getPortRows() {
        return layer.portRows();
    }

    public int getPortRowWidth() {
        return 32 - Integer.numberOfLeadingZeros(Math.max(1, layer.portRows() - 1));
    }

    /** Of a row's number in its bank. */
    public int getRowWidth() {
        return layer.rowAddressBits();
    }

    /** Of a word's address in its bank. */
    public int getAddrWidth() {
        return layer.wordAddressBits();
    }

    public int getChunkWidth() {
        return layer.chunkBits();
    }

    /** Weights in the word of a macro. */
    public int getWordWeights() {
        return layer.wordBits() / layer.weightBits();
    }

    /** Width of a weight's place in the word of a macro. */
    public int getPlaceWidth() {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(getWordWeights() - 1));
    }

    /** Verilog expression: the row that is read, in its bank. */
    public String getReadRow() {
        return bankRow(selectedIndex());
    }

    /** Verilog expression: the row that is written, in its bank. */
    public String getWriteRow() {
        return bankRow("wr_row_i");
    }

    /** Verilog expression: the fold whose words are written. */
    public String getWriteFold() {
        return range("wr_neuron_i", layer.neuronBits() - 1, layer.laneBits());
    }

    /** Verilog expression: the place that is written in the word of a macro. */
    public String getWritePlace() {
        int bits = Math.min(getPlaceWidth(), layer.neuronBits());
        boolean onlyOne = getWordWeights() == 1 && layer.neurons() > 1;
        return onlyOne ? "1'b0" : bits == layer.neuronBits() ? "wr_neuron_i" : range("wr_neuron_i", bits - 1, 0);
    }

    public List<BankView> getBanks() {
        return IntStream.range(0, layer.banks()).mapToObj(this::bank).toList();
    }

    private BankView bank(int bank) {
        int ports = layer.readPorts();
        int low = bank * ports;
        String selected = layer.encoderStages() == 0 ? "issue_read" : pipeline.selectName() + "_read_q & ~stall";
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
        int low = Integer.numberOfTrailingZeros(getWordWeights());
        int high = (layer.folded() ? layer.laneBits() : layer.neuronBits()) - 1;
        return " & (" + range("wr_neuron_i", high, low) + " == " + (high - low + 1) + "'d" + column + ")";
    }

    private String selectedIndex() {
        return layer.encoderStages() == 0 ? "issue_index" : pipeline.selectName() + "_index_q";
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
