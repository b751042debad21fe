package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.LayerModule.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Verilog of a convolution.
 *
 * @param view what its templates say
 */
public record ConvolutionVerilog(ConvolutionView view) implements LayerVerilog {
    @Override
    public ConvolutionDesign layer() {
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
                ModuleNames.SPIKE_SCHEDULER,
                Map.of("module", view.scheduler(), "folded", false, "stateful", false, "ahead", true)));
        modules.add(
                new LayerModule(Part.SCHEDULER, view.windowMap(), ModuleNames.WINDOW_MAP, Map.of("m", view.windows())));
        modules.addAll(view.memory().layerModules(layer()));
        if (layer().grid().columns().banks() > 1) {
            modules.add(new LayerModule(Part.ROW_ADDER, ModuleNames.KERNEL_ALIGNER));
        }
        if (layer().potentialsInSram()) {
            modules.add(view.memory().potentialMemory());
        }
        modules.add(new LayerModule(Part.NEURONS, ModuleNames.POTENTIAL_SWEEP));
        modules.add(new LayerModule(
                Part.NEURONS,
                view.potentialBank().module(),
                ModuleNames.POTENTIAL_BANK,
                Map.of("b", view.potentialBank())));
        modules.add(new LayerModule(
                Part.NEURONS,
                view.channelNumbers().module(),
                ModuleNames.CHANNEL_NUMBERS,
                Map.of("c", view.channelNumbers())));
        modules.add(new LayerModule(Part.NEURONS, ModuleNames.POOLED_SPIKES));
        if (layer().inputBuffered() || layer().outputBuffered()) {
            modules.add(new LayerModule(Part.BUFFER, ModuleNames.SPIKE_BUFFER));
        }
        if (view.counters()) {
            modules.add(new LayerModule(Part.COUNTERS, ModuleNames.LAYER_COUNTERS));
        }
        modules.add(
                new LayerModule(Part.LAYER, module(), ModuleNames.CONVOLUTION, Map.of("layer", layer(), "view", view)));
        return modules;
    }

    @Override
    public Map<String, String> observed() {
        return Map.of(
                "",
                module(),
                "u_scheduler",
                view.scheduler(),
                "u_channels",
                view.channelNumbers().module());
    }

    @Override
    public Map<String, String> numbers() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int column = 0; column < layer().columns(); column++) {
            files.put(own(HexFiles.bankFile(layer(), 0, column)), HexFiles.bank(layer(), 0, column));
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
