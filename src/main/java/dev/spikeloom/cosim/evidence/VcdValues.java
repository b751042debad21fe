package dev.spikeloom.cosim.evidence;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.sim.trace.VcdHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values with which a value change dump begins. */
public final class VcdValues {
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> bits = new HashMap<>();

    private VcdValues() {}

    /**
     * Reads the beginning of a file.
     *
     * @param scope down to the top module, with a dot behind; other signals are passed over
     * @throws InputException if the file cannot be read
     */
    public static VcdValues of(Path file, String scope) {
        VcdValues values = new VcdValues();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (VcdHeader.Signal signal : VcdHeader.read(lines).signals()) {
                if (signal.path().startsWith(scope)) {
                    values.codes.put(signal.path().substring(scope.length()), signal.code());
                }
            }
            values.readFirst(lines);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        return values;
    }

    /** Up to the second time. */
    private void readFirst(BufferedReader lines) throws IOException {
        int times = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) {
                times++;
                if (times > 1) {
                    return;
                }
            } else if (line.startsWith("b")) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    bits.put(line.substring(space + 1), line.substring(1, space));
                }
            } else if (line.length() > 1) {
                bits.put(line.substring(1), line.substring(0, 1));
            }
        }
    }

    /** The first value of a signal, by its path from the top module down; empty if it is not there, or unknown. */
    Optional<BigInteger> first(String path) {
        return Optional.ofNullable(codes.get(path))
                .map(bits::get)
                .filter(text -> text.matches("[01]+"))
                .map(text -> new BigInteger(text, 2));
    }
}
