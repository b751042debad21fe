package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.formal.ClaimList.Value;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.DenseView;
import dev.spikeloom.rtl.rate.HeadView;
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

    void encoder(DenseView view) {
        DenseDesign layer = view.layer();
        int width = layer.multiIssue() ? layer.portRows() : layer.places();
        combinational(
                ModuleNames.PRIORITY_ENCODER,
                width + " bits",
                List.of(ModuleNames.PRIORITY_TREE, ModuleNames.PRIORITY_REST, ModuleNames.PRIORITY_ENCODER),
                List.of(
                        new Value("Width", width),
                        new Value("IndexWidth", layer.multiIssue() ? view.portRowWidth() : layer.indexBits()),
                        new Value("LaneWidth", layer.encoderLaneBits())));
    }

    /** The scheduler of one index a cycle; that of several has an encoder a port. */
    void scheduler(DenseView view) {
        DenseDesign layer = view.layer();
        if (layer.multiIssue()) {
            return;
        }
        int inputs = Math.min(layer.places(), MOST_INPUTS);
        List<Value> values = new ArrayList<>(List.of(
                new Value("Inputs", inputs),
                new Value("IndexWidth", 32 - Integer.numberOfLeadingZeros(Math.max(1, inputs - 1))),
                new Value("LaneWidth", Math.min(layer.encoderLaneBits(), 6))));
        if (layer.folded()) {
            values.add(new Value("Folds", layer.folds()));
            values.add(new Value("FoldWidth", layer.foldBits()));
        }
        sequential(
                view.scheduler(),
                inputs + " inputs",
                List.of(
                        ModuleNames.PRIORITY_TREE,
                        ModuleNames.PRIORITY_REST,
                        ModuleNames.PRIORITY_ENCODER,
                        view.scheduler()),
                values);
    }

    void rowAdder(DenseView view) {
        DenseDesign layer = view.layer();
        if (!layer.multiIssue()) {
            return;
        }
        List<Value> values = new ArrayList<>(List.of(
                new Value("Ports", layer.ports()),
                new Value("Lanes", 1),
                new Value("WeightWidth", layer.weightBits()),
                new Value("SumWidth", layer.sumBits())));
        if (layer.hasPartStage()) {
            values.add(new Value("PartPorts", layer.partPorts()));
        }
        claim(
                layer.hasPartStage() ? Method.NETLIST_SEQUENTIAL : Method.NETLIST_COMBINATIONAL,
                view.rowAdder(),
                layer.ports() + " ports, 1 lane",
                List.of(view.rowAdder()),
                values);
    }

    void neuronArray(DenseView view) {
        SmallArray small = SmallArray.of(view, MOST_LANES);
        sequential(
                view.neuronArray(),
                small.neurons() + " neurons, " + view.layer().membraneBits() + "-bit potentials",
                List.of(view.neuronArray()),
                small.parameters(view));
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
        sequential(
                ModuleNames.SPIKE_BUFFER,
                width + " neurons",
                List.of(ModuleNames.SPIKE_BUFFER),
                List.of(new Value("Width", width)));
    }

    void behindTheLayers(RateDesign design) {
        Value countWidth = new Value("CountWidth", design.countBits());
        int stages = design.decisionStages();
        String argmax = ModuleNames.argmax(stages);
        for (HeadView head : HeadView.of(design)) {
            List<Value> values = new ArrayList<>(
                    List.of(new Value("Classes", head.classes()), new Value("ClassWidth", head.width()), countWidth));
            if (stages > 0) {
                values.add(new Value("Stages", stages));
            }
            claim(
                    stages > 0 ? Method.NETLIST_SEQUENTIAL : Method.NETLIST_COMBINATIONAL,
                    argmax,
                    head.classes() + " classes",
                    List.of(argmax),
                    values);
        }
        sequential(
                ModuleNames.of(design).spikeCounter(),
                design.classes() + " classes, " + design.countBits() + "-bit counts",
                List.of(argmax, ModuleNames.of(design).spikeCounter()),
                List.of(countWidth));
        sequential(
                ModuleNames.SAMPLE_SEQUENCER,
                design.countBits() + "-bit count",
                List.of(ModuleNames.SAMPLE_SEQUENCER),
                List.of(countWidth));
    }

    void host(HostInterface host) {
        if (host.events()) {
            sequential(
                    ModuleNames.EVENT_INPUT,
                    host.inputs() + " inputs",
                    List.of(ModuleNames.PACKET_FRAMER, ModuleNames.EVENT_INPUT),
                    List.of(
                            new Value("Inputs", host.inputs()),
                            new Value("IndexWidth", host.indexBits()),
                            new Value("CountWidth", host.countBits())));
        } else {
            sequential(
                    ModuleNames.PACKED_INPUT,
                    host.inputs() + " inputs",
                    List.of(ModuleNames.PACKET_FRAMER, ModuleNames.PACKED_INPUT),
                    List.of(
                            new Value("Inputs", host.inputs()),
                            new Value("StreamWidth", host.streamBits()),
                            new Value("BeatWidth", host.spikeBeatBits()),
                            new Value("CountWidth", host.countBits())));
        }
        sequential(
                ModuleNames.RESULT_OUTPUT,
                host.classes() + " classes",
                List.of(ModuleNames.RESULT_OUTPUT),
                List.of(
                        new Value("ClassBeats", host.classBeats()),
                        new Value("Classes", host.classes()),
                        new Value("CountWidth", host.countBits()),
                        new Value("BeatWidth", host.resultBeatBits()),
                        new Value("ResultsWidth", host.packetBits())));
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
