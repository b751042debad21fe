package dev.spikeloom.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program on a disk of 64 kB: a tmpfs that is mounted in a namespace of its own, by root or by any user whom the
 * kernel lets have a namespace. Where it lets nobody (as in most containers), the limit of 64 kB is on each file instead.
 */
public final class FullDisk {
    /** What the system says when no more can be written: of a full disk, or of a file at its limit. */
    public static final String REASON = "(No space left on device|File too large)";

    private static final List<String> WAYS = List.of(
            "exec unshare -rm sh -c 'mount -t tmpfs -o size=64k spikeloom \"$0\" && exec \"$@\"' \"$@\"",
            "exec unshare -m sh -c 'mount -t tmpfs -o size=64k spikeloom \"$0\" && exec \"$@\"' \"$@\"",
            "shift; ulimit -f 128 && exec \"$@\"");

    private static final String READY = "the disk is ready";

    private FullDisk() {}

    /** How a program ended, and what it printed, standard error included. */
    public record Ended(int exitCode, List<String> lines) {}

    /**
     * Runs the main method of a class.
     *
     * @param disk an empty folder, which becomes the disk
     */
    public static Ended run(Path disk, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (String way : WAYS) {
            List<String> command = new ArrayList<>(List.of("sh", "-c", way, "sh", disk.toString()));
            command.addAll(List.of("sh", "-c", "echo " + READY + " && exec \"$@\"", "sh"));
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName()));
            command.addAll(Arrays.asList(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after a minute: " + lines);
            }
            if (lines.contains(READY)) {
                return new Ended(
                        process.exitValue(),
                        lines.stream().filter(line -> !line.equals(READY)).toList());
            }
            refusals.add(String.join(" ", lines));
        }
        throw new AssertionError("no disk can be filled: " + String.join("; ", refusals));
    }
}
