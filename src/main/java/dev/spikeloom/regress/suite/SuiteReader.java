package dev.spikeloom.regress.suite;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import dev.spikeloom.io.yaml.YamlFields;
import dev.spikeloom.regress.baseline.Tolerances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Suite files, read strictly: what is wrong is named with file, line and key, before anything is run. */
public final class SuiteReader {
    private static final long MOST_BYTES = 1 << 20;
    private static final int DEFAULT_TIMEOUT = 600;
    private static final double MOST_SECONDS = 86_400;
    private static final double MOST_SEED = 1e15;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._+-]{0,79}";

    private final Path file;
    private final YamlFields root;
    private final Map<String, List<CheckPlan>> sets = new LinkedHashMap<>();

    private SuiteReader(Path file, YamlFields root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a suite.
     *
     * @throws InputException if it is none
     */
    public static Suite read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InputException(file + " is no file, expected a suite (YAML)");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file + " is longer than " + MOST_BYTES + " bytes, the most a suite may have");
            }
            String text = Files.readString(file);
            return new SuiteReader(file, YamlFields.read(file.toString(), text)).suite(text);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private Suite suite(String text) {
        root.requireOnly("suite", "baseline", "seed", "timeout", "tolerance", "checks", "designs");
        readSets(root.fields("checks").orElseThrow(() -> root.missing("checks")));
        List<SuiteDesign> designs = new ArrayList<>();
        root.list("designs").forEach(entry -> designs.addAll(designs(entry)));
        if (designs.isEmpty()) {
            throw root.missing("designs");
        }
        requireOtherNames(designs);
        return new Suite(
                root.optionalText("suite")
                        .map(name -> named(root, "suite", name))
                        .orElseGet(this::fileName),
                file,
                text,
                root.optionalText("baseline").map(name -> file.resolveSibling(name)),
                root.has("seed") ? (long) root.number("seed", 0, MOST_SEED) : 1,
                Duration.ofSeconds(
                        root.has("timeout") ? (long) root.number("timeout", 1, MOST_SECONDS) : DEFAULT_TIMEOUT),
                tolerances(),
                designs);
    }

    private String fileName() {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    private Tolerances tolerances() {
        Tolerances known = Tolerances.DEFAULT;
        return root.fields("tolerance")
                .map(given -> {
                    given.requireOnly("accuracy", "area", "energy", "clock");
                    return new Tolerances(
                            share(given, "accuracy", known.accuracy()),
                            share(given, "area", known.area()),
                            share(given, "energy", known.energy()),
                            share(given, "clock", known.clock()));
                })
                .orElse(known);
    }

    private static double share(YamlFields given, String key, double otherwise) {
        return given.has(key) ? given.number(key, 0, 1) : otherwise;
    }

    private void readSets(YamlFields given) {
        String[] kinds = Arrays.stream(CheckKind.values()).map(CheckKind::key).toArray(String[]::new);
        for (String name : given.keys()) {
            YamlFields set = given.fields(name).orElseThrow().requireOnly(kinds);
            List<CheckPlan> plans = new ArrayList<>();
            for (String key : set.keys()) {
                plans.add(check(set, name, CheckKind.of(key).orElseThrow()));
            }
            sets.put(name, plans);
        }
    }

    private CheckPlan check(YamlFields set, String name, CheckKind kind) {
        YamlFields given = set.fields(kind.key()).orElseThrow();
        given.requireOnly(kind.options().stream().map(CheckOption::key).toArray(String[]::new));
        Map<String, String> values = new TreeMap<>();
        for (CheckOption option : kind.options()) {
            given.optionalText(option.key()).ifPresent(value -> {
                option.require(file + ": checks." + name + "." + kind.key() + "." + option.key(), value);
                values.put(option.key(), value);
            });
        }
        return new CheckPlan(kind, values);
    }

    private List<SuiteDesign> designs(YamlFields entry) {
        EntrySources sources = new EntrySources(entry);
        List<CheckPlan> checks = checks(entry);
        Set<String> tags = new HashSet<>();
        entry.texts("tags").forEach(tag -> tags.add(named(entry, "tags", tag)));
        Optional<String> name = entry.optionalText("name").map(text -> named(entry, "name", text));
        List<SuiteDesign> designs = new ArrayList<>();
        sources.byName(name).forEach((each, source) -> {
            requireFit(entry, source, checks);
            designs.add(new SuiteDesign(named(entry, "name", each), new java.util.TreeSet<>(tags), source, checks));
        });
        return designs;
    }

    private static void requireFit(YamlFields entry, DesignSource source, List<CheckPlan> checks) {
        boolean fits = !(source instanceof DesignSource.Space)
                || checks.stream().allMatch(check -> check.kind() == CheckKind.FUZZ);
        if (!fits) {
            throw entry.wrong("checks", "space has no check but fuzz: each other one needs a design");
        }
    }

    /** Of several sets, the last that has a check decides on its options. */
    private List<CheckPlan> checks(YamlFields entry) {
        List<String> names = entry.texts("checks");
        if (names.isEmpty()) {
            throw entry.missing("checks");
        }
        Map<CheckKind, CheckPlan> checks = new TreeMap<>();
        for (String name : names) {
            if (!sets.containsKey(name)) {
                List<String> known = List.copyOf(sets.keySet());
                throw entry.wrong(
                        "checks",
                        "checks has '" + name + "'" + Suggestion.hint(name, known) + ", allowed: "
                                + String.join(", ", known));
            }
            sets.get(name).forEach(check -> checks.put(check.kind(), check));
        }
        return List.copyOf(checks.values());
    }

    private static String named(YamlFields fields, String key, String text) {
        if (!text.matches(NAME)) {
            throw fields.wrong(
                    key,
                    key + " is '" + text + "', allowed: up to 80 letters, digits and . _ + - that begin with a letter"
                            + " or digit");
        }
        return text;
    }

    private void requireOtherNames(List<SuiteDesign> designs) {
        Set<String> names = new HashSet<>();
        for (SuiteDesign design : designs) {
            if (!names.add(design.name())) {
                throw new InputException(file + ": two designs are called '" + design.name()
                        + "', expected another 'name' for one of them");
            }
        }
    }
}
