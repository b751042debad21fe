package dev.spikeloom.bench.libtorch;

import dev.spikeloom.bench.contest.Contender;
import dev.spikeloom.bench.contest.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The ways to run the two sides. */
final class Contenders {
    /** Where {@code make bench} unpacks PyTorch's libraries. */
    private static final Path LIBRARIES =
            Path.of("target", "libtorch", "pytorch", "cpu", "linux-x86_64").toAbsolutePath();

    private static final Path JAVACPP_CACHE = Path.of("target", "javacpp").toAbsolutePath();

    private static final List<String> LIBTORCH_OPTIONS = List.of(
            // PyTorch's own libraries rather than those that JavaCPP brings.
            "-Dorg.bytedeco.javacpp.pathsFirst=true",
            "-Dorg.bytedeco.javacpp.platform.preloadpath=" + LIBRARIES,
            "-Dorg.bytedeco.javacpp.platform.linkpath=" + LIBRARIES,
            "-Djava.library.path=" + LIBRARIES,
            "-Dorg.bytedeco.javacpp.cachedir=" + JAVACPP_CACHE,
            // Tensors are freed by scopes: no thread and no bookkeeping for those that are not.
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");

    private Contenders() {}

    /** This project's trainer, with the launcher's options. */
    static Contender spikeloom(Jdk jdk, boolean vectors, Workload workload) {
        return new Contender(
                "Spikeloom, JDK " + jdk.version() + (vectors ? ", SIMD" : ", plain loops"),
                jdk.command(Jdk.launcherOptions(vectors), ChildMain.class, List.of("spikeloom", workload.name())));
    }

    /**
     * libtorch with each way its threads may wait for work. Which is best depends on the network, and on how busy the
     * machine is.
     */
    static List<Contender> libtorch(Jdk jdk, Workload workload) {
        return List.of(
                libtorch(jdk, workload, "default", Map.of()),
                libtorch(jdk, workload, "short spin", Map.of("GOMP_SPINCOUNT", "1000")),
                libtorch(jdk, workload, "passive", Map.of("OMP_WAIT_POLICY", "PASSIVE")));
    }

    private static Contender libtorch(Jdk jdk, Workload workload, String waiting, Map<String, String> environment) {
        return new Contender(
                "libtorch, threads wait: " + waiting,
                jdk.command(LIBTORCH_OPTIONS, ChildMain.class, List.of("libtorch", workload.name())),
                environment,
                Path.of(""));
    }
}
