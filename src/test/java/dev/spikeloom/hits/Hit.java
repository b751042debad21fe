package dev.spikeloom.hits;

import dev.spikeloom.cli.Spikeloom;
import dev.spikeloom.testing.FullDisk;
import dev.spikeloom.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One command, hit once: what it does afterwards is right or a list of problems.
 *
 * @param seed of the moment, or of the size of the disk
 */
record Hit(HitCommand command, Mode mode, long seed) {
    private static final int END_SECONDS = 10;
    private static final int WHOLE_SECONDS = 300;
    private static final int CALM_RUNS = 3;
    /** Of a virtual machine that a signal reaches before it has started: no program can answer in its place. */
    private static final String NOT_STARTED = "Error occurred during initialization of VM";

    private static final Pattern WRONG = Pattern.compile("internal error|Exception|^\\s+at |DIFFER|models differ"
            + "|refuses the design|does not accept|Shutdown in progress");

    /**
     * Hits the command.
     *
     * @param bases the folders that are copied for the command, and the speed of this machine
     * @param folder an empty one
     * @param tally is told of the hit
     */
    List<String> problems(Bases bases, Path folder, Tally tally) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Path place = bases.copy(command.base(), folder.resolve("place"));
        if (random.nextBoolean()) {
            // As on the first day: nothing is built yet.
            Bases.delete(place.resolve("cache/verilator"));
        }
        List<String> problems = new ArrayList<>();
        if (mode == Mode.SMALL_DISK) {
            fillDisk(bases, folder, place, random, problems, tally);
        } else {
            signal(command.arguments(), bases, folder, place, random, problems, tally);
            if (!command.resumed().isEmpty()) {
                signal(again(), bases, folder, place, random, problems, tally);
            }
        }
        if (problems.isEmpty() && random.nextInt(CALM_RUNS) == 0) {
            goOn(bases, folder, place, problems);
        }
        return problems;
    }

    private List<String> again() {
        return Stream.concat(command.arguments().stream(), command.resumed().stream())
                .toList();
    }

    private void signal(
            List<String> arguments,
            Bases bases,
            Path folder,
            Path place,
            SplittableRandom random,
            List<String> problems,
            Tally tally)
            throws IOException, InterruptedException {
        Process process = start(folder, place, program(arguments));
        boolean over = process.waitFor((long) (random.nextDouble() * bases.millis(command)), TimeUnit.MILLISECONDS);
        long hit = System.nanoTime();
        if (!over) {
            List<ProcessHandle> started = process.descendants().toList();
            send(process, started);
            requireEnd(process, bases.slowness() * END_SECONDS, problems);
            started.stream()
                    .filter(Hit::goesOn)
                    .forEach(child -> problems.add(
                            "left running: " + child.info().command().orElseThrow()));
        }
        tally.add(mode, !over && process.exitValue() != 0, (System.nanoTime() - hit) / 1e9);
        if (Files.readString(folder.resolve("out")).startsWith(NOT_STARTED)) {
            tally.addNotStarted();
        } else {
            judge(process, folder, place, problems);
        }
    }

    /** Longer than a process takes to vanish that has been killed. */
    private static boolean goesOn(ProcessHandle child) {
        try {
            child.onExit().get(END_SECONDS, TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException | ExecutionException e) {
            return child.info().command().isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void send(Process process, List<ProcessHandle> started) throws IOException, InterruptedException {
        List<String> kill = new ArrayList<>(List.of("kill", mode == Mode.INTERRUPTED ? "-INT" : "-TERM", "--"));
        if (mode == Mode.ALL_TERMINATED) {
            started.forEach(child -> kill.add(String.valueOf(child.pid())));
        }
        kill.add((mode == Mode.INTERRUPTED ? "-" : "") + process.pid());
        new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
    }

    /** All is on a disk that leaves some space beside what is there at first: a kilobyte or thirty thousand. */
    private void fillDisk(
            Bases bases, Path folder, Path place, SplittableRandom random, List<String> problems, Tally tally)
            throws IOException, InterruptedException {
        int kilobytes = Bases.kilobytes(place) + (int) Math.pow(2, 15 * random.nextDouble());
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> there = new ArrayList<>(List.of(
                "sh",
                "-c",
                "cp -a \"$0/.\" \"$1\" && cd \"$1\" && export TMPDIR=\"$1/tmp\" SPIKELOOM_CACHE=\"$1/cache\" && shift && \"$@\"; code=$?;"
                        + " rm -rf \"$0\" && cp -a . \"$0\"; exit $code",
                place.toString(),
                disk.toString()));
        there.addAll(program(command.arguments()));
        Process process = start(folder, place, FullDisk.command(disk, kilobytes, there));
        requireEnd(process, bases.slowness() * WHOLE_SECONDS, problems);
        tally.add(mode, process.exitValue() != 0, 0);
        judge(process, folder, place, problems);
    }

    static List<String> program(List<String> arguments) {
        return JavaProcess.command(
                List.of("-XX:TieredStopAtLevel=1"), Spikeloom.class, arguments.toArray(String[]::new));
    }

    static Process start(Path folder, Path place, List<String> command) throws IOException {
        return Base.process(place, command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    static void requireEnd(Process process, double seconds, List<String> problems) throws InterruptedException {
        if (!process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS)) {
            problems.add("still running after " + seconds + " s");
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private void judge(Process process, Path folder, Path place, List<String> problems)
            throws IOException, InterruptedException {
        int exitCode = process.waitFor();
        String err = Files.readString(folder.resolve("err"));
        if (exitCode != 0 && exitCode != mode.exitCode()) {
            problems.add("exit code " + exitCode);
        }
        long lines = err.lines().filter(line -> line.startsWith("spikeloom:")).count();
        if (lines != (exitCode == 2 ? 1 : 0)) {
            problems.add(lines + " lines of errors");
        }
        Stream.concat(err.lines(), Files.readString(folder.resolve("out")).lines())
                .filter(line -> WRONG.matcher(line).find())
                .forEach(line -> problems.add("it says: " + line));
        problems.addAll(LeftFiles.problems(place));
        if (Files.exists(place.resolve("kept"))) {
            problems.add("a difference was kept");
        }
        if (!problems.isEmpty()) {
            err.lines().limit(20).forEach(line -> problems.add("| " + line));
        }
    }

    private void goOn(Bases bases, Path folder, Path place, List<String> problems)
            throws IOException, InterruptedException {
        Process process = start(folder, place, program(again()));
        requireEnd(process, bases.slowness() * WHOLE_SECONDS, problems);
        if (process.waitFor() != 0) {
            problems.add("it cannot go on: exit code " + process.exitValue());
            Files.readString(folder.resolve("err")).lines().forEach(line -> problems.add("| " + line));
        }
    }
}
