package dev.spikeloom.formal;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.rtl.rate.HeadView;
import dev.spikeloom.rtl.rate.LayerView;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is claimed of the modules that all layers share, and of those behind the last layer and around the core. */
final class ModuleClaims {
    private static final String ENCODER = "priority_encoder";

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

    void encoder(LayerView layer) {
        int width = layer.isMultiIssue() ? layer.getPortRows() : layer.getInputs();
        int indexWidth = layer.isMultiIssue() ? layer.getPortRowWidth() : layer.getIndexWidth();
        list.new Harness(ENCODER, "_" + width + "_" + layer.getEncoderLaneWidth(), Method.ALL_INPUTS)
                .with("width", width)
                .with("indexWidth", indexWidth)
                .with("laneWidth", layer.getEncoderLaneWidth())
                .with("lanes", 1 << Math.min(indexWidth, layer.getEncoderLaneWidth()))
                .sources("group_encoder", ENCODER)
                .claim(
                        "prove_priority_encoder",
                        "lowest set bit, the rest, any, many",
                        width + " bits, radix " + (1 << layer.getEncoderLaneWidth()));
    }

    void rowAdder(LayerView layer) {
        if (!layer.isMultiIssue()) {
            return;
        }
        int ports = Math.min(layer.getPorts(), MOST_ADDED_PORTS);
        int issueWidth = Math.min(layer.getIssueWidth(), ports);
        list.new Harness("row_adder", "_" + ports + "_" + issueWidth + "_" + layer.getWeightWidth(), Method.ALL_INPUTS)
                .with("ports", ports)
                .with("issueWidth", issueWidth)
                .with("weightWidth", layer.getWeightWidth())
                .with("sumWidth", layer.getSumWidth())
                .sources("row_adder")
                .claim(
                        "prove_row_adder",
                        "sums are exact",
                        ports + " ports, " + layer.getWeightWidth() + "-bit weights, a lane");
    }

    /** Of the memory macro, with words just wide enough that each of a hex file is another. */
    void bank(LayerView layer) {
        int words = Math.min(layer.getBankWords(), MOST_WORDS);
        int addrWidth = 32 - Integer.numberOfLeadingZeros(Math.max(1, words - 1));
        int weightWidth = Math.max(2, (addrWidth + BANK_WEIGHTS - 1) / BANK_WEIGHTS);
        String module = layer.getMemory();
        list.new Harness(module, "_" + words + (layer.getReadPorts() > 1 ? "_2" : ""), Method.ACCESSES)
                .with("module", module)
                .with("loadable", layer.isLoadable())
                .with("words", words)
                .with("addrWidth", addrWidth)
                .with("ports", layer.getReadPorts())
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
                        layer.isLoadable() ? "gives what was written, first its hex file" : "gives its hex file",
                        words + " words, " + BANK_WEIGHTS + " weights of " + weightWidth + " bits");
    }

    void buffers(LayerView layer) {
        if (layer.isInputBuffered()) {
            buffer(layer.getInputs());
        }
        if (layer.isOutputBuffered()) {
            buffer(layer.getNeurons());
        }
    }

    private void buffer(int width) {
        list.new Harness("spike_buffer", "_" + width, Method.INDUCTION)
                .with("width", width)
                .sources("spike_buffer")
                .claim("prove_spike_buffer", "offers each vector once, unchanged", width + " neurons");
    }

    void behindTheLayers(Design design) {
        int countWidth = design.countBits();
        list.new Harness("spike_counter", "", Method.INDUCTION)
                .with("classes", design.classes())
                .with("classWidth", design.resultClassBits())
                .with("countWidth", countWidth)
                .with("indexWidth", 32 - Integer.numberOfLeadingZeros(Math.max(1, design.classes() - 1)))
                .sources("argmax", "spike_counter")
                .claim(
                        "prove_spike_counter",
                        "counts each spike once, results hold",
                        design.classes() + " classes, " + countWidth + "-bit counts");
        for (HeadView head : HeadView.of(design)) {
            list.new Harness("argmax", "_" + head.classes(), Method.ALL_INPUTS)
                    .with("classes", head.classes())
                    .with("width", head.width())
                    .with("countWidth", countWidth)
                    .sources("argmax")
                    .claim(
                            "prove_argmax",
                            "most spikes, the lowest class of equals",
                            head.classes() + " classes, " + countWidth + "-bit counts");
        }
        list.new Harness("sample_sequencer", "", Method.INDUCTION)
                .with("countWidth", countWidth)
                .sources("sample_sequencer")
                .claim("prove_sample_sequencer", "marks the last time step of a sample", countWidth + "-bit count");
    }

    void host(HostInterface host) {
        if (host.events()) {
            list.new Harness("axis_event_input", "", Method.INDUCTION)
                    .with("inputs", host.inputs())
                    .with("indexWidth", host.indexBits())
                    .sources("axis_event_input")
                    .claim("prove_axis_event_input", "no event is lost or mixed up", host.inputs() + " inputs");
        } else {
            list.new Harness("axis_spike_input", "", Method.INDUCTION)
                    .with("inputs", host.inputs())
                    .with("streamWidth", host.streamBits())
                    .with("beatWidth", host.spikeBeatBits())
                    .with("beats", host.spikeBeats())
                    .with("padding", host.spikeBeats() * host.streamBits() - host.inputs())
                    .sources("axis_spike_input")
                    .claim(
                            "prove_axis_spike_input",
                            "no beat is lost, doubled or mixed up",
                            host.inputs() + " inputs, " + host.streamBits() + "-bit beats");
        }
        list.new Harness("axis_result_output", "", Method.INDUCTION)
                .with("classBeats", host.classBeats())
                .with("classes", host.classes())
                .with("countWidth", host.countBits())
                .with("beatWidth", host.resultBeatBits())
                .sources("axis_result_output")
                .claim(
                        "prove_axis_result_output",
                        "each beat once, in order",
                        host.classes() + " classes, " + host.countBits() + "-bit counts");
    }
}
