package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.rtl.ModuleNames;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the templates say about a convolution beside its widths and depths, which they read from the layer itself: names, and
 * the expressions that depend on its sizes.
 *
 * @param names of the modules and files of the design
 * @param loadable whether its numbers can be written
 * @param counters whether there are performance counters
 * @param initialized whether memories are filled from files at first
 * @param memory what its memories are
 * @param load what its numbers are loaded through, if they can be
 */
public record ConvolutionView(
        ConvolutionDesign layer,
        ModuleNames names,
        boolean loadable,
        boolean counters,
        boolean initialized,
        MemoryKind memory,
        LoadMap load) {

    /** A signal that goes with a step. */
    public record Signal(String name, int bits) {
        /** The range of its declaration, and a blank; nothing for a single bit. */
        public String range() {
            return bits == 1 ? "" : "[" + (bits - 1) + ":0] ";
        }
    }

    /** A stage in front of the last one. */
    public record Stage(String name, String from, String suffix, boolean selects, String comment) {}

    /** An output register of the kernel memory. */
    public record OutputStage(String name, int cycle, String from, String suffix, String weights) {}

    /** An element of the kernel that is loaded: whether it is it, and how much further it is in the memory. */
    public record Tap(int number, String condition, int offset) {}

    /** Where a step adds in a bank: whether it does, and in which word. */
    public record BankTarget(int number, String reached, String word) {}

    /** A set of potentials. */
    public record PotentialSet(int number, String suffix, boolean single) {
        /** A further term of a condition: what a signal names is this set. */
        public String condition(String signal) {
            return single ? "" : " & " + isThis(signal);
        }

        private String isThis(String signal) {
            return number == 1 ? signal : signal.startsWith("~") ? signal.substring(1) : "~" + signal;
        }
    }

    /** That of a layer of a design. */
    public static ConvolutionView of(ConvolutionDesign layer, RateDesign design) {
        return new ConvolutionView(
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
        return ModuleNames.SPIKE_SCHEDULER + "_ahead";
    }

    public String windowMap() {
        return names.windowMap(layer.index());
    }

    WindowMapView windows() {
        return new WindowMapView(layer, windowMap());
    }

    public PotentialBankView potentialBank() {
        return new PotentialBankView(layer, counters, memory);
    }

    public ChannelNumbersView channelNumbers() {
        return new ChannelNumbersView(layer, loadable, readsBack());
    }

    public String inputText() {
        return layer.grid().input().toString();
    }

    public String outputText() {
        return layer.grid().output().toString();
    }

    /** Whether its numbers can be read again. */
    public boolean readsBack() {
        return loadable && load.readBack();
    }

    /** Whether what is loaded goes through the port that is read for spikes. */
    public boolean readsOrLoads() {
        return loadable && (!memory.ownPort() || readsBack());
    }

    /** Verilog expression: a weight is loaded, or read back, through the port that is read for spikes. */
    public String loadEnable() {
        String written = memory.ownPort() ? "" : "weight_wr_i";
        String read = readsBack() ? "weight_rd_i" : "";
        return written.isEmpty() || read.isEmpty() ? written + read : written + " | " + read;
    }

    public LoadView loading() {
        return new LoadView(layer, load.lanes());
    }

    public boolean countsSaturations() {
        return layer.saturates() && counters;
    }

    // Places of spikes.

    /** Places of a position: a power of two. */
    public int channelSlot() {
        return 1 << layer.grid().channelBits();
    }

    /** Positions of a row: a power of two. */
    public int columnSlots() {
        return 1 << layer.grid().columnBits();
    }

    /** Verilog literal: a bit for each row, whether its spikes reach an output. */
    public String reachingRows() {
        return reaching(layer.grid().rows());
    }

    public String reachingColumns() {
        return reaching(layer.grid().columns());
    }

    private static String reaching(ConvolutionAxis axis) {
        BigInteger bits = BigInteger.ZERO;
        for (int position = 0; position < axis.inputs(); position++) {
            bits = axis.reaches(position) ? bits.setBit(position) : bits;
        }
        return VerilogConstants.constant(axis.inputs(), bits);
    }

    // Steps.

    /** Whether some spikes take more than one cycle. */
    public boolean severalSteps() {
        return layer.stepBits() > 0 || layer.folded();
    }

    public List<String> windowWires() {
        return windows().axes().stream()
                .flatMap(axis -> axis.signals().stream())
                .map(signal -> "wire " + (signal.bits() == 1 ? "" : "[" + (signal.bits() - 1) + ":0] ")
                        + withoutSuffix(signal.port()) + ";")
                .toList();
    }

    public List<String> windowPorts() {
        int low = layer.grid().channelBits();
        int middle = low + layer.grid().columnBits();
        List<String> ports = new ArrayList<>();
        for (WindowMapView.Axis axis : windows().axes()) {
            int from = axis.name().equals("row") ? middle : low;
            if (axis.positionBits() > 0) {
                ports.add("." + axis.input() + "(" + index(from + axis.positionBits() - 1, from) + ")");
            }
            axis.signals().forEach(signal -> ports.add("." + signal.port() + "(" + withoutSuffix(signal.port()) + ")"));
        }
        return IntStream.range(0, ports.size())
                .mapToObj(i -> ports.get(i) + (i + 1 < ports.size() ? "," : ""))
                .toList();
    }

    private static String withoutSuffix(String port) {
        return port.substring(0, port.length() - 2);
    }

    private String index(int high, int low) {
        return low == 0 && high == layer.indexBits() - 1 ? "event_index_q" : range("event_index_q", high, low);
    }

    /** What a further row of outputs adds to the place of the weights. */
    public int stepKernel() {
        int rows = layer.grid().rows().stride()
                * layer.grid().phases()
                * layer.grid().channels();
        return rows & ((1 << layer.rowAddressBits()) - 1);
    }

    /** What it takes from the place of the potentials. */
    public int stepWord() {
        return (layer.grid().columns().words() * layer.folds()) & ((1 << layer.potentialAddressBits()) - 1);
    }

    /** Verilog expression: the word of the kernel memory. */
    public String kernelPlace() {
        int bits = layer.rowAddressBits();
        List<String> terms = new ArrayList<>(List.of("row_kernel", "column_kernel"));
        int channelBits = layer.grid().channelBits();
        if (channelBits > 0) {
            terms.add(extended(index(channelBits - 1, 0), channelBits, bits));
        }
        if (layer.stepBits() > 0) {
            terms.add("step_kernel_q");
        }
        String row = String.join(" + ", terms);
        return layer.folded() ? "{fold_q, " + row + "}" : row;
    }

    /** Verilog expression: the word of potentials of the output at the origin, in the row of outputs of this step. */
    public String targetWord() {
        List<String> terms = new ArrayList<>(List.of("row_word", "column_word"));
        if (layer.stepBits() > 0) {
            terms.add("step_word_q");
        }
        if (layer.folded()) {
            terms.add(extended("fold_q", layer.foldBits(), layer.potentialAddressBits()));
        }
        return String.join(" + ", terms);
    }

    private static String extended(String name, int bits, int to) {
        return bits == to ? name : "{" + (to - bits) + "'d0, " + name + "}";
    }

    /** The last fold's number as a sized literal. */
    public String lastFold() {
        return layer.foldBits() + "'d" + (layer.folds() - 1);
    }

    /** A bit for each lane that has a channel in the last fold, as a sized literal. */
    public String lastLanes() {
        return VerilogConstants.constant(
                layer.lanes(),
                BigInteger.ONE.shiftLeft(layer.neuronsOf(layer.folds() - 1)).subtract(BigInteger.ONE));
    }

    /** Whether the fold goes with a step to the last stage. */
    public boolean carriesFold() {
        return layer.folded() && countsSaturations();
    }

    /** Which of the outputs around its origin a step reaches. */
    public List<Signal> reachSignals() {
        List<Signal> signals = new ArrayList<>();
        addReach("row", layer.grid().rows(), signals);
        addReach("column", layer.grid().columns(), signals);
        return signals;
    }

    private static void addReach(String name, ConvolutionAxis axis, List<Signal> signals) {
        if (axis.banks() > 1) {
            signals.add(new Signal(name + "_origin", Bits.unsigned(axis.banks() - 1L)));
            signals.add(new Signal(name + "_banks", axis.banks()));
        }
    }

    /** Those of them that the weights are aligned by. */
    public List<Signal> originSignals() {
        return reachSignals().stream()
                .filter(signal -> signal.name().endsWith("_origin"))
                .toList();
    }

    /** Width of the number of a row or column of banks. */
    public int originBits() {
        return Bits.unsigned(layer.grid().columns().banks() - 1L);
    }

    // Stages.

    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (int stage = 1; stage < layer.pipelineDepth(); stage++) {
            stages.add(new Stage(
                    name(stage),
                    name(stage - 1),
                    stage == 1 ? "" : "_q",
                    stage <= layer.readStage(),
                    stage <= layer.readStage()
                            ? "Stage of selection " + stage + ": the word that is to be read."
                            : stage <= layer.rowStage()
                                    ? "Kernel memory, cycle " + (stage - layer.readStage()) + " of a read."
                                    : "Rows of weights are aligned."));
        }
        return stages;
    }

    private String name(int stage) {
        if (stage == 0) {
            return "step";
        }
        if (stage <= layer.readStage()) {
            return "sel" + stage;
        }
        return stage <= layer.rowStage() ? "row" + (stage - layer.readStage()) : "part";
    }

    private String signal(int stage, String what) {
        return stage == layer.pipelineDepth()
                ? "acc_" + what + "_q"
                : name(stage) + "_" + what + (stage == 0 ? "" : "_q");
    }

    /** What the stage has in which the kernel memory is read. */
    public String readStageSignal(String what) {
        return signal(layer.readStage(), what);
    }

    /** What the stage has that is in front of the last one. */
    public String gate(String what) {
        return signal(layer.pipelineDepth() - 1, what);
    }

    public List<OutputStage> outputStages() {
        return IntStream.rangeClosed(2, layer.readCycles())
                .mapToObj(cycle -> new OutputStage("row" + cycle, cycle, "row" + (cycle - 1), "_q", weights(cycle - 1)))
                .toList();
    }

    private static String weights(int cycle) {
        return cycle == 1 ? "kernel_word" : "row" + cycle + "_weights_q";
    }

    /** Verilog expression: the weights that were read. */
    public String wordWeights() {
        return weights(layer.readCycles());
    }

    /** The stage in which they are there. */
    public String wordStage() {
        return name(layer.rowStage());
    }

    public String wordSuffix() {
        return "_q";
    }

    /** Whether the weights are aligned in the last stage. */
    public boolean alignsLast() {
        return !layer.hasSumStage();
    }

    public String rowOrigin() {
        return signal(layer.rowStage(), "row_origin");
    }

    public String columnOrigin() {
        return signal(layer.rowStage() + (layer.hasPartStage() ? 1 : 0), "column_origin");
    }

    /** Where a step adds in each bank. */
    public List<BankTarget> bankTargets() {
        int columns = layer.grid().columns().banks();
        return IntStream.range(0, layer.potentialBanks())
                .mapToObj(bank -> new BankTarget(
                        bank, reached(bank / columns, bank % columns), word(bank / columns, bank % columns)))
                .toList();
    }

    private String reached(int row, int column) {
        List<String> terms = new ArrayList<>();
        if (layer.grid().rows().banks() > 1) {
            terms.add(gate("row_banks") + "[" + row + "]");
        }
        if (layer.grid().columns().banks() > 1) {
            terms.add(gate("column_banks") + "[" + column + "]");
        }
        return terms.isEmpty() ? "1'b1" : String.join(" & ", terms);
    }

    private String word(int row, int column) {
        return gate("word") + before("column_origin", column, layer.folds()) + before("row_origin", row, stepWord());
    }

    private String before(String origin, int bank, int words) {
        int bits = layer.potentialAddressBits();
        return bank == 0
                ? ""
                : " - ((" + gate(origin) + " < " + originBits() + "'d" + bank + ") ? " + bits + "'d"
                        + (words & ((1 << bits) - 1)) + " : " + bits + "'d0)";
    }

    // Sweep and potentials.

    /** Whether anything that is compared depends on the fold. */
    public boolean sweptFold() {
        return channelNumbers().placed() || emptyLanes();
    }

    /** Whether a sweep may clip, and so count, a potential with its bias that is none of an output. */
    public boolean sweepsBeyond() {
        return countsSaturations() && layer.hasBiases() && heldBits().bitCount() < heldCount();
    }

    /** A bit a word of each bank, bank 0 lowest: whether it holds an output. */
    public String heldWords() {
        return VerilogConstants.constant(heldCount(), heldBits());
    }

    private int heldCount() {
        return layer.potentialBanks() * layer.potentialWords();
    }

    private BigInteger heldBits() {
        BigInteger held = BigInteger.ZERO;
        for (int bank = 0; bank < layer.potentialBanks(); bank++) {
            for (int word = 0; word < layer.potentialWords(); word++) {
                if (layer.hasOutput(bank, word)) {
                    held = held.setBit(bank * layer.potentialWords() + word);
                }
            }
        }
        return held;
    }

    /** Whether some lanes have no channel in the last fold. */
    public boolean emptyLanes() {
        return layer.folded() && layer.neuronsOf(layer.folds() - 1) < layer.lanes();
    }

    /** The bits of a word of potentials that those lanes have which have a channel in the last fold, as a sized literal. */
    public String lastPotentials() {
        return VerilogConstants.constant(
                layer.potentialWordBits(),
                BigInteger.ONE
                        .shiftLeft(layer.neuronsOf(layer.folds() - 1) * layer.membraneBits())
                        .subtract(BigInteger.ONE));
    }

    public String sweepFold() {
        return sweptFold() ? "sweep_fold" : "unused_sweep_fold";
    }

    public List<PotentialSet> sets() {
        return layer.doubled()
                ? List.of(new PotentialSet(0, "_0", false), new PotentialSet(1, "_1", false))
                : List.of(new PotentialSet(0, "", true));
    }

    /** Verilog expression: among the memories of potentials, that of bank p in a set. */
    public String readOf(PotentialSet set) {
        return set.number() == 0 ? "p" : layer.potentialBanks() + "+p";
    }

    /** Verilog expression: the fold whose potentials of a set are clipped in this cycle. */
    public String clippedFold(PotentialSet set) {
        return sweptFold() && layer.hasBiases()
                ? "((acc_valid_q" + set.condition("acc_set_q") + ") ? acc_fold_q : swept_fold_q)"
                : "acc_fold_q";
    }

    // Numbers that are loaded.

    public List<Tap> taps() {
        int channels = layer.grid().channels();
        int taps = layer.grid().kernel() * layer.grid().kernel();
        List<Tap> all = new ArrayList<>();
        for (int tap = 0; tap < taps; tap++) {
            int offset = (layer.kernelRowOf(tap * channels) - tap * channels) & ((1 << layer.rowAddressBits()) - 1);
            all.add(new Tap(tap, tapCondition(tap, taps), offset));
        }
        return all;
    }

    private String tapCondition(int tap, int taps) {
        int channels = layer.grid().channels();
        int bits = layer.rowBits();
        if (taps == 1) {
            return "1'b1";
        }
        if (Integer.bitCount(channels) == 1) {
            int low = Integer.numberOfTrailingZeros(channels);
            return (low == 0 ? "load_row_i" : range("load_row_i", bits - 1, low)) + " == " + (bits - low) + "'d" + tap;
        }
        String from = "(load_row_i >= " + bits + "'d" + tap * channels + ")";
        String to = "(load_row_i < " + bits + "'d" + (tap + 1) * channels + ")";
        return tap == 0 ? to : tap + 1 == taps ? from : from + " & " + to;
    }

    /** Verilog expressions: what is loaded is an element of the kernel that a word has at its first place, and so on. */
    public List<String> elements() {
        int channels = layer.grid().channels();
        int taps = layer.grid().kernel() * layer.grid().kernel();
        return IntStream.range(0, layer.kernelColumns())
                .mapToObj(element -> IntStream.range(0, taps)
                        .filter(tap -> layer.elementOf(tap * channels) == element)
                        .mapToObj(tap -> "load_tap[" + tap + "]")
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    /** Verilog expression: the word that is loaded. */
    public String loadAddress() {
        int bits = layer.rowAddressBits();
        String row = layer.rowBits() > bits
                ? range("load_row_i", bits - 1, 0)
                : extended("load_row_i", layer.rowBits(), bits);
        String sum = row + " + load_kernel";
        return layer.folded() ? "{" + loading().fold() + ", " + sum + "}" : sum;
    }

    /** The memories side by side. */
    public List<BankView.MemoryView> memories() {
        return IntStream.range(0, layer.columns()).mapToObj(this::memory).toList();
    }

    private BankView.MemoryView memory(int column) {
        int bits = layer.weightBits();
        int weights = layer.columnWeights(column);
        int place = column * layer.wordWeights();
        boolean all = weights == layer.chunkWeights();
        return new BankView.MemoryView(
                0,
                column,
                loadable ? memory.module() : WeightRom.module(layer, names, 0, column),
                "u_bank_" + HexFiles.memory(layer, 0, column),
                weights,
                file(HexFiles.bankFile(layer, 0, column)),
                readsOrLoads() ? "kernel_addr" : "kernel_rd_addr",
                all ? "kernel_word" : range("kernel_word", (place + weights) * bits - 1, place * bits),
                all ? "load_chunk" : range("load_chunk", (place + weights) * bits - 1, place * bits),
                all ? "load_places" : range("load_places", place + weights - 1, place));
    }

    /** Verilog expression: a file's name; empty if there are none. */
    private String file(String name) {
        return initialized ? "{HexDir, \"" + names.own(name) + "\"}" : "";
    }

    /** Verilog expression: the hex file with the thresholds. */
    public String thresholdFile() {
        return initialized ? file(HexFiles.thresholdFile(layer)) : "\"\"";
    }

    /** Verilog expression: the hex file with the biases. */
    public String biasFile() {
        return initialized ? file(HexFiles.biasFile(layer)) : "\"\"";
    }

    /** The thresholds as a constant, if they cannot be written. */
    public PackedNumbers thresholds() {
        return PackedNumbers.of(layer.membraneBits(), HexFiles.thresholds(layer));
    }

    /** The biases as a constant, if they cannot be written. */
    public PackedNumbers biases() {
        return PackedNumbers.of(layer.biasBits(), HexFiles.biases(layer));
    }

    /** Log2 of a power of two that is at least the width of a weight. */
    public int weightSlotBits() {
        return 32 - Integer.numberOfLeadingZeros(layer.weightBits() - 1);
    }

    public int weightSlot() {
        return 1 << weightSlotBits();
    }

    /** Width of a lane's number. */
    public int laneWidth() {
        return layer.folded() ? layer.laneBits() : layer.neuronBits();
    }

    /** Verilog expression: the lane of the channel that is read back. */
    public String laneRead() {
        return layer.readBackBits() == laneWidth() ? "channel_rd_q" : range("channel_rd_q", laneWidth() - 1, 0);
    }

    /** Verilog expression: the numbers that are written, as wide as thresholds. */
    public String writtenNumbers() {
        return LoadedNumbers.written(layer, load.lanes());
    }

    /** Verilog expression: a number as wide as the load port has it; of a weight of one bit what is stored. */
    public String extended(String name, int bits) {
        return LoadedNumbers.extended(layer, name, bits);
    }

    // Counters.

    /** Width of the number of synaptic operations of a step. */
    public int sopsWidth() {
        return Bits.unsigned((long) layer.potentialBanks() * layer.lanes());
    }

    /** What of the window map says which banks a step reaches; nothing if there is one bank, which every step reaches. */
    public List<Signal> stepReaches() {
        List<Signal> reaches = new ArrayList<>();
        if (layer.grid().rows().banks() > 1) {
            reaches.add(new Signal("row_banks", layer.grid().rows().banks()));
        }
        if (layer.grid().columns().banks() > 1) {
            reaches.add(new Signal("column_banks", layer.grid().columns().banks()));
        }
        return reaches;
    }

    /** Verilog expression of these: a step reaches bank {@code m}. */
    public String reachedBank() {
        int columns = layer.grid().columns().banks();
        boolean several = stepReaches().size() > 1;
        return stepReaches().stream()
                .map(reach -> "reached_" + reach.name() + "[m"
                        + (!several ? "" : reach.name().startsWith("row") ? "/" + columns : "%" + columns) + "]")
                .collect(Collectors.joining(" & "));
    }

    /** Verilog expression: channels of the fold of this step. */
    public String stepChannels() {
        int bits = sopsWidth();
        return layer.folded()
                ? "((fold_q == " + lastFold() + ") ? " + bits + "'d" + layer.neuronsOf(layer.folds() - 1) + " : " + bits
                        + "'d" + layer.lanes() + ")"
                : bits + "'d" + layer.lanes();
    }

    /** Verilog expression: the step of this cycle is the first of its spike. */
    public String firstStep() {
        List<String> terms = new ArrayList<>();
        if (layer.stepBits() > 0) {
            terms.add("(step_q == " + layer.stepBits() + "'d0)");
        }
        if (layer.folded()) {
            terms.add("(fold_q == " + layer.foldBits() + "'d0)");
        }
        return terms.isEmpty() ? "1'b1" : String.join(" & ", terms);
    }

    private static String range(String name, int high, int low) {
        return high == low ? name + "[" + high + "]" : name + "[" + high + ":" + low + "]";
    }
}
