package dev.spikeloom.physical.liberty;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Gzip;
import dev.spikeloom.io.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What areas and energies need of a library of cells or macros, at its corner.
 *
 * @param name as the library has it
 * @param units of its numbers
 * @param volts nominal supply
 * @param celsius nominal temperature
 * @param cells by name, in the order of the file
 */
public record CellLibrary(
        String name, LibraryUnits units, double volts, double celsius, Map<String, LibraryCell> cells) {
    /** Most of a library is delays and checks, which OpenSTA reads. */
    private static final Set<String> PASSED_OVER = Set.of(
            "timing",
            "wire_load",
            "wire_load_table",
            "wire_load_selection",
            "receiver_capacitance",
            "input_ccb",
            "output_ccb",
            "ccsn_first_stage",
            "ccsn_last_stage",
            "dynamic_current",
            "intrinsic_parasitic",
            "normalized_driver_waveform",
            "leakage_current",
            "minimum_period",
            "min_pulse_width",
            "test_cell",
            "statetable",
            "electromigration",
            "hyperbolic_noise_low",
            "hyperbolic_noise_high",
            "output_current_template");

    /**
     * Reads a library, compressed by gzip or not.
     *
     * @throws InputException if it cannot be read, is not well formed, lacks units or has numbers out of range; the message
     *     names file and line
     */
    public static CellLibrary read(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                Reader in = new InputStreamReader(Gzip.unpacked(bytes), StandardCharsets.ISO_8859_1)) {
            return new LibraryBuilder(new LibertyParser(in, PASSED_OVER).parse()).build();
        } catch (LibertyException e) {
            throw new InputException(file + ", line " + e.line() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException("cannot read library " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    public Optional<LibraryCell> cell(String ofName) {
        return Optional.ofNullable(cells.get(ofName));
    }
}
