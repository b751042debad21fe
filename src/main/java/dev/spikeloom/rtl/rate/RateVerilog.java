package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.PortGroup;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.SourceFiles;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.VerilogColumns;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Generates the accelerator of a design as Verilog-2005: a file a module, the hex files of its memories, a file list
 * a synthesis script, and assertions to be bound to it all. The leaf modules are the same for every design and take their sizes as parameters; layers and
 * the top module are written for the design, and named for it ({@link ModuleNames}). Neighbouring lines stand in columns, see {@link VerilogColumns}, whatever
 * a template leaves out. The same design gives the same bytes.
 */
public final class RateVerilog {
    private RateVerilog() {}

    /** The top module of a design. */
    public static String topModule(RateDesign design) {
        return ModuleNames.of(design).top(design);
    }

    /** The ports of the top module, those of an interface together. */
    public static List<PortGroup> ports(RateDesign design) {
        return design.hostInterface()
                .map(AxiFiles::ports)
                .orElseGet(() -> List.of(new PortGroup("", CorePorts.of(design))));
    }

    /**
     * Generates all files of a design.
     *
     * @throws IllegalStateException if two different modules would be called alike
     */
    public static RtlFiles generate(RateDesign design) {
        Templates templates = new Templates();
        ModuleNames names = ModuleNames.of(design);
        SourceFiles files = new SourceFiles(templates);
        List<LayerVerilog> layers = LayerVerilogs.of(design);
        layers.stream()
                .flatMap(layer -> layer.modules().stream())
                .sorted(Comparator.comparing(LayerModule::part))
                .forEach(module -> files.module(module.name(), module.template(), module.model()));
        String argmax = ModuleNames.argmax(design.decisionStages());
        files.module(argmax, ModuleNames.ARGMAX, Map.of("module", argmax, "pipelined", design.decisionStages() > 0));
        files.module(
                names.spikeCounter(),
                ModuleNames.SPIKE_COUNTER,
                Map.of(
                        "module", names.spikeCounter(),
                        "heads", HeadView.of(design),
                        "argmax", argmax,
                        "stages", design.decisionStages(),
                        "classes", design.classes(),
                        "classWidth", design.resultClassBits()));
        files.module(ModuleNames.SAMPLE_SEQUENCER);
        files.module(ModuleNames.FLIGHT_COUNTER);
        if (design.inputPooling().isPresent()) {
            files.module(ModuleNames.INPUT_POOLING);
        }
        Map<String, Object> top =
                Map.of("top", TopView.of(design), "layers", layers, "names", names, "load", design.loadMap());
        files.module(names.core(), ModuleNames.CORE, top);
        if (design.hostInterface().isPresent()) {
            AxiFiles axi =
                    AxiFiles.generate(templates, names, design.hostInterface().get(), design.readsHexFiles());
            axi.sources().forEach(files::source);
            axi.references().forEach(files::file);
        } else {
            files.file(RtlFiles.PORTS, templates.render(RtlFiles.PORTS, top));
        }
        files.file(RtlFiles.FILE_LIST, String.join("\n", files.sources()) + "\n");
        files.file(RtlFiles.SYNTHESIS_SCRIPT, synthesis(design, templates, files.sources()));
        files.file(names.assertionsFile(), RateAssertions.text(design, templates, layers, files.sources()));
        if (design.readsHexFiles()) {
            layers.forEach(layer -> layer.numbers().forEach(files::file));
        }
        return files.files();
    }

    private static String synthesis(RateDesign design, Templates templates, List<String> sources) {
        List<String> banks = sources.stream().filter(ModuleNames::isMemoryFile).toList();
        List<String> synthesized =
                sources.stream().filter(name -> !banks.contains(name)).toList();
        return templates.render(
                RtlFiles.SYNTHESIS_SCRIPT,
                Map.of(
                        "sources",
                        synthesized,
                        "banks",
                        banks,
                        "top",
                        topModule(design),
                        "loadable",
                        design.loadable()));
    }
}
