package dev.spikeloom.bench.libtorch;

import dev.spikeloom.kernel.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to run one side.
 *
 * @param name for people
 * @param side as {@link ChildMain} knows it
 * @param jdk that runs it
 * @param options of the virtual machine
 * @param environment added to that of this process
 */
record Contender(String name, String side, Jdk jdk, List<String> options, Map<String, String> environment) {
    /** Where {@code make bench} unpacks PyTorch's libraries. */
    private static final Path LIBRARIES =
            Path.of("target", "libtorch", "pytorch", "cpu", "linux-x86_64").toAbsolutePath();

    private static final Path JAVACPP_CACHE = Path.of("target", "javacpp").toAbsolutePath();

    /** This project's trainer, with the launcher's options. */
    static Contender spikeloom(Jdk jdk, boolean vectors) {
        List<String> kernels = vectors
                ? List.of("--add-modules", "jdk.incubator.vector")
                : List.of("-D" + Kernels.PROPERTY + "=plain");
        List<String> options = new ArrayList<>(List.of("-XX:+UseParallelGC", "-XX:-UsePerfData"));
        options.addAll(kernels);
        String name = "Spikeloom, JDK " + jdk.version() + (vectors ? ", SIMD" : ", plain loops");
        return new Contender(name, "spikeloom", jdk, options, Map.of());
    }

    /**
     * libtorch with each way its threads may wait for work. Which is best depends on the network, and on how busy the
     * machine is.
     */
    static List<Contender> libtorch(Jdk jdk) {
        return List.of(
                libtorch(jdk, "default", Map.of()),
                libtorch(jdk, "short spin", Map.of("GOMP_SPINCOUNT", "1000")),
                libtorch(jdk, "passive", Map.of("OMP_WAIT_POLICY", "PASSIVE")));
    }

    private static Contender libtorch(Jdk jdk, String waiting, Map<String, String> environment) {
        List<String> options = List.of(
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
        return new Contender("libtorch, threads wait: " + waiting, "libtorch", jdk, options, environment);
    }

    /** The command of a process that trains a network. */
    List<String> command(Workload workload) {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), ChildMain.class.getName(), side, workload.name()));
        return command;
    }
}
