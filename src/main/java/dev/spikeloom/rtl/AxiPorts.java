package dev.spikeloom.rtl;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import java.util.ArrayList;
import java.util.List;

/** The ports of the top module of the host interface, under the names of the AXI standard, by which tools know them. */
final class AxiPorts {
    private AxiPorts() {}

    static List<PortGroup> of(HostInterface host) {
        List<PortGroup> groups = new ArrayList<>();
        groups.add(new PortGroup(
                "",
                List.of(
                        Port.input("clk_i", "clock of the core and of all interfaces"),
                        Port.input("rst_ni", "synchronous reset, active low"))));
        groups.add(new PortGroup("Spikes", spikes(host)));
        groups.add(new PortGroup("Results", results(host)));
        if (host.loadStream()) {
            groups.add(new PortGroup("Loading", loading(host)));
        }
        groups.add(new PortGroup("Registers", registers()));
        groups.add(new PortGroup(
                "Interrupt",
                List.of(Port.output("irq_o", "an interrupt that is enabled is pending; 1 until it is cleared"))));
        return List.copyOf(groups);
    }

    private static List<Port> loading(HostInterface host) {
        return List.of(
                Port.input("s_axis_load_tvalid", "a beat of weights, thresholds or biases is offered"),
                Port.output("s_axis_load_tready", "it is accepted in this cycle if it is offered"),
                Port.input(
                        "s_axis_load_tdata",
                        host.loadStreamBits(),
                        "numbers side by side, the first in the lowest bits: weights of " + host.loadNumberBits()
                                + " bits, thresholds and biases of " + HostInterface.WORD_BITS),
                Port.input(
                        "s_axis_load_tkeep",
                        host.loadStreamBits() / Byte.SIZE,
                        "the bytes that are there; a number is loaded if all of its bytes are"),
                Port.input("s_axis_load_tlast", "the beat is the last of its packet"));
    }

    private static List<Port> spikes(HostInterface host) {
        String data = host.events()
                ? "bits 30 to 0 the input that spikes, 0 to " + (host.inputs() - 1) + "; bit 31 set for no spike at all"
                : "beat *b* of a packet: the spikes of the inputs from " + host.streamBits()
                        + " *b* on, the lowest in bit 0; " + beats(host.spikeBeats()) + " for all " + host.inputs();
        return List.of(
                Port.input("s_axis_tvalid", "a beat of input spikes is offered"),
                Port.output("s_axis_tready", "it is accepted in this cycle if it is offered"),
                Port.input("s_axis_tdata", host.streamBits(), data),
                Port.input(
                        "s_axis_tkeep",
                        host.streamBits() / Byte.SIZE,
                        "the bytes that hold spikes; the others hold none, whatever they are"),
                Port.input("s_axis_tlast", "the beat is the last of its packet"));
    }

    private static List<Port> results(HostInterface host) {
        return List.of(
                Port.output("m_axis_tvalid", "a beat of a result is offered; it holds until it is accepted"),
                Port.input("m_axis_tready", "it is accepted in this cycle if it is offered"),
                Port.output(
                        "m_axis_tdata",
                        HostInterface.WORD_BITS,
                        beats(host.classBeats()) + " with the classes of two heads each, 16 bits a class, the first in"
                                + " the lower half; then " + beats(host.classes())
                                + " with the spike count of a class each"),
                Port.output(
                        "m_axis_tkeep",
                        HostInterface.WORD_BITS / Byte.SIZE,
                        "all bytes; none in the beat that ends a packet which a reset finds open"),
                Port.output("m_axis_tlast", "the beat is the last of its packet"));
    }

    private static String beats(int count) {
        return count + (count == 1 ? " beat" : " beats");
    }

    /** Those of the AXI4-Lite slave, which the module of the registers has too. */
    static List<Port> registers() {
        int address = RegisterMap.ADDRESS_BITS;
        int word = HostInterface.WORD_BITS;
        String taken = "it is accepted in this cycle if it is offered";
        String response = "0 (OKAY), or 2 (SLVERR): it was refused";
        return List.of(
                Port.input("s_axi_awvalid", "the address of a write is offered"),
                Port.output("s_axi_awready", taken),
                Port.input("s_axi_awaddr", address, "the address in bytes, a multiple of 4"),
                Port.input("s_axi_wvalid", "the data of a write is offered"),
                Port.output("s_axi_wready", taken),
                Port.input("s_axi_wdata", word, "what is written"),
                Port.input("s_axi_wstrb", word / Byte.SIZE, "the bytes that are written: all"),
                Port.output("s_axi_bvalid", "the answer of a write is offered"),
                Port.input("s_axi_bready", taken),
                Port.output("s_axi_bresp", 2, response),
                Port.input("s_axi_arvalid", "the address of a read is offered"),
                Port.output("s_axi_arready", taken),
                Port.input("s_axi_araddr", address, "the address in bytes, a multiple of 4"),
                Port.output("s_axi_rvalid", "the answer of a read is offered"),
                Port.input("s_axi_rready", taken),
                Port.output("s_axi_rdata", word, "what was read; 0 if it was refused"),
                Port.output("s_axi_rresp", 2, response));
    }
}
