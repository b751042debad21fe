package dev.spikeloom.bench.libtorch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param version its feature version, such as 17
 */
record Jdk(Path home, int version) {
    /** Names more JDKs, separated like a class path. */
    static final String VARIABLE = "BENCH_JDKS";

    private static final Path DEBIAN_FOLDER = Path.of("/usr/lib/jvm");

    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** The JDK of this process. */
    static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** The JDK of this process, those of {@link #VARIABLE}, and those where Debian puts them. */
    static List<Jdk> installed() {
        List<Jdk> jdks = new ArrayList<>(List.of(running()));
        String named = System.getenv().getOrDefault(VARIABLE, "");
        for (String folder : named.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                jdks.add(at(Path.of(folder))
                        .orElseThrow(() -> new InputException(VARIABLE + " names " + folder
                                + ", which is not the folder of a JDK; correct or unset it")));
            }
        }
        if (Files.isDirectory(DEBIAN_FOLDER)) {
            try (Stream<Path> folders = Files.list(DEBIAN_FOLDER)) {
                folders.sorted().map(Jdk::at).flatMap(Optional::stream).forEach(jdks::add);
            } catch (IOException e) {
                throw new InputException("cannot list " + DEBIAN_FOLDER + ": " + AtomicFiles.reason(e), e);
            }
        }
        return jdks;
    }

    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isRegularFile(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new InputException("cannot read " + release + ": " + AtomicFiles.reason(e), e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
    }
}
