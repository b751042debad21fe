package dev.spikeloom.regress.baseline;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures that designs are known to have, by design and check. */
public final class Baseline {
    private static final String ACCURACY = "accuracy";
    private static final String AREA = "area_um2";
    private static final String CLOCK = "clock_mhz";
    private static final String ENERGY = "energy_pj";
    private static final Set<String> MORE_IS_BETTER = Set.of(ACCURACY, CLOCK);
    private static final Set<String> LESS_IS_BETTER =
            Set.of("cycles", "latency_cycles", "initiation_interval_cycles", AREA, ENERGY);

    private final Path file;
    private final SortedMap<String, SortedMap<String, SortedMap<String, Double>>> designs;

    private Baseline(Path file, SortedMap<String, SortedMap<String, SortedMap<String, Double>>> designs) {
        this.file = file;
        this.designs = designs;
    }

    /**
     * The one in a file; one that has nothing if there is no file.
     *
     * @throws InputException if the file is none
     */
    public static Baseline read(Path file) {
        if (!Files.exists(file)) {
            return new Baseline(file, new TreeMap<>());
        }
        try {
            return new Baseline(
                    file,
                    Json.MAPPER.readValue(
                            Files.readAllBytes(file),
                            new TypeReference<TreeMap<String, SortedMap<String, SortedMap<String, Double>>>>() {}));
        } catch (IOException e) {
            throw new InputException(
                    file + " is no baseline: "
                            + AtomicFiles.reason(e).lines().findFirst().orElse("") + "; --update-baseline writes one",
                    e);
        }
    }

    /** Whether there is something of a check of a design. */
    public boolean has(String design, String check) {
        return designs.getOrDefault(design, new TreeMap<>()).containsKey(check);
    }

    /** What differs by more than it may. */
    public List<Change> changes(String design, String check, Map<String, Double> figures, Tolerances tolerances) {
        SortedMap<String, Double> known =
                designs.getOrDefault(design, new TreeMap<>()).getOrDefault(check, new TreeMap<>());
        Set<String> names = new TreeSet<>(known.keySet());
        names.addAll(figures.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Double before = known.get(name);
            Double now = figures.get(name);
            if (before == null || now == null || !isNear(name, before, now, tolerances)) {
                changes.add(new Change(name, before, now, verdict(name, before, now)));
            }
        }
        return changes;
    }

    private static boolean isNear(String name, double before, double now, Tolerances tolerances) {
        double away = Math.abs(now - before);
        return switch (name) {
            case ACCURACY -> away <= tolerances.accuracy();
            case AREA -> away <= tolerances.area() * Math.abs(before);
            case ENERGY -> away <= tolerances.energy() * Math.abs(before);
            case CLOCK -> away <= tolerances.clock() * Math.abs(before);
            default -> before == now;
        };
    }

    private static String verdict(String name, Double before, Double now) {
        boolean known = MORE_IS_BETTER.contains(name) || LESS_IS_BETTER.contains(name);
        if (before == null || now == null || !known) {
            return "other";
        }
        return now > before == MORE_IS_BETTER.contains(name) ? "better" : "worse";
    }

    /** Takes the figures of a check for known. */
    public void accept(String design, String check, SortedMap<String, Double> figures) {
        designs.computeIfAbsent(design, name -> new TreeMap<>()).put(check, new TreeMap<>(figures));
    }

    /** Forgets designs that are no more. */
    public void keepOnly(Set<String> names) {
        designs.keySet().retainAll(names);
    }

    /** @throws dev.spikeloom.io.EnvironmentException if the file cannot be written */
    public void write() {
        AtomicFiles.writeString(file, Json.text(designs));
    }
}
