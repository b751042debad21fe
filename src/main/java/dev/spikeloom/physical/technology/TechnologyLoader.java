package dev.spikeloom.physical.technology;

import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.JoinedLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.memory.MacroPorts;
import dev.spikeloom.physical.memory.Memories;
import dev.spikeloom.physical.memory.Memories.Assumed;
import dev.spikeloom.physical.memory.MemoryMacro;
import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.technology.Technology.Lender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a technology of its files. */
final class TechnologyLoader {
    /** Changes with what is made of the same files. */
    private static final String VERSION = "1";

    private static final double PICO = 1e-12;

    /** Two libraries are at one corner if their supplies differ by no more than this share ... */
    private static final double SUPPLY_TOLERANCE = 0.01;

    /** ... and their temperatures by no more than this. */
    private static final double CELSIUS_TOLERANCE = 1;

    private final Place place;
    private final Path cache;

    TechnologyLoader(Place place, Path cache) {
        this.place = place;
        this.cache = cache;
    }

    Technology load() {
        Description description = place.description();
        place.requireComplete();
        place.unpackResources();
        List<Path> libraries = place.libraries();
        Path liberty = joined(libraries);
        CellLibrary cells = CellLibrary.read(liberty);
        requireSupply(cells, libraries.get(0));
        Optional<Place> lender = description.memoriesFrom().map(this::lender);
        List<MemoryMacro> macros = macros(place, cells.volts(), cells.celsius(), libraries.get(0));
        return new Technology(
                description.name(),
                description.description(),
                description.corner(),
                cells,
                liberty,
                identity(lender),
                memories(macros, lender),
                description.assumptions(),
                description.constants(),
                description.unused(),
                description.licence(),
                description.sources(),
                lender.map(Place::description).map(from -> new Lender(from.name(), from.corner())));
    }

    /** The cells as one plain file, which is made once. */
    private Path joined(List<Path> libraries) {
        List<Pattern> unused =
                place.description().unused().stream().map(LibraryFiles::pattern).toList();
        String key = sum(VERSION, place.description().name(), LibraryFiles.checksum(libraries), unused.toString());
        Path joined = cache.resolve("technologies").resolve("joined").resolve(key + ".lib");
        if (!Files.isRegularFile(joined)) {
            String name = place.description().name().replaceAll("[^A-Za-z0-9_]", "_");
            JoinedLibrary.write(
                    joined,
                    name,
                    libraries,
                    cell -> unused.stream()
                            .noneMatch(pattern -> pattern.matcher(cell).matches()));
        }
        return joined;
    }

    private void requireSupply(CellLibrary cells, Path library) {
        double volts = place.description().corner().volts();
        if (Math.abs(cells.volts() - volts) > SUPPLY_TOLERANCE * volts) {
            throw new InputException(place.file() + ": voltage_v is " + volts + ", but the cells of " + library
                    + " are at " + cells.volts() + " V; expected the supply of its library, within 1 %");
        }
    }

    private Place lender(String name) {
        Path beside = place.bundled() ? Path.of("") : place.folder();
        Place lender = Place.of(name, cache, beside);
        if (lender.description().memoriesFrom().isPresent()) {
            throw new InputException(place.file() + ": memories_from is " + name
                    + ", which has memories of another technology itself; expected one with macros of its own");
        }
        lender.requireComplete();
        return lender;
    }

    private Memories memories(List<MemoryMacro> own, Optional<Place> lender) {
        Description description = place.description();
        Assumed assumed = assumed(description.assumptions());
        if (lender.isPresent()) {
            Description from = lender.get().description();
            List<MemoryMacro> theirs = macros(
                    lender.get(),
                    from.corner().volts(),
                    Double.NaN,
                    Path.of(lender.get().file()));
            if (theirs.isEmpty()) {
                throw new InputException(place.file() + ": memories_from is " + from.name()
                        + ", which has no macros; expected a technology with macros");
            }
            return Memories.borrowed(
                    description.name(),
                    own,
                    Memories.ofMacros(from.name(), theirs, assumed(from.assumptions())),
                    NodeScaling.of(from.corner(), description.corner()),
                    assumed);
        }
        return description
                .memoryModel()
                .map(model -> Memories.ofModel(description.name(), model, assumed))
                .orElseGet(() -> Memories.ofMacros(description.name(), own, assumed));
    }

    private static Assumed assumed(Assumptions assumptions) {
        return new Assumed(
                assumptions.range(Assumptions.TWO_PORT_AREA_FACTOR),
                assumptions.range(Assumptions.TWO_PORT_ENERGY_FACTOR),
                assumptions.range(Assumptions.SRAM_LEAKAGE).times(PICO));
    }

    /** @param celsius of the cells; not a number where they do not matter */
    private static List<MemoryMacro> macros(Place of, double volts, double celsius, Path cells) {
        List<MemoryMacro> macros = new ArrayList<>();
        for (MacroFamily family : of.description().macros()) {
            for (Path file : of.libraries(family)) {
                CellLibrary library = CellLibrary.read(file);
                requireOneCorner(library, file, volts, celsius, cells);
                List<LibraryCell> memories = library.cells().values().stream()
                        .filter(cell -> cell.kind() == LibraryCell.Kind.MEMORY)
                        .toList();
                if (memories.isEmpty()) {
                    throw new InputException(file + " has no memory, expected a cell with a group memory () {"
                            + " address_width; word_width; }");
                }
                memories.forEach(cell -> macros.add(macro(file, cell, library, family)));
            }
        }
        return macros;
    }

    private static MemoryMacro macro(Path file, LibraryCell cell, CellLibrary library, MacroFamily family) {
        MemoryMacro macro;
        requirePins(file, cell, family.ports());
        try {
            macro = MemoryMacro.of(cell, library, family.ports());
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
        return family.idleIsFree() ? macro.withFreeIdle() : macro;
    }

    /** A pin that is not there would be 0, and an access silently something else. */
    private static void requirePins(Path file, LibraryCell cell, MacroPorts ports) {
        Stream.of(ports.read(), ports.write(), ports.idle())
                .flatMap(state -> state.keySet().stream())
                .filter(pin -> !cell.pins().containsKey(pin))
                .sorted()
                .findFirst()
                .ifPresent(pin -> {
                    throw new InputException(file + ": macro " + cell.name() + " has no pin " + pin
                            + ", which its technology has in a state; pins are "
                            + String.join(", ", cell.pins().keySet()));
                });
    }

    private static void requireOneCorner(CellLibrary macros, Path file, double volts, double celsius, Path cells) {
        boolean oneSupply = Math.abs(macros.volts() - volts) <= SUPPLY_TOLERANCE * volts;
        boolean oneTemperature = Double.isNaN(celsius) || Math.abs(macros.celsius() - celsius) <= CELSIUS_TOLERANCE;
        if (!oneSupply || !oneTemperature) {
            throw new InputException("corner mismatch between cells and macros: " + cells + " is at " + volts + " V"
                    + (Double.isNaN(celsius) ? "" : ", " + celsius + " C") + ", " + file + " at " + macros.volts()
                    + " V, "
                    + macros.celsius() + " C; expected one corner (supplies within 1 %, temperatures within 1 C)");
        }
    }

    private String identity(Optional<Place> lender) {
        return sum(
                VERSION,
                place.text(),
                Resources.text("assumptions.yaml"),
                LibraryFiles.checksum(place.allLibraries()),
                lender.map(Place::text).orElse(""),
                lender.map(from -> LibraryFiles.checksum(from.allLibraries())).orElse(""));
    }

    private static String sum(String... texts) {
        String all = String.join("\0", texts);
        return HexFormat.of().formatHex(Checksums.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }
}
