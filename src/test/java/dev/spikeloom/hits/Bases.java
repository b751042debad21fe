package dev.spikeloom.hits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folders that commands find, each made once, and how fast this machine was at it. */
final class Bases {
    private static final int BLOCK = 4096;

    private final Path folder;
    private final Map<Base, Path> made = new EnumMap<>(Base.class);
    private double slowness = 1;

    Bases(Path folder) {
        this.folder = folder;
    }

    /** A copy of a base at {@code target}, which is not there yet. */
    Path copy(Base base, Path target) throws IOException, InterruptedException {
        Process copied = new ProcessBuilder("cp", "-a", made(base).toString(), target.toString())
                .inheritIO()
                .start();
        assertThat(copied.waitFor()).isZero();
        return target;
    }

    private synchronized Path made(Base base) {
        return made.computeIfAbsent(base, this::make);
    }

    private Path make(Base base) {
        try {
            Path place = Files.createDirectories(folder.resolve(base.name()));
            Files.createDirectories(place.resolve("cache"));
            Files.createDirectories(place.resolve("tmp"));
            long began = System.nanoTime();
            base.fill(place);
            if (base == Base.RUN) {
                slowness = Math.max(1, (System.nanoTime() - began) / 1e9 / Base.SECONDS);
            }
            return place;
        } catch (Exception e) {
            throw new IllegalStateException("no " + base, e);
        }
    }

    /** How many times slower than a quiet machine with two processors this one is, at least 1. */
    double slowness() {
        made(Base.RUN);
        return slowness;
    }

    double millis(HitCommand command) {
        return slowness() * command.seconds() * 1000;
    }

    /** What the files take on a disk. */
    static int kilobytes(Path place) throws IOException {
        try (Stream<Path> tree = Files.walk(place)) {
            return (int) (tree.mapToLong(Bases::bytes).sum() / 1024);
        }
    }

    private static long bytes(Path file) {
        try {
            return BLOCK + (Files.isDirectory(file) ? 0 : (Files.size(file) + BLOCK - 1) / BLOCK * BLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> tree = Files.walk(root)) {
            found = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : found) {
            Files.delete(file);
        }
    }
}
