package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.rtl.Port;
import java.util.ArrayList;
import java.util.List;

/** The ports of the core. */
final class CorePorts {
    /** Columns of a line of a comment. */
    private static final int WRAP = 100;

    private CorePorts() {}

    static List<Port> of(RateDesign design) {
        List<Port> ports = new ArrayList<>(List.of(
                Port.input("clk_i", "clock"),
                Port.input("rst_ni", "synchronous reset, active low, for at least one cycle"),
                Port.input(
                        "spikes_valid_i", "the input spikes of a time step are offered, held until they are accepted"),
                Port.output("spikes_ready_o", "they are accepted in this cycle if they are offered"),
                Port.input("spikes_i", design.inputs(), "the input spikes, input 0 in bit 0"),
                Port.input(
                        "time_steps_i",
                        design.countBits(),
                        "time steps of a sample, 1 to " + design.architecture().maxTimeSteps()
                                + "; a sample takes the number that is given when its first spikes are accepted")));
        if (design.loadable()) {
            ports.addAll(loading(design));
        }
        if (design.hasCounters()) {
            ports.addAll(counting(design));
        }
        boolean heads = design.heads().size() > 1;
        ports.addAll(List.of(
                Port.output("result_valid_o", "the result of a sample is offered; it holds until it is accepted"),
                Port.input("result_ready_i", "it is accepted in this cycle if it is offered"),
                Port.output(
                        "result_class_o",
                        design.resultClassBits(),
                        heads ? "the class of each head, the first head in the lowest bits" : "the class"),
                Port.output(
                        "result_counts_o",
                        design.classes() * design.countBits(),
                        "output spikes by class, " + design.countBits() + " bits each, class 0 in the lowest bits"),
                Port.output("busy_o", "spikes were accepted and not counted, or a result is being made or offered")));
        return ports;
    }

    private static List<Port> loading(RateDesign design) {
        LoadMap load = design.loadMap();
        boolean single = load.lanes() == 1;
        String quiet = design.hasLoadPorts() ? "" : "; only while nothing is in flight";
        List<Port> ports = new ArrayList<>();
        ports.add(Port.input(
                "load_valid_i",
                single
                        ? "write one number; no handshake, it is taken at once" + quiet
                        : "write numbers of neighbouring neurons, held until they are taken" + quiet));
        if (load.readBack()) {
            ports.add(Port.input(
                    "load_read_i", "read one number, not while load_valid_i is 1; only while nothing is in flight"));
        }
        ports.addAll(List.of(
                Port.input(
                        "load_target_i",
                        2,
                        "0: the weight from load_row_i to load_neuron_i; 1: the threshold of load_neuron_i"
                                + (load.anyBiases() ? "; 2: its bias, where the layer has biases" : "")),
                Port.input("load_layer_i", load.layerBits(), "the layer, 0 at the input; must exist"),
                Port.input("load_row_i", load.rowBits(), "presynaptic neuron of the weight; must exist in this layer"),
                Port.input(
                        "load_neuron_i",
                        load.neuronBits(),
                        "postsynaptic neuron; must exist in this layer"
                                + (single ? "" : "; of what is written the first, a multiple of " + load.lanes()))));
        if (!single) {
            ports.add(Port.input(
                    "load_mask_i",
                    load.lanes(),
                    "bit k: write number k, which is that of neuron load_neuron_i + k, and must exist"));
        }
        ports.add(Port.input(
                "load_data_i",
                load.lanes() * load.dataBits(),
                "the number, two's complement; of a weight, what is stored, in the lowest bits"
                        + (single ? "" : "; " + load.dataBits() + " bits each, number 0 in the lowest")));
        if (!single) {
            ports.add(Port.output("load_ready_o", "they are taken in this cycle"));
        }
        if (load.readBack()) {
            ports.add(Port.output("load_valid_o", "a number was read " + LoadMap.READ_CYCLES + " cycles ago"));
            ports.add(Port.output(
                    "load_data_o",
                    load.dataBits(),
                    "the number, two's complement; of a weight of one bit, what is stored"));
        }
        return ports;
    }

    private static List<Port> counting(RateDesign design) {
        return List.of(
                Port.input("count_enable_i", "count what happens in this cycle"),
                Port.input("count_clear_i", "set all performance counters to zero"),
                Port.input(
                        "count_select_i",
                        design.countSelectBits(),
                        "the counter to show: " + (1 << PerformanceCounter.NUMBER_BITS)
                                + " * l + k for number k of layer l (see layer_counters)"),
                Port.output("count_value_o", Long.SIZE, "its value"));
    }

    /** What the module says about its ports in a comment: a name and, beside it, its meaning in lines. */
    static List<String> comment(List<Port> ports) {
        int widest = ports.stream().mapToInt(port -> port.name().length()).max().orElseThrow();
        List<String> lines = new ArrayList<>();
        for (Port port : ports) {
            StringBuilder line = new StringBuilder(
                    "//   " + port.name() + " ".repeat(widest - port.name().length()) + " ");
            for (String word : port.meaning().split(" ", -1)) {
                if (line.length() + 1 + word.length() > WRAP) {
                    lines.add(line.toString());
                    line = new StringBuilder("//   " + " ".repeat(widest + 1));
                }
                line.append(' ').append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
