package dev.spikeloom.synth.fpga;

import dev.spikeloom.io.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a design is placed.
 *
 * @param device of the iCE40 family, in lower case
 * @param packaging its package, such as ct256
 * @param pins constraints of pins (.pcf); empty for any pins
 * @param seed of the placement, from 1
 */
public record PlaceOptions(String device, String packaging, Optional<Path> pins, int seed) {
    /** What nextpnr-ice40 can place on. */
    public static final List<String> DEVICES =
            List.of("lp384", "lp1k", "lp4k", "lp8k", "hx1k", "hx4k", "hx8k", "up3k", "up5k", "u1k", "u2k", "u4k");

    /** The largest of the family that is fast, in its largest package: 7,680 look-up tables, 32 block RAMs, 206 pins. */
    public static final PlaceOptions DEFAULT = new PlaceOptions("hx8k", "ct256", Optional.empty(), 1);

    /** @throws InputException if there is no such device or file, or the seed is not positive */
    public PlaceOptions {
        if (!DEVICES.contains(device)) {
            throw new InputException("--device is '" + device + "', allowed: " + String.join(", ", DEVICES));
        }
        if (!packaging.matches("[a-z0-9:]+")) {
            throw new InputException(
                    "--package is '" + packaging + "', expected a package of " + device + ", such as ct256");
        }
        if (seed < 1) {
            throw new InputException("--seed is '" + seed + "', expected a positive number");
        }
        pins.ifPresent(file -> {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new InputException("--pins is '" + file + "', expected a file of pin constraints (.pcf)");
            }
        });
    }
}
