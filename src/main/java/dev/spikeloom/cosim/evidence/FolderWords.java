package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.HexFiles;
import dev.spikeloom.rtl.rate.VerilogConstants;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words in the hex files of a folder, a line each, or the constants in its Verilog. */
final class FolderWords implements MemoryWords {
    /** Of a file that has thresholds as well. */
    private static final String BIASES = ", biases";

    private final Path folder;
    private final ModuleNames names;
    private final boolean fixed;
    private final Map<String, List<String>> files = new HashMap<>();

    /** @param fixed whether the numbers are constants in the Verilog */
    FolderWords(Path folder, ModuleNames names, boolean fixed) {
        this.names = names;
        this.folder = folder;
        this.fixed = fixed;
    }

    @Override
    public String bank(LayerDesign layer, int port, int column) {
        return fixed
                ? ModuleNames.file(names.rom(layer.index(), HexFiles.memory(layer, port, column)))
                : names.own(HexFiles.bankFile(layer, port, column));
    }

    @Override
    public String thresholds(LayerDesign layer) {
        return fixed ? ModuleNames.file(names.layer(layer.index())) : names.own(HexFiles.thresholdFile(layer));
    }

    @Override
    public String biases(LayerDesign layer) {
        return fixed ? thresholds(layer) + BIASES : names.own(HexFiles.biasFile(layer));
    }

    @Override
    public String place(String unit, int index) {
        return unit + (!fixed ? " line " + (index + 1) : ModuleNames.isMemoryFile(unit) ? " word " + index : "");
    }

    @Override
    public Optional<BigInteger> word(String unit, int index) {
        List<String> lines = files.computeIfAbsent(unit, this::read);
        try {
            return index < lines.size()
                    ? Optional.of(new BigInteger(lines.get(index).strip(), 16))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A file that cannot be read has no word. */
    private List<String> read(String name) {
        try {
            boolean biases = name.endsWith(BIASES);
            String file = biases ? name.substring(0, name.length() - BIASES.length()) : name;
            String text = Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
            return !fixed
                    ? text.lines().toList()
                    : ModuleNames.isMemoryFile(name)
                            ? VerilogConstants.words(text)
                            : VerilogConstants.numbers(text, biases ? "Biases" : "Thresholds");
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public boolean complete() {
        return true;
    }
}
