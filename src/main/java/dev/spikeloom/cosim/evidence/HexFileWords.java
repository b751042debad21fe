package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.rtl.rate.HexFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words in the hex files of a folder, a line each. */
final class HexFileWords implements MemoryWords {
    private final Path folder;
    private final Map<String, List<String>> files = new HashMap<>();

    HexFileWords(Path folder) {
        this.folder = folder;
    }

    @Override
    public String bank(DenseDesign layer, int bank, int column) {
        return HexFiles.bankFile(layer, bank, column);
    }

    @Override
    public String thresholds(DenseDesign layer) {
        return HexFiles.thresholdFile(layer);
    }

    @Override
    public String place(String unit, int index) {
        return unit + " line " + (index + 1);
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
            return Files.readAllLines(folder.resolve(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public boolean complete() {
        return true;
    }
}
