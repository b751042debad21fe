package dev.spikeloom.regress.suite;

import dev.spikeloom.io.yaml.YamlFields;
import dev.spikeloom.matrix.DesignMatrix;
import dev.spikeloom.study.sweep.PointResult;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The designs that an entry of a suite stands for. */
final class EntrySources {
    private static final List<String> TRAINED = List.of("preset", "run", "experiment", "network");
    private static final List<String> ALL =
            List.of("preset", "run", "experiment", "network", "matrix", "random", "sweep", "space");
    private static final double MOST_SEED = 1e15;
    private static final int MOST_DESIGNS = 10_000;
    private static final String FRONT = "front";

    private final YamlFields entry;

    EntrySources(YamlFields entry) {
        this.entry = entry.requireOnly(
                "preset",
                "run",
                "experiment",
                "network",
                "matrix",
                "random",
                "sweep",
                "space",
                "set",
                "designs",
                "numbers",
                "points",
                "name",
                "tags",
                "checks");
    }

    /** @param name that is given for it, or for what their names begin with */
    Map<String, DesignSource> byName(Optional<String> name) {
        List<String> given = ALL.stream().filter(entry::has).toList();
        if (given.size() != 1) {
            throw given.isEmpty()
                    ? entry.missing(String.join(" or ", ALL))
                    : entry.wrong(given.get(1), given.get(1) + " beside " + given.get(0) + ", expected one of them");
        }
        String kind = given.get(0);
        if (TRAINED.contains(kind)) {
            return trained(kind, name);
        }
        return switch (kind) {
            case "matrix" -> ofMatrix(name);
            case "random" -> drawn(name);
            case "sweep" -> ofSweep(name);
            default -> Map.of(name.orElse("space"), new DesignSource.Space());
        };
    }

    /** What is not a preset lies where the program is called, as on the command line. */
    private Map<String, DesignSource> trained(String kind, Optional<String> name) {
        requireOnlyWith(kind, "set");
        String subject = entry.text(kind);
        String last = Path.of(subject).getFileName() == null
                ? subject
                : Path.of(subject).getFileName().toString();
        return Map.of(
                name.orElse(last.replaceFirst("\\.(ya?ml|npz)$", "")),
                new DesignSource.Trained(subject, entry.texts("set")));
    }

    private Map<String, DesignSource> ofMatrix(Optional<String> name) {
        requireOnlyWith("matrix", "designs");
        long seed = (long) entry.number("matrix", 0, MOST_SEED);
        Map<String, DesignSource> sources = new LinkedHashMap<>();
        for (long index : numbers("designs", DesignMatrix.DEFAULT_DESIGNS)) {
            sources.put(name.orElse("matrix" + seed) + "-" + index, new DesignSource.OfMatrix(seed, (int) index));
        }
        return sources;
    }

    private Map<String, DesignSource> drawn(Optional<String> name) {
        requireOnlyWith("random", "numbers");
        long seed = (long) entry.number("random", 0, MOST_SEED);
        Map<String, DesignSource> sources = new LinkedHashMap<>();
        for (long number : numbers("numbers", Integer.MAX_VALUE)) {
            sources.put(name.orElse("random" + seed) + "-" + number, new DesignSource.Drawn(seed, number));
        }
        return sources;
    }

    private Map<String, DesignSource> ofSweep(Optional<String> name) {
        requireOnlyWith("sweep", "points");
        Path folder = Path.of(entry.text("sweep"));
        SweepFolder sweep = SweepFolder.open(folder);
        boolean front = entry.optionalText("points").orElse(FRONT).equals(FRONT);
        List<Long> points = front
                ? sweep.front().points().stream()
                        .map(PointResult::point)
                        .map(Integer::longValue)
                        .toList()
                : numbers("points", sweep.points());
        Map<String, DesignSource> sources = new LinkedHashMap<>();
        for (long point : points) {
            sources.put(
                    name.orElse(folder.getFileName().toString()) + "-" + point,
                    new DesignSource.OfSweep(folder, (int) point));
        }
        return sources;
    }

    private void requireOnlyWith(String kind, String own) {
        for (String key : List.of("set", "designs", "numbers", "points")) {
            if (entry.has(key) && !key.equals(own)) {
                throw entry.wrong(key, key + " does not go with " + kind);
            }
        }
    }

    /** Ranges such as {@code [0-19, 30]}. */
    private List<Long> numbers(String key, long before) {
        List<Long> numbers = new ArrayList<>();
        if (!entry.has(key)) {
            throw entry.missing(key);
        }
        for (String text : String.join(",", entry.texts(key)).split("\\s*,\\s*", -1)) {
            if (!text.matches("\\d{1,9}(-\\d{1,9})?")) {
                throw entry.wrong(key, key + " has '" + text + "', expected numbers and ranges such as 0-19");
            }
            String[] ends = text.split("-", -1);
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            if (last < first || last >= before || numbers.size() + last - first >= MOST_DESIGNS) {
                throw entry.wrong(
                        key,
                        key + " has '" + text + "', allowed: "
                                + (last - first >= MOST_DESIGNS
                                        ? "up to " + MOST_DESIGNS + " of them"
                                        : "0 to " + (before - 1)));
            }
            LongStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return numbers;
    }
}
