package dev.spikeloom.hits;

import dev.spikeloom.io.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Two commands in one folder at once: at least one does its work, and the other does too or is told in one line that the
 * folder is in use. What they leave is what one of them leaves alone, or both one after the other: never a mixture.
 */
enum Pair {
    SIMULATE_GENERATE("simulate run -s architecture.read_latency=2", "generate run -s architecture.bank_rows=32"),
    RUN_RUN(
            "run digits " + HitCommand.EXPERIMENT + " --train -o run",
            "run digits " + HitCommand.EXPERIMENT + " --train -s quantization.weight_bits=4 -o run"),
    TRAIN_COSIM("train digits " + HitCommand.EXPERIMENT + " -o run", "cosim run --traces=50"),
    QUANTIZE_EVALUATE("quantize run -s quantization.weight_bits=4", "evaluate run --runs 2"),
    SYNTH_GENERATE("synth run", "generate run -s architecture.read_latency=2"),
    PROVE_CONVERT("prove run", "convert run");

    private static final int WHOLE_SECONDS = 300;

    private final String first;
    private final String second;

    Pair(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** The folders that are right, by what made them, and the exit codes that the commands have one after the other. */
    private record Expected(Map<String, Map<String, String>> folders, Map<String, Integer> exitCodes) {}

    /** Hits the pair so often, and says what went wrong. */
    List<String> problems(Bases bases, Path folder, int hits, long seed) throws IOException, InterruptedException {
        Expected expected = expected(bases, folder);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < hits; i++) {
            Path hit = Files.createDirectory(folder.resolve("hit" + i));
            problems.addAll(hit(bases, hit, (long) (random.nextDouble() * bases.slowness() * 2000), expected));
            if (problems.isEmpty()) {
                Bases.delete(hit);
            }
        }
        return problems;
    }

    private Expected expected(Bases bases, Path folder) throws IOException, InterruptedException {
        Expected expected = new Expected(new HashMap<>(), new HashMap<>());
        for (List<String> order :
                List.of(List.of(first), List.of(second), List.of(first, second), List.of(second, first))) {
            Path alone = Files.createDirectory(
                    folder.resolve("alone" + expected.folders().size()));
            Path place = bases.copy(Base.RUN, alone.resolve("place"));
            for (String command : order) {
                Process process = Hit.start(alone, place, Hit.program(List.of(command.split(" "))));
                process.waitFor();
                expected.exitCodes().merge(command, process.exitValue(), Math::max);
            }
            expected.folders().put(String.join(", then ", order), content(place.resolve("run")));
            Bases.delete(alone);
        }
        return expected;
    }

    private List<String> hit(Bases bases, Path folder, long delayMillis, Expected expected)
            throws IOException, InterruptedException {
        Path place = bases.copy(Base.RUN, folder.resolve("place"));
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        Process process1 = Hit.start(one, place, Hit.program(List.of(first.split(" "))));
        process1.waitFor(delayMillis, TimeUnit.MILLISECONDS);
        Process process2 = Hit.start(two, place, Hit.program(List.of(second.split(" "))));
        List<String> problems = new ArrayList<>();
        Hit.requireEnd(process1, bases.slowness() * WHOLE_SECONDS, problems);
        Hit.requireEnd(process2, bases.slowness() * WHOLE_SECONDS, problems);
        boolean refused1 = judge(first, process1, one, expected, problems);
        boolean refused2 = judge(second, process2, two, expected, problems);
        if (refused1 && refused2) {
            problems.add("both were refused");
        }
        problems.addAll(LeftFiles.problems(place));
        Map<String, String> left = content(place.resolve("run"));
        if (!expected.folders().containsValue(left)) {
            problems.add("the folder is mixed: " + differences(left, expected));
        }
        problems.replaceAll(problem -> this + " after " + delayMillis + " ms: " + problem);
        return problems;
    }

    /** Whether a command was refused since the folder was in use. */
    private static boolean judge(String command, Process process, Path folder, Expected expected, List<String> problems)
            throws IOException {
        String err = Files.readString(folder.resolve("err"));
        boolean refused = process.exitValue() == 2
                && err.lines().filter(line -> line.startsWith("spikeloom: ")).count() == 1
                && err.contains(" is in use by ");
        if (!refused
                && process.exitValue() != 0
                && process.exitValue() != expected.exitCodes().get(command)) {
            problems.add("'" + command + "' ended with " + process.exitValue() + ": " + err);
        }
        return refused;
    }

    private static String differences(Map<String, String> left, Expected expected) {
        List<String> all = new ArrayList<>();
        expected.folders().forEach((order, files) -> {
            List<String> differing = Stream.concat(left.keySet().stream(), files.keySet().stream())
                    .distinct()
                    .filter(name -> !left.getOrDefault(name, "").equals(files.getOrDefault(name, "")))
                    .limit(5)
                    .toList();
            all.add("not of '" + order + "' are " + differing);
        });
        return String.join("; ", all);
    }

    /** What is in a folder: the checksum of each file, but of those that a lock needs. */
    private static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".")) {
                    content.put(
                            name, HexFormat.of().formatHex(Checksums.sha256().digest(Files.readAllBytes(file))));
                }
            }
        }
        return content;
    }
}
