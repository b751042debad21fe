package dev.spikeloom.rtl;

import dev.spikeloom.design.Design;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the generated modules are called, each in a file of its name. A module whose text depends on the design begins
 * with the prefix of the design. One that is the same for every design, or for all of a variant that its name tells,
 * does not: where two designs share a chip, they share it. What depends on a layer's parameters is in its kind's class.
 *
 * @param prefix of the modules and files that are a design's own; may be empty
 */
public record ModuleNames(String prefix) {
    /** Those of a design without a prefix. */
    public static final ModuleNames PLAIN = new ModuleNames("");

    /** The core, which is the top module unless AXI streams surround it. */
    public static final String CORE = "snn_accelerator";

    /** The core with its AXI streams and registers. */
    public static final String AXI = "snn_axi";

    /** The self-checking bench. */
    public static final String BENCH = "snn_tb";

    /** What is to hold of the modules, in SystemVerilog: a file, not a module. */
    public static final String ASSERTIONS = "snn_assertions";

    /** A layer, before its number. */
    public static final String LAYER = "snn_layer";

    /** What stands around the core: an input of packed spikes or of events, the output of results, registers. */
    public static final String PACKED_INPUT = "axis_spike_input";

    public static final String EVENT_INPUT = "axis_event_input";
    public static final String RESULT_OUTPUT = "axis_result_output";

    /** What stands between these and the pins, and what the inputs are made of. */
    public static final String SKID_BUFFER = "skid_buffer";

    public static final String PACKET_GATE = "packet_gate";
    public static final String SPIKE_WORDS = "spike_words";
    public static final String PACKET_FRAMER = "packet_framer";
    public static final String STREAM_REGISTER = "stream_register";
    public static final String RESET_SEQUENCER = "reset_sequencer";

    public static final String REGISTERS = "axi_lite_registers";

    /** What the registers are made of: a port of AXI4-Lite, whose channels go through buffers, and where weights go. */
    public static final String REGISTER_PORT = "axi_lite_port";

    public static final String LOAD_INPUT = "axis_load_input";
    public static final String LOAD_REGISTERS = "load_registers";
    public static final String CHANNEL_BUFFER = "channel_buffer";

    /** What the core and its layers are made of, from here to the sequencer. */
    public static final String PRIORITY_TREE = "priority_tree";

    public static final String PRIORITY_REST = "priority_rest";
    public static final String PRIORITY_ENCODER = "priority_encoder";
    public static final String SPIKE_SCHEDULER = "spike_scheduler";
    public static final String BANKED_SCHEDULER = "banked_scheduler";
    public static final String ROW_ADDER = "row_adder";
    /** Of a convolution. */
    public static final String KERNEL_ALIGNER = "kernel_aligner";

    public static final String POTENTIAL_SWEEP = "potential_sweep";
    public static final String POTENTIAL_BANK = "potential_bank";
    public static final String CHANNEL_NUMBERS = "channel_numbers";
    public static final String POOLED_SPIKES = "pooled_spikes";
    public static final String WINDOW_MAP = "window_map";

    /** The template of a convolution; its module is named as that of any layer. */
    public static final String CONVOLUTION = "snn_convolution";

    public static final String SPIKE_BUFFER = "spike_buffer";
    public static final String LAYER_COUNTERS = "layer_counters";
    public static final String ARGMAX = "argmax";
    public static final String SPIKE_COUNTER = "spike_counter";
    public static final String SAMPLE_SEQUENCER = "sample_sequencer";
    public static final String FLIGHT_COUNTER = "flight_counter";
    public static final String INPUT_POOLING = "input_pooling";

    public static final String CONTROL_COPY = "control_copy";

    /** What the modules of all neuron arrays begin with. */
    public static final String NEURON_ARRAY = "neuron_array";

    /** A memory with one port, and one with a port to read and one to write. */
    public static final String SRAM = "sram_bank";

    public static final String SRAM_TWO_PORTS = "sram_bank_1r1w";

    /** A memory that is never written, before the numbers of its layer and of its bank. */
    public static final String ROM = "weight_rom";

    /** The names of all these, as a regular expression. */
    public static final String ROMS = "(\\w+_)?" + ROM + "_\\d+_\\d+(_even|_odd)?(_\\d+)?";

    private static final String FILE_END = ".v";
    private static final String ASSERTIONS_END = ".sv";

    /** What the names of memories end with that are blocks of an FPGA. */
    public static final String BLOCK = "_block";

    /** What the names of memories end with in whose place macros stand. */
    public static final String MACRO = "_macro";

    /** The modules of memories that are the same for every design; a design has one of them, its own macros, or ROMs. */
    public static final List<String> MEMORIES = Stream.of(SRAM, SRAM_TWO_PORTS)
            .flatMap(name -> Stream.of(name, name + BLOCK))
            .toList();

    /** Those of a design. */
    public static ModuleNames of(Design design) {
        return new ModuleNames(design.architecture().prefix());
    }

    /** Whether a module of this name is the memory of a design. */
    public static boolean isMemory(String module) {
        return MEMORIES.contains(module)
                || module.endsWith(SRAM + MACRO)
                || module.endsWith(SRAM_TWO_PORTS + MACRO)
                || isRom(module);
    }

    /** Whether a module of this name is a memory that is never written. */
    public static boolean isRom(String module) {
        return module.matches(ROMS);
    }

    /** Whether a file of this name holds the memory of a design. */
    public static boolean isMemoryFile(String file) {
        return file.endsWith(FILE_END) && isMemory(ofFile(file));
    }

    /** The name of what is the design's own: a module, or a file. */
    public String own(String name) {
        return prefix + name;
    }

    /** What the macros of the design begin with in C, where names are in capitals. */
    public String macroPrefix() {
        return prefix.toUpperCase(Locale.ROOT);
    }

    public String core() {
        return own(CORE);
    }

    public String axi() {
        return own(AXI);
    }

    public String registers() {
        return own(REGISTERS);
    }

    public String loadRegisters() {
        return own(LOAD_REGISTERS);
    }

    public String spikeCounter() {
        return own(SPIKE_COUNTER);
    }

    /** A layer's own module. */
    public String layer(int index) {
        return own(LAYER + "_" + index);
    }

    /** The map of the windows of a convolution. */
    public String windowMap(int layer) {
        return own(WINDOW_MAP + "_" + layer);
    }

    /** A memory of a layer, if it is never written. */
    public String rom(int layer, String memory) {
        return own(ROM + "_" + layer + "_" + memory);
    }

    public String bench() {
        return own(BENCH);
    }

    /** The file of the assertions. */
    public String assertionsFile() {
        return own(ASSERTIONS + ASSERTIONS_END);
    }

    /** The top module. */
    public String top(Design design) {
        return design.hostInterface().isPresent() ? axi() : core();
    }

    /** What finds the class with the most spikes. */
    public static String argmax(int stages) {
        return stages == 0 ? ARGMAX : ARGMAX + "_pipelined";
    }

    /** What adds up the rows of a cycle, with a register inside or without. */
    public static String rowAdder(boolean pipelined) {
        return pipelined ? ROW_ADDER + "_pipelined" : ROW_ADDER;
    }

    /** The module of a file, which bears its name. */
    public static String ofFile(String file) {
        return file.endsWith(FILE_END) ? file.substring(0, file.length() - FILE_END.length()) : file;
    }

    /** The file of a module. */
    public static String file(String module) {
        return module + FILE_END;
    }
}
