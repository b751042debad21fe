package dev.spikeloom.rtl;

import java.util.List;

/** What the generated modules are called, each in a file of its name. What depends on a layer's parameters is in its kind's class. */
public final class ModuleNames {
    /** The core, which is the top module unless AXI streams surround it. */
    public static final String CORE = "snn_accelerator";

    /** The core with its AXI streams and registers. */
    public static final String AXI = "snn_axi";

    /** What stands around the core: an input of packed spikes or of events, the output of results, registers. */
    public static final String PACKED_INPUT = "axis_spike_input";

    public static final String EVENT_INPUT = "axis_event_input";
    public static final String RESULT_OUTPUT = "axis_result_output";
    public static final String REGISTERS = "axi_lite_registers";

    /** What the core and its layers are made of, from here to the sequencer. */
    public static final String GROUP_ENCODER = "group_encoder";

    public static final String PRIORITY_ENCODER = "priority_encoder";
    public static final String SPIKE_SCHEDULER = "spike_scheduler";
    public static final String BANKED_SCHEDULER = "banked_scheduler";
    public static final String ROW_ADDER = "row_adder";
    public static final String SPIKE_BUFFER = "spike_buffer";
    public static final String LAYER_COUNTERS = "layer_counters";
    public static final String ARGMAX = "argmax";
    public static final String SPIKE_COUNTER = "spike_counter";
    public static final String SAMPLE_SEQUENCER = "sample_sequencer";

    /** What the modules of all neuron arrays begin with. */
    public static final String NEURON_ARRAY = "neuron_array";

    /** A memory that can be written, and one that cannot. */
    public static final String SRAM = "sram_bank";

    public static final String ROM = "rom_bank";

    /** The modules of memory macros. */
    public static final List<String> MEMORIES = List.of(SRAM, ROM);

    private ModuleNames() {}

    /** A layer's own module. */
    public static String layer(int index) {
        return "snn_layer_" + index;
    }

    /** The memory macros of a design. */
    public static String memory(boolean loadable) {
        return loadable ? SRAM : ROM;
    }

    /** The file of a module. */
    public static String file(String module) {
        return module + ".v";
    }
}
