package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.DenseView;
import dev.spikeloom.rtl.rate.HeadView;
import dev.spikeloom.rtl.rate.MemoryKind;
import dev.spikeloom.rtl.rate.WeightRom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is claimed of the modules that all layers share, and of those behind the last layer and around the core. */
final class ModuleClaims {
    /** Ports of a row adder: the proof of its sums takes too long with more. */
    private static final int MOST_ADDED_PORTS = 8;

    /** Words of a memory: more take too long. */
    private static final int MOST_WORDS = 1024;

    /** Weights in its words: enough for places that are not a power of two. */
    private static final int BANK_WEIGHTS = 3;

    private final ClaimList list;

    ModuleClaims(ClaimList list) {
        this.list = list;
    }

    void encoder(LayerDesign layer) {
        int width = layer.multiIssue() ? layer.portRows() : layer.places();
        int indexWidth = layer.multiIssue() ? Bits.unsigned(layer.portRows() - 1L) : layer.indexBits();
        list.new Harness(ModuleNames.PRIORITY_ENCODER, "_" + width + "_" + layer.encoderLaneBits(), Method.ALL_INPUTS)
                .with("width", width)
                .with("indexWidth", indexWidth)
                .with("laneWidth", layer.encoderLaneBits())
                .with("lanes", 1 << Math.min(indexWidth, layer.encoderLaneBits()))
                .sources(ModuleNames.PRIORITY_TREE, ModuleNames.PRIORITY_REST, ModuleNames.PRIORITY_ENCODER)
                .claim(
                        "prove_priority_encoder",
                        "lowest set bit, the rest, any, many",
                        width + " bits, radix " + (1 << layer.encoderLaneBits()));
    }

    void rowAdder(DenseView view) {
        DenseDesign layer = view.layer();
        if (!layer.multiIssue()) {
            return;
        }
        int ports = Math.min(layer.ports(), MOST_ADDED_PORTS);
        int issueWidth = Math.min(layer.issueWidth(), ports);
        list
                .new Harness(
                        view.rowAdder(),
                        "_" + ports + "_" + issueWidth + "_" + layer.weightBits(),
                        layer.hasPartStage() ? Method.INDUCTION : Method.ALL_INPUTS)
                .with("module", view.rowAdder())
                .with("pipelined", layer.hasPartStage())
                .with("partPorts", Math.min(layer.partPorts(), ports / 2))
                .with("ports", ports)
                .with("issueWidth", issueWidth)
                .with("weightWidth", layer.weightBits())
                .with("sumWidth", layer.sumBits())
                .sources(view.rowAdder())
                .claim(
                        "prove_row_adder",
                        "sums are exact",
                        ports + " ports, " + layer.weightBits() + "-bit weights, a lane");
    }

    /** Of the memory, with words just wide enough that each of a hex file is another. */
    void bank(LayerDesign layer, MemoryKind memory) {
        if (!memory.writable()) {
            memory.roms(layer).forEach(this::rom);
            return;
        }
        int words = Math.min(layer.memoryWords(), MOST_WORDS);
        int addrWidth = 32 - Integer.numberOfLeadingZeros(Math.max(1, words - 1));
        int weightWidth = Math.max(2, (addrWidth + BANK_WEIGHTS - 1) / BANK_WEIGHTS);
        String module = memory.module();
        list.new Harness(module, "_" + words, Method.ACCESSES)
                .with("module", module)
                .with("words", words)
                .with("addrWidth", addrWidth)
                .with("ownPort", memory.ownPort())
                .with("initialized", !memory.hasMacros())
                .with("weights", BANK_WEIGHTS)
                .with("placeWidth", 2)
                .with("weightWidth", weightWidth)
                .with("wordWidth", BANK_WEIGHTS * weightWidth)
                .sources(module)
                .data(IntStream.range(0, words)
                        .mapToObj(word -> Integer.toHexString(word) + "\n")
                        .collect(Collectors.joining()))
                .claim(
                        "prove_bank",
                        memory.hasMacros() ? "gives what was written" : "gives what was written, first its hex file",
                        words + " words, " + BANK_WEIGHTS + " weights of " + weightWidth + " bits");
    }

    /** Of a memory with its words as constants, against the words that the network has. */
    private void rom(WeightRom rom) {
        list.new Harness(rom.module(), "", Method.ACCESSES)
                .with("rom", rom)
                .sources(rom.module())
                .data(rom.content())
                .claim(
                        "prove_rom",
                        "gives the weights of the network",
                        rom.words() + " words, " + rom.weights() + " weights of " + rom.weightBits() + " bits");
    }

    void buffers(DenseView view) {
        DenseDesign layer = view.layer();
        if (layer.inputBuffered()) {
            buffer(layer.inputs());
        }
        if (layer.outputBuffered()) {
            buffer(layer.neurons());
        }
    }

    private void buffer(int width) {
        list.new Harness(ModuleNames.SPIKE_BUFFER, "_" + width, Method.INDUCTION)
                .with("width", width)
                .sources(ModuleNames.SPIKE_BUFFER)
                .claim("prove_spike_buffer", "offers each vector once, unchanged", width + " neurons");
    }

    void behindTheLayers(RateDesign design) {
        int countWidth = design.countBits();
        String argmax = ModuleNames.argmax(design.decisionStages());
        boolean pipelined = design.decisionStages() > 0;
        String module = ModuleNames.of(design).spikeCounter();
        list.new Harness(module, "", Method.INDUCTION)
                .with("module", module)
                .with("classes", design.classes())
                .with("classWidth", design.resultClassBits())
                .with("countWidth", countWidth)
                .with("indexWidth", 32 - Integer.numberOfLeadingZeros(Math.max(1, design.classes() - 1)))
                .with("stages", design.decisionStages())
                .sources(argmax, module)
                .claim(
                        "prove_spike_counter",
                        "counts each spike once, results hold",
                        design.classes() + " classes, " + countWidth + "-bit counts");
        for (HeadView head : HeadView.of(design)) {
            list.new Harness(argmax, "_" + head.classes(), pipelined ? Method.INDUCTION : Method.ALL_INPUTS)
                    .with("classes", head.classes())
                    .with("width", head.width())
                    .with("countWidth", countWidth)
                    .with("stages", design.decisionStages())
                    .sources(argmax)
                    .claim(
                            "prove_" + argmax,
                            "most spikes, the lowest class of equals",
                            head.classes() + " classes, " + countWidth + "-bit counts");
        }
        list.new Harness(ModuleNames.SAMPLE_SEQUENCER, "", Method.INDUCTION)
                .with("countWidth", countWidth)
                .sources(ModuleNames.SAMPLE_SEQUENCER)
                .claim("prove_sample_sequencer", "marks the last time step of a sample", countWidth + "-bit count");
    }

    void host(ModuleNames names, HostInterface host) {
        registers(names, host);
        list.new Harness(ModuleNames.SKID_BUFFER, "", Method.INDUCTION)
                .with("width", host.beatBits())
                .sources(ModuleNames.SKID_BUFFER)
                .claim("prove_skid_buffer", "each beat once, unchanged, in order", host.beatBits() + " bits");
        if (host.events()) {
            framed(list.new Harness(ModuleNames.EVENT_INPUT, "", Method.INDUCTION), host)
                    .with("indexWidth", host.indexBits())
                    .sources(ModuleNames.PACKET_FRAMER, ModuleNames.EVENT_INPUT)
                    .claim("prove_axis_event_input", "no event is lost or mixed up", host.inputs() + " inputs");
        } else {
            framed(list.new Harness(ModuleNames.PACKED_INPUT, "", Method.INDUCTION), host)
                    .with("streamWidth", host.streamBits())
                    .with("beatWidth", host.spikeBeatBits())
                    .with("beats", host.spikeBeats())
                    .with("padding", host.spikeBeats() * host.streamBits() - host.inputs())
                    .sources(ModuleNames.PACKET_FRAMER, ModuleNames.PACKED_INPUT)
                    .claim(
                            "prove_axis_spike_input",
                            "no beat is lost, doubled or mixed up",
                            host.inputs() + " inputs, " + host.streamBits() + "-bit beats");
        }
        list.new Harness(ModuleNames.RESULT_OUTPUT, "", Method.INDUCTION)
                .with("classBeats", host.classBeats())
                .with("classes", host.classes())
                .with("countWidth", host.countBits())
                .with("beatWidth", host.resultBeatBits())
                .with("resultsWidth", host.packetBits())
                .sources(ModuleNames.RESULT_OUTPUT)
                .claim(
                        "prove_axis_result_output",
                        "each beat once, in order, packets whole",
                        host.classes() + " classes, " + host.countBits() + "-bit counts");
    }

    /** What lies between the bus and the registers is proven apart from them. */
    void registers(ModuleNames names, HostInterface host) {
        int addressBits = RegisterMap.ADDRESS_BITS;
        ClaimList.Harness port = list.new Harness(ModuleNames.REGISTER_PORT, "", Method.INDUCTION)
                .with("addrWidth", addressBits)
                .sources(ModuleNames.CHANNEL_BUFFER, ModuleNames.REGISTER_PORT);
        for (String channel : List.of("aw", "w", "b", "ar", "r")) {
            for (String register : List.of("ready_q", "valid_q", "data_q", "second_q")) {
                port.probe("dut_" + channel + "_" + register, "u_dut.u_" + channel, register);
            }
        }
        port.claim(
                "prove_axi_lite_port",
                "AXI4-Lite; each access once, answered once",
                addressBits + "-bit addresses, 32-bit data");
        RegisterProof.of(names, host)
                .into(list.new Harness(names.registers(), "", Method.INDUCTION))
                .claim(
                        "prove_axi_lite_registers",
                        "registers hold what is written, a refusal changes none",
                        RegisterMap.of(host).registers().size() + " registers");
    }

    /** What both kinds of input have: spike vectors, and packets that are framed. */
    private static ClaimList.Harness framed(ClaimList.Harness harness, HostInterface host) {
        return harness.with("inputs", host.inputs())
                .with("countWidth", host.countBits())
                .probe("dut_begun_q", "u_framer.begun_q")
                .probe("dut_counted_q", "u_framer.counted_q")
                .probe("dut_drop_q", "u_framer.drop_q")
                .probe("dut_fill_q", "u_framer.fill_q")
                .probe("dut_step_q", "u_framer.step_q")
                .probe("dut_steps_q", "u_framer.steps_q");
    }
}
