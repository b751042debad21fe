package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.SourceFiles;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.VerilogColumns;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Generates the accelerator of a design as Verilog-2005: a file a module, the hex files of its memories, a file list
 * and a synthesis script. The leaf modules are the same for every design and take their sizes as parameters; layers and
 * the top module are written for the design. Neighbouring lines stand in columns, see {@link VerilogColumns}, whatever
 * a template leaves out. The same design gives the same bytes.
 */
public final class RateVerilog {
    private RateVerilog() {}

    /** The top module of a design. */
    public static String topModule(RateDesign design) {
        return design.hostInterface().isPresent() ? ModuleNames.AXI : ModuleNames.CORE;
    }

    /**
     * Generates all files of a design.
     *
     * @throws IllegalStateException if two different modules would be called alike
     */
    public static RtlFiles generate(RateDesign design) {
        Templates templates = new Templates();
        SourceFiles files = new SourceFiles(templates);
        List<LayerVerilog> layers = LayerVerilogs.of(design);
        layers.stream()
                .flatMap(layer -> layer.modules().stream())
                .sorted(Comparator.comparing(LayerModule::part))
                .forEach(module -> files.module(module.name(), module.template(), module.model()));
        files.module(ModuleNames.ARGMAX);
        files.module(
                ModuleNames.SPIKE_COUNTER,
                ModuleNames.SPIKE_COUNTER,
                Map.of(
                        "heads", HeadView.of(design),
                        "classes", design.classes(),
                        "classWidth", design.resultClassBits()));
        files.module(ModuleNames.SAMPLE_SEQUENCER);
        Map<String, Object> top = Map.of("top", TopView.of(design), "layers", layers);
        files.module(ModuleNames.CORE, ModuleNames.CORE, top);
        if (design.hostInterface().isPresent()) {
            AxiFiles axi = AxiFiles.generate(templates, design.hostInterface().get());
            axi.sources().forEach(files::source);
            axi.references().forEach(files::file);
        } else {
            files.file(RtlFiles.PORTS, templates.render(RtlFiles.PORTS, top));
        }
        files.file(RtlFiles.FILE_LIST, String.join("\n", files.sources()) + "\n");
        files.file(RtlFiles.SYNTHESIS_SCRIPT, synthesis(design, templates, files.sources()));
        if (design.initialized()) {
            layers.forEach(layer -> layer.numbers().forEach(files::file));
        }
        return files.files();
    }

    private static String synthesis(RateDesign design, Templates templates, List<String> sources) {
        String bank = ModuleNames.file(ModuleNames.memory(design.loadable()));
        List<String> synthesized =
                sources.stream().filter(name -> !name.equals(bank)).toList();
        return templates.render(
                RtlFiles.SYNTHESIS_SCRIPT,
                Map.of("sources", synthesized, "bank", bank, "top", topModule(design), "loadable", design.loadable()));
    }
}
