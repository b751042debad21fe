package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.ModuleNames;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A memory of a layer whose weights are fixed: a module of its own, with its words as constants.
 *
 * @param module its name
 * @param design the layer that it is of
 * @param port the read port, of all that the banks of the layer have
 * @param column 0 for the lowest lanes
 * @param block whether it is block RAM of an FPGA
 */
public record WeightRom(String module, LayerDesign design, int port, int column, boolean block) {
    /** Those of a layer, input side first. */
    static List<WeightRom> of(LayerDesign layer, ModuleNames names, boolean blocks) {
        return IntStream.range(0, layer.ports())
                .boxed()
                .flatMap(port -> IntStream.range(0, layer.columns())
                        .mapToObj(column ->
                                new WeightRom(module(layer, names, port, column), layer, port, column, blocks)))
                .toList();
    }

    static String module(LayerDesign layer, ModuleNames names, int port, int column) {
        return names.rom(layer.index(), HexFiles.memory(layer, port, column));
    }

    /** What tells it apart in its layer. */
    public String name() {
        return HexFiles.memory(design, port, column);
    }

    /** The number of the layer. */
    public int layer() {
        return design.index();
    }

    public int words() {
        return design.memoryWords();
    }

    public int addrWidth() {
        return design.memoryAddressBits();
    }

    /** Bits of a word. */
    public int width() {
        return weights() * weightBits();
    }

    /** Weights of a word. */
    public int weights() {
        return design.columnWeights(column);
    }

    public int weightBits() {
        return design.weightBits();
    }

    /** Its words as those of a hex file. */
    public String content() {
        return HexFiles.bank(design, port, column);
    }

    /** The lines that assign its words. */
    public List<String> lines() {
        return VerilogConstants.cases(addrWidth(), width(), content());
    }

    LayerModule layerModule() {
        return new LayerModule(LayerModule.Part.MEMORY, module, ModuleNames.ROM, Map.of("rom", this));
    }
}
