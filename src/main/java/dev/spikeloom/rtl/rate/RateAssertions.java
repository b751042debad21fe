package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.VerilogColumns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is proven of the modules of a design, as SystemVerilog assertions in a file of their own, which are bound to the
 * modules.
 */
final class RateAssertions {
    private static final String TEMPLATE = ModuleNames.ASSERTIONS + ".sv";

    private RateAssertions() {}

    /** @param sources the files of the design */
    static String text(RateDesign design, Templates templates, List<LayerVerilog> layers, List<String> sources) {
        ModuleNames names = ModuleNames.of(design);
        Map<String, Object> model = new HashMap<>();
        List<LayerVerilog> dense = LayerVerilogs.dense(layers);
        model.put("names", names);
        model.put("file", names.assertionsFile());
        model.put("all", layers);
        model.put("layers", dense);
        List<ConvolutionVerilog> convolutions = LayerVerilogs.convolutions(layers);
        model.put("convolutions", convolutions);
        model.put("ahead", distinct(convolutions, layer -> layer.view().scheduler()));
        model.put(
                "banks",
                distinct(convolutions, layer -> layer.view().potentialBank().module()));
        model.put("schedulers", distinct(dense, layer -> layer.observed().get("u_scheduler")));
        model.put("arrays", distinct(dense, layer -> layer.observed().get("u_neuron_array")));
        model.put("memory", MemoryKind.of(design));
        model.put("buffered", sources.contains(ModuleNames.file(ModuleNames.SPIKE_BUFFER)));
        model.put("addsRows", sources.contains(ModuleNames.file(ModuleNames.ROW_ADDER)));
        model.put("counters", design.hasCounters());
        model.put("heads", HeadView.of(design));
        model.put("stages", design.decisionStages());
        model.put("inputs", design.inputs());
        model.put("classes", design.classes());
        model.put("classWidth", design.resultClassBits());
        model.put("countWidth", design.countBits());
        design.hostInterface().ifPresent(host -> {
            model.put("host", host);
            host.load().ifPresent(load -> model.put("load", load));
        });
        return VerilogColumns.align(templates.render(TEMPLATE, model));
    }

    /** One layer for each module that layers have. */
    private static <V extends LayerVerilog> List<V> distinct(List<V> layers, Function<V, String> module) {
        Map<String, V> byModule = new LinkedHashMap<>();
        layers.forEach(layer -> byModule.putIfAbsent(module.apply(layer), layer));
        return List.copyOf(byModule.values());
    }
}
