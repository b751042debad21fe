package dev.spikeloom.sim.trace;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The signals that a value change dump holds, by the names that GTKWave gives them: scopes, dots, range of bits. */
public final class VcdNames {
    private static final Pattern ONE_BIT = Pattern.compile("\\[(\\d+):\\1]");

    private final Map<String, String> names = new HashMap<>();

    private VcdNames() {}

    /**
     * Reads the header of a file.
     *
     * @throws InputException if the file cannot be read
     */
    public static VcdNames of(Path file) {
        VcdNames read = new VcdNames();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            VcdHeader.read(lines).signals().forEach(signal -> read.add(signal.path(), signal.range()));
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        return read;
    }

    /**
     * Icarus Verilog escapes the elements of an array, as Verilog does. Of a vector of one bit, which is a range of its own
     * for Verilator, GTKWave shows the bit.
     */
    private void add(String signal, String range) {
        String plain = signal.replace("\\", "");
        if (ONE_BIT.matcher(range).matches()) {
            names.put(plain, signal + "[" + range.substring(1, range.indexOf(':')) + "]");
        } else {
            names.put(plain + range, signal + range);
        }
    }

    /** A signal as GTKWave names it in these waves, by its name in Verilog; empty if they do not hold it. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(names.get(name));
    }
}
