package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.LayerModule.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Verilog of a dense layer.
 *
 * @param view what its templates say
 */
public record DenseVerilog(DenseView view) implements LayerVerilog {
    @Override
    public DenseDesign layer() {
        return view.layer();
    }

    @Override
    public String module() {
        return view.module();
    }

    @Override
    public List<LayerModule> modules() {
        List<LayerModule> modules = new ArrayList<>();
        modules.add(new LayerModule(Part.ENCODER, ModuleNames.PRIORITY_TREE));
        modules.add(new LayerModule(Part.ENCODER, ModuleNames.PRIORITY_REST));
        modules.add(new LayerModule(Part.ENCODER, ModuleNames.PRIORITY_ENCODER));
        modules.add(new LayerModule(
                Part.SCHEDULER,
                view.scheduler(),
                layer().multiIssue() ? ModuleNames.BANKED_SCHEDULER : ModuleNames.SPIKE_SCHEDULER,
                Map.of(
                        "module", view.scheduler(),
                        "folded", layer().folded(),
                        "stateful", layer().carriesOver(),
                        "ahead", false,
                        "counters", view.counters())));
        modules.addAll(view.memory().layerModules(layer()));
        if (layer().multiIssue()) {
            modules.add(new LayerModule(
                    Part.ROW_ADDER,
                    view.rowAdder(),
                    ModuleNames.ROW_ADDER,
                    Map.of("module", view.rowAdder(), "pipelined", layer().hasPartStage())));
        }
        modules.add(new LayerModule(
                Part.NEURONS,
                view.neuronArray(),
                ModuleNames.NEURON_ARRAY,
                Map.of("layer", layer(), "n", view.neuronView())));
        if (layer().hasControlCopies()) {
            modules.add(new LayerModule(
                    Part.NEURONS,
                    view.controlCopy(),
                    ModuleNames.CONTROL_COPY,
                    Map.of("module", view.controlCopy(), "folded", layer().folded())));
        }
        if (layer().inputBuffered() || layer().outputBuffered()) {
            modules.add(new LayerModule(Part.BUFFER, ModuleNames.SPIKE_BUFFER));
        }
        if (view.counters()) {
            modules.add(new LayerModule(Part.COUNTERS, ModuleNames.LAYER_COUNTERS));
        }
        modules.add(new LayerModule(Part.LAYER, module(), ModuleNames.LAYER, Map.of("layer", layer(), "view", view)));
        return modules;
    }

    @Override
    public Map<String, String> observed() {
        return Map.of("", module(), "u_scheduler", view.scheduler(), "u_neuron_array", view.neuronArray());
    }

    @Override
    public Map<String, String> numbers() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int port = 0; port < layer().ports(); port++) {
            for (int column = 0; column < layer().columns(); column++) {
                files.put(own(HexFiles.bankFile(layer(), port, column)), HexFiles.bank(layer(), port, column));
            }
        }
        files.put(own(HexFiles.thresholdFile(layer())), HexFiles.thresholds(layer()));
        if (layer().hasBiases()) {
            files.put(own(HexFiles.biasFile(layer())), HexFiles.biases(layer()));
        }
        return files;
    }

    private String own(String file) {
        return view.names().own(file);
    }
}
