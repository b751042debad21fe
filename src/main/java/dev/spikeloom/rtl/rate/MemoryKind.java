package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The memories of a design.
 *
 * @param names of the design
 * @param writable whether weights can be loaded
 * @param ownPort whether they are loaded through a port of their own
 * @param blocks whether they are blocks of an FPGA
 * @param macros the sizes of the macros that weights are in; empty if there are none
 * @param potentialMacros the same of potentials; where they have the same ports, both stand in one module
 */
public record MemoryKind(
        ModuleNames names,
        boolean writable,
        boolean ownPort,
        boolean blocks,
        List<MacroSize> macros,
        List<MacroSize> potentialMacros) {
    public MemoryKind {
        macros = List.copyOf(macros);
        potentialMacros = List.copyOf(potentialMacros);
    }

    /** Those of a design. */
    public static MemoryKind of(RateDesign design) {
        boolean hasMacros = design.target() == Target.ASIC;
        List<MacroSize> weights = hasMacros && design.loadable() ? MacroSize.of(design) : List.of();
        List<MacroSize> potentials = hasMacros ? MacroSize.ofPotentials(design) : List.of();
        List<MacroSize> all =
                Stream.concat(weights.stream(), potentials.stream()).distinct().toList();
        boolean shared = design.hasLoadPorts();
        return new MemoryKind(
                ModuleNames.of(design),
                design.loadable(),
                shared,
                design.target().hasBlocks(),
                shared ? all : weights,
                shared ? all : potentials);
    }

    /** The module of a memory that can be written; macros have the sizes of the design, and so its prefix. */
    public String module() {
        return hasMacros() ? names.own(template() + ModuleNames.MACRO) : template() + (blocks ? ModuleNames.BLOCK : "");
    }

    /** Whether macros stand in their place. */
    public boolean hasMacros() {
        return !macros.isEmpty();
    }

    /** The memories of a layer, if they are never written. */
    public List<WeightRom> roms(LayerDesign layer) {
        return writable ? List.of() : WeightRom.of(layer, names, blocks);
    }

    /** The modules of the memories of a layer: one for all of them if they can be written, otherwise one each. */
    public List<String> modules(LayerDesign layer) {
        return layerModules(layer).stream().map(LayerModule::name).toList();
    }

    /** The same with the templates that they are written from. */
    List<LayerModule> layerModules(LayerDesign layer) {
        return writable
                ? List.of(new LayerModule(
                        LayerModule.Part.MEMORY,
                        module(),
                        template(),
                        Map.of("module", module(), "blocks", blocks, "macros", macros)))
                : roms(layer).stream().map(WeightRom::layerModule).toList();
    }

    /** The module of a memory of potentials: it always has a port to read and one to write. */
    public String potentialModule() {
        return aroundPotentials(ModuleNames.SRAM_TWO_PORTS);
    }

    /** The name of a module that has such a memory in it, and so is another for each kind of memory. */
    String aroundPotentials(String module) {
        return potentialMacros.isEmpty()
                ? module + (blocks ? ModuleNames.BLOCK : "")
                : names.own(module + ModuleNames.MACRO);
    }

    /** The module of a memory of potentials with the template that it is written from. */
    LayerModule potentialMemory() {
        return new LayerModule(
                LayerModule.Part.MEMORY,
                potentialModule(),
                ModuleNames.SRAM_TWO_PORTS,
                Map.of("module", potentialModule(), "blocks", blocks, "macros", potentialMacros));
    }

    /** The template of the module of a memory that can be written. */
    private String template() {
        return ownPort ? ModuleNames.SRAM_TWO_PORTS : ModuleNames.SRAM;
    }
}
