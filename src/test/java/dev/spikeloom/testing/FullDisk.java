package dev.spikeloom.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program on a small disk: a tmpfs that is mounted in a namespace of its own, by root or by any user whom the kernel
 * lets have a namespace. Where it lets nobody (as in most containers), the limit is on each file instead.
 */
public final class FullDisk {
    /** What the system says when no more can be written: of a full disk, or of a file at its limit. */
    public static final String REASON = "(No space left on device|File too large)";

    private static final int KILOBYTES = 64;

    private static final List<String> WAYS = List.of(
            "exec unshare -rm sh -c 'mount -t tmpfs -o size=\"$0\"k spikeloom \"$1\" && shift && exec \"$@\"' \"$@\"",
            "exec unshare -m sh -c 'mount -t tmpfs -o size=\"$0\"k spikeloom \"$1\" && shift && exec \"$@\"' \"$@\"",
            "ulimit -f $(($1 * 2)); shift 2; exec \"$@\"");

    private static String way;

    private FullDisk() {}

    /** How a program ended, and what it printed, standard error included. */
    public record Ended(int exitCode, List<String> lines) {}

    /**
     * Runs the main method of a class on a disk of 64 kB.
     *
     * @param disk an empty folder, which becomes the disk
     */
    public static Ended run(Path disk, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> program = new ArrayList<>(List.of(
                JavaProcess.java(), "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command(disk, KILOBYTES, program))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after a minute: " + lines);
        }
        return new Ended(process.exitValue(), lines);
    }

    /**
     * A command line that runs another one on a small disk.
     *
     * @param disk an empty folder, which becomes the disk for that command alone
     */
    public static List<String> command(Path disk, int kilobytes, List<String> command)
            throws IOException, InterruptedException {
        return command(way(), disk, kilobytes, command);
    }

    /** Whether it is the disk that is small; otherwise each file has to be. */
    public static boolean isDisk() throws IOException, InterruptedException {
        return way().contains("mount");
    }

    private static List<String> command(String how, Path disk, int kilobytes, List<String> command) {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", how, "sh", String.valueOf(kilobytes), disk.toString()));
        words.addAll(command);
        return words;
    }

    /** The first that works here. */
    private static synchronized String way() throws IOException, InterruptedException {
        Path disk = Files.createTempDirectory("disk");
        for (String candidate : WAYS) {
            if (way == null) {
                Process tried = new ProcessBuilder(command(candidate, disk, KILOBYTES, List.of("true")))
                        .redirectErrorStream(true)
                        .start();
                tried.getInputStream().readAllBytes();
                way = tried.waitFor() == 0 ? candidate : null;
            }
        }
        Files.delete(disk);
        if (way == null) {
            throw new AssertionError("no disk can be filled: neither unshare and mount nor ulimit work");
        }
        return way;
    }
}
