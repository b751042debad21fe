package dev.spikeloom.formal;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.formal.ClaimList.Value;
import dev.spikeloom.rtl.rate.HeadView;
import dev.spikeloom.rtl.rate.LayerView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That the gates that Yosys makes of a leaf module do what its Verilog says. What takes too long at full size is proven
 * at a smaller one, as its parameters in the table say.
 */
final class NetlistClaims {
    /** Inputs of a scheduler, whose register by register proof goes through its encoder. */
    private static final int MOST_INPUTS = 32;

    /** Lanes of a neuron array or a row adder, which are alike. */
    private static final int MOST_LANES = 8;

    private final ClaimList list;

    NetlistClaims(ClaimList list) {
        this.list = list;
    }

    void encoder(LayerView layer) {
        int width = layer.isMultiIssue() ? layer.getPortRows() : layer.getInputs();
        combinational(
                "priority_encoder",
                width + " bits",
                List.of("group_encoder", "priority_encoder"),
                List.of(
                        new Value("Width", width),
                        new Value("IndexWidth", layer.isMultiIssue() ? layer.getPortRowWidth() : layer.getIndexWidth()),
                        new Value("LaneWidth", layer.getEncoderLaneWidth())));
    }

    /** The scheduler of one index a cycle; that of several has an encoder a port. */
    void scheduler(LayerView layer) {
        if (layer.isMultiIssue()) {
            return;
        }
        int inputs = Math.min(layer.getInputs(), MOST_INPUTS);
        List<Value> values = new ArrayList<>(List.of(
                new Value("Inputs", inputs),
                new Value("IndexWidth", 32 - Integer.numberOfLeadingZeros(Math.max(1, inputs - 1))),
                new Value("LaneWidth", Math.min(layer.getEncoderLaneWidth(), 6))));
        if (layer.isFolded()) {
            values.add(new Value("Folds", layer.getFolds()));
            values.add(new Value("FoldWidth", layer.getFoldWidth()));
        }
        sequential(
                layer.getScheduler(),
                inputs + " inputs",
                List.of("group_encoder", "priority_encoder", layer.getScheduler()),
                values);
    }

    void rowAdder(LayerView layer) {
        if (layer.isMultiIssue()) {
            combinational(
                    "row_adder",
                    layer.getPorts() + " ports, 1 lane",
                    List.of("row_adder"),
                    List.of(
                            new Value("Ports", layer.getPorts()),
                            new Value("Lanes", 1),
                            new Value("WeightWidth", layer.getWeightWidth()),
                            new Value("SumWidth", layer.getSumWidth())));
        }
    }

    void neuronArray(LayerView layer) {
        SmallArray small = SmallArray.of(layer, MOST_LANES);
        sequential(
                layer.getNeuronArray(),
                small.neurons() + " neurons, " + layer.getMembraneWidth() + "-bit potentials",
                List.of(layer.getNeuronArray()),
                small.parameters(layer));
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
        sequential("spike_buffer", width + " neurons", List.of("spike_buffer"), List.of(new Value("Width", width)));
    }

    void behindTheLayers(Design design) {
        Value countWidth = new Value("CountWidth", design.countBits());
        for (HeadView head : HeadView.of(design)) {
            combinational(
                    "argmax",
                    head.classes() + " classes",
                    List.of("argmax"),
                    List.of(new Value("Classes", head.classes()), new Value("ClassWidth", head.width()), countWidth));
        }
        sequential(
                "spike_counter",
                design.classes() + " classes, " + design.countBits() + "-bit counts",
                List.of("argmax", "spike_counter"),
                List.of(countWidth));
        sequential(
                "sample_sequencer",
                design.countBits() + "-bit count",
                List.of("sample_sequencer"),
                List.of(countWidth));
    }

    void host(HostInterface host) {
        if (host.events()) {
            sequential(
                    "axis_event_input",
                    host.inputs() + " inputs",
                    List.of("axis_event_input"),
                    List.of(new Value("Inputs", host.inputs()), new Value("IndexWidth", host.indexBits())));
        } else {
            sequential(
                    "axis_spike_input",
                    host.inputs() + " inputs",
                    List.of("axis_spike_input"),
                    List.of(
                            new Value("Inputs", host.inputs()),
                            new Value("StreamWidth", host.streamBits()),
                            new Value("BeatWidth", host.spikeBeatBits())));
        }
        sequential(
                "axis_result_output",
                host.classes() + " classes",
                List.of("axis_result_output"),
                List.of(
                        new Value("ClassBeats", host.classBeats()),
                        new Value("Classes", host.classes()),
                        new Value("CountWidth", host.countBits()),
                        new Value("BeatWidth", host.resultBeatBits())));
    }

    private void combinational(String module, String parameters, List<String> sources, List<Value> values) {
        claim(Method.NETLIST_COMBINATIONAL, module, parameters, sources, values);
    }

    private void sequential(String module, String parameters, List<String> sources, List<Value> values) {
        claim(Method.NETLIST_SEQUENTIAL, module, parameters, sources, values);
    }

    private void claim(Method method, String module, String parameters, List<String> sources, List<Value> values) {
        StringBuilder id = new StringBuilder("netlist_").append(module);
        values.forEach(value -> id.append('_').append(value.value()));
        if (!list.isNew(id.toString())) {
            return;
        }
        String statement = "gates of 'synth' do as the Verilog says";
        Map<String, Object> model = new HashMap<>();
        model.put("id", id.toString());
        model.put("module", module);
        model.put("parameters", parameters);
        model.put("statement", statement);
        model.put("sources", sources);
        model.put("values", values);
        model.put("steps", Method.MOST_STEPS);
        model.put("sequential", method == Method.NETLIST_SEQUENTIAL);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(id + ".ys", list.render("netlist.ys", with(model, false)));
        if (method == Method.NETLIST_SEQUENTIAL) {
            files.put(id + YosysProof.SEARCH + ".ys", list.render("netlist.ys", with(model, true)));
        }
        list.add(new Claim(id.toString(), statement, module, parameters, method, files));
    }

    private static Map<String, Object> with(Map<String, Object> model, boolean search) {
        Map<String, Object> more = new HashMap<>(model);
        more.put("search", search);
        return more;
    }
}
