package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.BankView.MemoryView;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the templates say about a dense layer beside its widths and depths, which they read from the layer itself: names, and
 * the expressions that depend on its sizes.
 *
 * @param names of the modules and files of the design
 * @param loadable whether its numbers can be written
 * @param counters whether there are performance counters
 * @param initialized whether memories are filled from files at first
 * @param memory what its memories are
 * @param load what its numbers are loaded through, if they can be
 */
public record DenseView(
        DenseDesign layer,
        ModuleNames names,
        boolean loadable,
        boolean counters,
        boolean initialized,
        MemoryKind memory,
        LoadMap load) {

    private static final String NO_FILE = "\"\"";

    /** That of a layer of a design. */
    public static DenseView of(DenseDesign layer, RateDesign design) {
        return new DenseView(
                layer,
                ModuleNames.of(design),
                design.loadable(),
                design.hasCounters(),
                design.readsHexFiles(),
                MemoryKind.of(design),
                design.loadMap());
    }

    public String module() {
        return names.layer(layer.index());
    }

    public String scheduler() {
        String scheduler = layer.multiIssue() ? ModuleNames.BANKED_SCHEDULER : ModuleNames.SPIKE_SCHEDULER;
        return scheduler
                + (layer.folded() ? "_folded" : "")
                + (layer.carriesOver() ? "_carry" : "")
                + (layer.multiIssue() && counters ? "_counted" : "");
    }

    /** The module of the neuron array. */
    public String neuronArray() {
        return neuronView().module();
    }

    /** The module of a copy of the control registers. */
    public String controlCopy() {
        return ModuleNames.CONTROL_COPY + (layer.folded() ? "_folded" : "");
    }

    NeuronArrayView neuronView() {
        return new NeuronArrayView(layer, loadable, readsBack(), counters);
    }

    /** Whether its numbers can be read again. */
    public boolean readsBack() {
        return loadable && load.readBack();
    }

    /** Whether what is loaded goes through the ports that are read for spikes. */
    public boolean readsOrLoads() {
        return loadable && (!memory.ownPort() || readsBack());
    }

    /** Verilog expression: a weight is loaded, or read back, through a port that is read for spikes. */
    public String loadEnable() {
        String written = memory.ownPort() ? "" : "weight_wr_i";
        String read = readsBack() ? "weight_rd_i" : "";
        return written.isEmpty() || read.isEmpty() ? written + read : written + " | " + read;
    }

    /** Verilog expression: a row that is loaded is an odd one of its bank. */
    public String loadOdd() {
        int low = layer.interleaved() ? bankBits() : 0;
        return low < layer.rowBits() ? range("load_row_i", low, low) : "1'b0";
    }

    /** Verilog expression: the word of the port that was read back. */
    public List<String> readWords() {
        return IntStream.range(0, layer.ports())
                .mapToObj(port -> {
                    String word = "bank_" + port / layer.readPorts() + "_word";
                    int low = port % layer.readPorts() * layer.chunkBits();
                    return "(" + (layer.readPorts() == 1 ? word : slice(word, low, layer.chunkBits())) + " & {"
                            + layer.chunkBits() + "{port_rd_q[" + port + "]}})";
                })
                .toList();
    }

    /** Bits of a neuron's number that reading back needs: all, those of its lane, or none. */
    public int neuronReadBits() {
        return layer.readBackBits();
    }

    /** Verilog expression: the lane of the neuron that is read back. */
    public String laneRead() {
        return neuronReadBits() == laneWidth() ? "neuron_rd_q" : range("neuron_rd_q", laneWidth() - 1, 0);
    }

    /** Width of a lane's number. */
    public int laneWidth() {
        return layer.folded() ? layer.laneBits() : layer.neuronBits();
    }

    /** Log2 of a power of two that is at least the width of a weight. */
    public int weightSlotBits() {
        return 32 - Integer.numberOfLeadingZeros(layer.weightBits() - 1);
    }

    public int weightSlot() {
        return 1 << weightSlotBits();
    }

    /** Verilog expression: the numbers that are written, as wide as thresholds. */
    public String writtenNumbers() {
        return LoadedNumbers.written(layer, load.lanes());
    }

    /** Verilog expression: a number as wide as the load port has it; of a weight of one bit what is stored. */
    public String extended(String name, int bits) {
        return LoadedNumbers.extended(layer, name, bits);
    }

    /** What is loaded. */
    public LoadView loading() {
        return new LoadView(layer, load.lanes());
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

    /** Verilog expression: the hex file with the thresholds. */
    public String thresholdFile() {
        return initialized ? file(HexFiles.thresholdFile(layer)) : NO_FILE;
    }

    /** Verilog expression: the hex file with the biases. */
    public String biasFile() {
        return initialized ? file(HexFiles.biasFile(layer)) : NO_FILE;
    }

    /** The thresholds as a constant, if they cannot be written. */
    public PackedNumbers thresholds() {
        return PackedNumbers.of(layer.membraneBits(), HexFiles.thresholds(layer));
    }

    /** The biases as a constant, if they cannot be written. */
    public PackedNumbers biases() {
        return PackedNumbers.of(layer.biasBits(), HexFiles.biases(layer));
    }

    /** Verilog expression: a file's name; empty if there are none. */
    private String file(String name) {
        return initialized ? "{HexDir, \"" + names.own(name) + "\"}" : "";
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

    public String sumStage() {
        return pipeline().sumStage();
    }

    /** The module that adds up the rows of a cycle. */
    public String rowAdder() {
        return ModuleNames.rowAdder(layer.hasPartStage());
    }

    public List<String> rowOf() {
        return pipeline().rowOf();
    }

    private PipelineView pipeline() {
        return new PipelineView(layer);
    }

    /** Whether inputs do not stand in the scheduler as they come. */
    public boolean pooled() {
        return layer.squares().pooled();
    }

    /** What signals are called that have the weight row of an issue: without sum pooling, the index is the row. */
    public String rowName() {
        return pooled() ? "row" : "index";
    }

    /** What a weight row is that of. */
    public String source() {
        return pooled() ? "square" : "input";
    }

    /** Verilog expression: the weight row of the index that is issued. */
    public String issuedRow() {
        int low = layer.squares().spikeBits();
        return low < layer.indexBits() ? range("issue_index", layer.indexBits() - 1, low) : "1'b0";
    }

    /** Verilog expression: which spike of its square is issued. */
    public String issuedSpike() {
        return range("issue_index", layer.squares().spikeBits() - 1, 0);
    }

    public int portRowWidth() {
        return 32 - Integer.numberOfLeadingZeros(Math.max(1, layer.portRows() - 1));
    }

    /** Verilog expression: the row that is read, in its bank. */
    public String readRow() {
        return bankRow(selectedRow());
    }

    /** Verilog expression: the row that is loaded, in its bank. */
    private String loadRow() {
        return bankRow("load_row_i");
    }

    /** Verilog expression: the address of the word that is loaded, in the memories of its port. */
    public String loadAddress() {
        String row = layer.readPorts() == 1 ? loadRow() : layer.portRowBits() == 0 ? "" : bankRow("load_row_i", 1);
        String fold = layer.folded() ? loading().fold() : "";
        String both = row.isEmpty() ? fold : fold.isEmpty() ? row : "{" + fold + ", " + row + "}";
        return both.isEmpty() ? "1'b0" : both;
    }

    public List<BankView> banks() {
        return IntStream.range(0, layer.banks()).mapToObj(this::bank).toList();
    }

    private BankView bank(int bank) {
        String selected = layer.readStage() == 0 ? "issue_read" : selectName() + "_read_q & ~stall";
        String loaded = isBank("load_row_i", bank);
        return new BankView(
                bank,
                rows(bank),
                selected + isBank(selectedRow(), bank),
                loaded.isEmpty() ? "1'b1" : loaded.substring(" & ".length()),
                IntStream.range(0, layer.readPorts())
                        .map(port -> bank * layer.readPorts() + port)
                        .boxed()
                        .flatMap(port -> IntStream.range(0, layer.columns()).mapToObj(column -> memory(port, column)))
                        .toList());
    }

    private String rows(int bank) {
        List<Integer> rows = IntStream.range(0, layer.bankRows())
                .map(row -> layer.rowAt(bank, row))
                .filter(row -> row < layer.weightRows())
                .boxed()
                .toList();
        if (rows.isEmpty()) {
            return "no weight row, since the number of banks is a power of two";
        }
        int first = rows.get(0);
        int last = rows.get(rows.size() - 1);
        if (first == last) {
            return pooled() ? "weight row " + first : "the weight row of input " + first;
        }
        String step = layer.interleaved() && layer.banks() > 1 ? ", in steps of " + layer.banks() : "";
        return (pooled() ? "weight rows " : "the weight rows of inputs ") + first + " to " + last + step;
    }

    private MemoryView memory(int port, int column) {
        int bits = layer.weightBits();
        int weights = layer.columnWeights(column);
        int lane = column * layer.wordWeights();
        boolean all = weights == layer.lanes();
        int low = port % layer.readPorts() * layer.chunkBits() + lane * bits;
        String word = "bank_" + port / layer.readPorts() + "_word";
        return new MemoryView(
                port,
                column,
                loadable ? memory.module() : WeightRom.module(layer, names, port, column),
                "u_bank_" + HexFiles.memory(layer, port, column),
                weights,
                file(HexFiles.bankFile(layer, port, column)),
                layer.multiIssue()
                        ? slice(address(), port * layer.memoryAddressBits(), layer.memoryAddressBits())
                        : address(),
                all && layer.readPorts() == 1 ? word : slice(word, low, weights * bits),
                all ? "load_words" : slice("load_words", lane * bits, weights * bits),
                all ? "load_lanes" : slice("load_lanes", lane, weights));
    }

    /** What has the addresses of the words that are read. */
    private String address() {
        return readsOrLoads() || layer.readPorts() > 1 ? "bank_addr" : "bank_rd_addr";
    }

    private static String slice(String name, int low, int width) {
        return range(name, low + width - 1, low);
    }

    private String selectedRow() {
        return layer.readStage() == 0 ? "issue_" + rowName() : selectName() + "_" + rowName() + "_q";
    }

    /** The condition that an index is in a bank, as a further term; nothing if there is one bank only. */
    private String isBank(String index, int bank) {
        if (layer.banks() == 1) {
            return "";
        }
        int bankBits = bankBits();
        String bits = layer.interleaved()
                ? range(index, bankBits - 1, 0)
                : range(index, layer.rowBits() - 1, layer.rowAddressBits());
        return " & (" + bits + " == " + bankBits + "'d" + bank + ")";
    }

    private int bankBits() {
        return layer.interleaved()
                ? Integer.numberOfTrailingZeros(layer.banks())
                : layer.rowBits() - layer.rowAddressBits();
    }

    /** The number of an index's row in its bank, filled up with zeros where it has fewer bits than a row's number. */
    private String bankRow(String index) {
        return bankRow(index, 0);
    }

    /** The same without its lowest bits, of which it has more than these. */
    private String bankRow(String index, int dropped) {
        int first = layer.interleaved() ? bankBits() : 0;
        int low = first + dropped;
        int high = Math.min(layer.rowBits(), first + layer.rowAddressBits()) - 1;
        int missing = layer.rowAddressBits() - dropped - (high - low + 1);
        if (high < low) {
            return layer.rowAddressBits() - dropped + "'d0";
        }
        String bits = low == 0 && high == layer.rowBits() - 1 ? index : range(index, high, low);
        return missing > 0 ? "{" + missing + "'d0, " + bits + "}" : bits;
    }

    private static String range(String name, int high, int low) {
        return high == low ? name + "[" + high + "]" : name + "[" + high + ":" + low + "]";
    }
}
