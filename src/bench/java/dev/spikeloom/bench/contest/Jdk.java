package dev.spikeloom.bench.contest;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.kernel.Kernels;
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
public record Jdk(Path home, int version) {
    /** Names more JDKs, separated like a class path. */
    private static final String VARIABLE = "BENCH_JDKS";

    /** The versions to measure on. */
    public static final List<Integer> MEASURED = List.of(25, 17);

    private static final Path DEBIAN_FOLDER = Path.of("/usr/lib/jvm");

    /**
     * The command of a Java program on the class path of this process.
     *
     * @param options of the virtual machine
     */
    public List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /**
     * The options of the virtual machine that the launcher gives this project's programs.
     *
     * @param vectors whether kernels may use SIMD
     */
    public static List<String> launcherOptions(boolean vectors) {
        List<String> options = new ArrayList<>(List.of("-XX:+UseParallelGC", "-XX:-UsePerfData"));
        options.addAll(
                vectors
                        ? List.of("--add-modules", "jdk.incubator.vector")
                        : List.of("-D" + Kernels.PROPERTY + "=plain"));
        return options;
    }

    /** A JDK of each of the versions to measure on that is installed; says which are not. */
    public static List<Jdk> measured() {
        List<Jdk> installed = installed();
        List<Jdk> found = new ArrayList<>();
        for (int version : MEASURED) {
            installed.stream()
                    .filter(candidate -> candidate.version() == version)
                    .findFirst()
                    .ifPresentOrElse(
                            found::add,
                            () -> System.out.println("There is no JDK " + version + " here, so it is left out, and the"
                                    + " table in the documentation stays as it is; name its folder in " + VARIABLE
                                    + " if it is installed"));
        }
        return found;
    }

    /** The JDK of this process. */
    public static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** The JDK of this process, those of {@link #VARIABLE}, and those where Debian puts them. */
    private static List<Jdk> installed() {
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
