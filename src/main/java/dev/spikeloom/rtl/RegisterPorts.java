package dev.spikeloom.rtl;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadMap;
import java.util.ArrayList;
import java.util.List;

/** The ports of the module of the registers, but for clock and reset, in the order of their declaration. */
public final class RegisterPorts {
    private RegisterPorts() {}

    public static List<Port> of(HostInterface host) {
        List<Port> ports = new ArrayList<>(AxiPorts.registers());
        host.load().ifPresent(load -> ports.addAll(loading(load)));
        if (host.counters()) {
            ports.add(Port.output("count_enable_o", "the performance counters count"));
            ports.add(Port.output("count_clear_o", "set them to 0"));
            ports.add(Port.output("count_select_o", host.countSelectBits(), "the counter to be read"));
            ports.add(Port.input("count_value_i", Long.SIZE, "its value, in the same cycle"));
        }
        int word = HostInterface.WORD_BITS;
        ports.addAll(List.of(
                Port.output("irq_o", "an interrupt that is enabled is pending"),
                Port.output("soft_reset_o", "pulse: drain the core and the streams, then reset them"),
                Port.input("resetting_i", "that is under way"),
                Port.input("reset_done_i", "pulse: the core is reset in this cycle, or was in the last"),
                Port.input("busy_i", "something is in flight, or within a packet"),
                Port.input("input_error_i", "the input stream drops something in this cycle"),
                Port.input("result_pending_i", "a result is offered"),
                Port.output("time_steps_o", host.countBits(), "time steps of a sample, 1 to " + host.maxTimeSteps()),
                Port.output("frames_by_count_o", "a packet of spikes has that many time steps, else one"),
                Port.output("results_per_packet_o", host.packetBits(), "results of a packet, at least 1"),
                Port.output("streams_by_register_o", "spikes and results go through the ports below"),
                Port.output("reg_spike_valid_o", "a word of spikes is given in this cycle"),
                Port.input("reg_spike_ready_i", "it is taken"),
                Port.output("reg_spike_data_o", word, "the word"),
                Port.output("reg_spike_last_o", "it ends the time step"),
                Port.input("reg_result_valid_i", "there is a word of a result"),
                Port.output("reg_result_ready_o", "it is taken in this cycle"),
                Port.input("reg_result_data_i", word, "the word")));
        return ports;
    }

    private static List<Port> loading(LoadMap load) {
        List<Port> ports = new ArrayList<>();
        ports.add(Port.output("load_valid_o", "load one value in this cycle; all others of these ports say which"));
        if (load.readBack()) {
            ports.add(Port.output("load_read_o", "read the value that stands there"));
        }
        ports.add(
                Port.output("load_target_o", 2, "0 a weight, 1 a threshold" + (load.anyBiases() ? ", 2 a bias" : "")));
        ports.add(Port.output("load_layer_o", load.layerBits(), "the layer"));
        ports.add(Port.output("load_row_o", load.rowBits(), "the weight row, for a weight"));
        ports.add(Port.output("load_neuron_o", load.neuronBits(), "the neuron"));
        ports.add(Port.output("load_data_o", load.dataBits(), "the value in two's complement"));
        if (load.lanes() > 1) {
            ports.add(Port.output("load_last_row_o", load.rowBits(), "the last row of this layer"));
            ports.add(Port.output("load_last_neuron_o", load.neuronBits(), "its last neuron"));
            ports.add(Port.output("load_exists_o", "it has what load_target_o says"));
            ports.add(Port.output("load_least_o", HostInterface.WORD_BITS, "the least of these that it can hold"));
            ports.add(Port.output("load_greatest_o", HostInterface.WORD_BITS, "the greatest"));
            ports.add(Port.input("load_ready_i", "a value can be loaded in this cycle"));
            if (load.readBack()) {
                ports.add(Port.input("load_idle_i", "a value can be read in this cycle"));
            }
            ports.add(Port.input("load_error_i", "the load stream drops something in this cycle"));
        }
        if (load.readBack()) {
            ports.add(Port.input("load_valid_i", "what was read is there"));
            ports.add(Port.input("load_data_i", load.dataBits(), "it, in two's complement"));
        }
        return ports;
    }
}
