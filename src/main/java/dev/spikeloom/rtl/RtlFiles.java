package dev.spikeloom.rtl;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The generated files of a design. They refer to each other by plain file names, so tools run from the folder that
 * holds them.
 *
 * @param contents file name to content, in the order in which they were generated
 */
public record RtlFiles(Map<String, String> contents) {
    /** The Verilog files in dependency order, one a line: for {@code verilator -f} and {@code iverilog -f}. */
    public static final String FILE_LIST = "files.f";

    /** The Yosys script that checks that the design can be synthesized. */
    public static final String SYNTHESIS_SCRIPT = "synth.ys";

    /** The ports of the core in Markdown, where it is the top module. */
    public static final String PORTS = "ports.md";

    public RtlFiles {
        contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
    }

    /**
     * Reads the files of a design in a folder, as they are now; of what else is there, such as waves, nothing.
     *
     * @throws InputException if one cannot be read
     */
    public static RtlFiles read(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(RtlFiles::isOne).toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + folder + ": " + AtomicFiles.reason(e), e);
        }
        if (!contents.containsKey(FILE_LIST)) {
            throw new InputException(folder + " is not the Verilog of a design (no " + FILE_LIST + ")");
        }
        return new RtlFiles(contents);
    }

    private static boolean isOne(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().matches(".*\\.(v|hex|f|h|md|ys)");
    }

    /**
     * Writes every file into a folder, which is created if it is missing.
     *
     * @throws InputException if a file cannot be written, for example because the disk is full
     */
    public void writeTo(Path folder) {
        contents.forEach((name, content) -> AtomicFiles.writeString(folder.resolve(name), content));
    }
}
