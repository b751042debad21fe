package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.DenseView;
import dev.spikeloom.rtl.rate.HeadView;
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

    void encoder(DenseView view) {
        DenseDesign layer = view.layer();
        int width = layer.multiIssue() ? layer.portRows() : layer.inputs();
        int indexWidth = layer.multiIssue() ? view.portRowWidth() : layer.indexBits();
        list.new Harness(ModuleNames.PRIORITY_ENCODER, "_" + width + "_" + layer.encoderLaneBits(), Method.ALL_INPUTS)
                .with("width", width)
                .with("indexWidth", indexWidth)
                .with("laneWidth", layer.encoderLaneBits())
                .with("lanes", 1 << Math.min(indexWidth, layer.encoderLaneBits()))
                .sources(ModuleNames.GROUP_ENCODER, ModuleNames.PRIORITY_ENCODER)
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
                        ModuleNames.ROW_ADDER,
                        "_" + ports + "_" + issueWidth + "_" + layer.weightBits(),
                        Method.ALL_INPUTS)
                .with("ports", ports)
                .with("issueWidth", issueWidth)
                .with("weightWidth", layer.weightBits())
                .with("sumWidth", layer.sumBits())
                .sources(ModuleNames.ROW_ADDER)
                .claim(
                        "prove_row_adder",
                        "sums are exact",
                        ports + " ports, " + layer.weightBits() + "-bit weights, a lane");
    }

    /** Of the memory macro, with words just wide enough that each of a hex file is another. */
    void bank(DenseView view) {
        DenseDesign layer = view.layer();
        int words = Math.min(layer.bankWords(), MOST_WORDS);
        int addrWidth = 32 - Integer.numberOfLeadingZeros(Math.max(1, words - 1));
        int weightWidth = Math.max(2, (addrWidth + BANK_WEIGHTS - 1) / BANK_WEIGHTS);
        String module = view.memory();
        list.new Harness(module, "_" + words + (layer.readPorts() > 1 ? "_2" : ""), Method.ACCESSES)
                .with("module", module)
                .with("loadable", view.loadable())
                .with("words", words)
                .with("addrWidth", addrWidth)
                .with("ports", layer.readPorts())
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
                        view.loadable() ? "gives what was written, first its hex file" : "gives its hex file",
                        words + " words, " + BANK_WEIGHTS + " weights of " + weightWidth + " bits");
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
        list.new Harness(ModuleNames.SPIKE_COUNTER, "", Method.INDUCTION)
                .with("classes", design.classes())
                .with("classWidth", design.resultClassBits())
                .with("countWidth", countWidth)
                .with("indexWidth", 32 - Integer.numberOfLeadingZeros(Math.max(1, design.classes() - 1)))
                .sources(ModuleNames.ARGMAX, ModuleNames.SPIKE_COUNTER)
                .claim(
                        "prove_spike_counter",
                        "counts each spike once, results hold",
                        design.classes() + " classes, " + countWidth + "-bit counts");
        for (HeadView head : HeadView.of(design)) {
            list.new Harness(ModuleNames.ARGMAX, "_" + head.classes(), Method.ALL_INPUTS)
                    .with("classes", head.classes())
                    .with("width", head.width())
                    .with("countWidth", countWidth)
                    .sources(ModuleNames.ARGMAX)
                    .claim(
                            "prove_argmax",
                            "most spikes, the lowest class of equals",
                            head.classes() + " classes, " + countWidth + "-bit counts");
        }
        list.new Harness(ModuleNames.SAMPLE_SEQUENCER, "", Method.INDUCTION)
                .with("countWidth", countWidth)
                .sources(ModuleNames.SAMPLE_SEQUENCER)
                .claim("prove_sample_sequencer", "marks the last time step of a sample", countWidth + "-bit count");
    }

    void host(HostInterface host) {
        if (host.events()) {
            list.new Harness(ModuleNames.EVENT_INPUT, "", Method.INDUCTION)
                    .with("inputs", host.inputs())
                    .with("indexWidth", host.indexBits())
                    .sources(ModuleNames.EVENT_INPUT)
                    .claim("prove_axis_event_input", "no event is lost or mixed up", host.inputs() + " inputs");
        } else {
            list.new Harness(ModuleNames.PACKED_INPUT, "", Method.INDUCTION)
                    .with("inputs", host.inputs())
                    .with("streamWidth", host.streamBits())
                    .with("beatWidth", host.spikeBeatBits())
                    .with("beats", host.spikeBeats())
                    .with("padding", host.spikeBeats() * host.streamBits() - host.inputs())
                    .sources(ModuleNames.PACKED_INPUT)
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
                .sources(ModuleNames.RESULT_OUTPUT)
                .claim(
                        "prove_axis_result_output",
                        "each beat once, in order",
                        host.classes() + " classes, " + host.countBits() + "-bit counts");
    }
}
