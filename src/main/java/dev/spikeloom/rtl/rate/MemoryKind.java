package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import java.util.List;
import java.util.Map;

/**
 * The memories of a design.
 *
 * @param names of the design
 * @param writable whether weights can be loaded
 * @param ownPort whether they are loaded through a port of their own
 * @param blocks whether they are blocks of an FPGA
 * @param macros the sizes of the macros that they are; empty if they are none
 */
public record MemoryKind(ModuleNames names, boolean writable, boolean ownPort, boolean blocks, List<MacroSize> macros) {
    public MemoryKind {
        macros = List.copyOf(macros);
    }

    /** Those of a design. */
    public static MemoryKind of(RateDesign design) {
        return new MemoryKind(
                ModuleNames.of(design),
                design.loadable(),
                design.hasLoadPorts(),
                design.target().hasBlocks(),
                design.loadable() && design.target() == Target.ASIC ? MacroSize.of(design) : List.of());
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
    public List<WeightRom> roms(DenseDesign layer) {
        return writable ? List.of() : WeightRom.of(layer, names, blocks);
    }

    /** The modules of the memories of a layer: one for all of them if they can be written, otherwise one each. */
    public List<String> modules(DenseDesign layer) {
        return layerModules(layer).stream().map(LayerModule::name).toList();
    }

    /** The same with the templates that they are written from. */
    List<LayerModule> layerModules(DenseDesign layer) {
        return writable
                ? List.of(new LayerModule(
                        LayerModule.Part.MEMORY,
                        module(),
                        template(),
                        Map.of("module", module(), "blocks", blocks, "macros", macros)))
                : roms(layer).stream().map(WeightRom::layerModule).toList();
    }

    /** The template of the module of a memory that can be written. */
    private String template() {
        return ownPort ? ModuleNames.SRAM_TWO_PORTS : ModuleNames.SRAM;
    }
}
