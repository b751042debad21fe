package dev.spikeloom.bench;

import dev.spikeloom.bench.libtorch.LibtorchComparison;
import dev.spikeloom.bench.simulators.CrossCheckBenchmark;
import dev.spikeloom.bench.simulators.SimulatorComparison;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What {@code make bench} runs: benchmarks in JMH, then the comparisons with libtorch and with the Verilated RTL, alone and in
 * lockstep.
 */
public final class Benchmarks {
    private static final Path DOCUMENT = Path.of("docs", "performance.md");

    private Benchmarks() {}

    /** @param args a regular expression that is found in the names of the benchmarks to run; none for all */
    public static void main(String[] args) {
        String pattern = args.length == 0 ? ".*" : args[0];
        Predicate<String> chosen = Pattern.compile(pattern).asPredicate();
        boolean inJmh = !BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(pattern),
                        List.of())
                .isEmpty();
        boolean trainers = LibtorchComparison.names().stream().anyMatch(chosen);
        boolean simulators = SimulatorComparison.names().stream().anyMatch(chosen);
        boolean lockstep = chosen.test(CrossCheckBenchmark.NAME);
        try {
            if (!inJmh && !trainers && !simulators && !lockstep) {
                throw new InputException("no benchmark has " + pattern + " in its name");
            }
            if (simulators || lockstep) {
                SimulatorComparison.require();
            }
            if (inJmh) {
                runInJmh(pattern);
            }
            if (trainers) {
                new LibtorchComparison().run(chosen, DOCUMENT);
            }
            SimulatorComparison.run(chosen, DOCUMENT);
            if (lockstep) {
                CrossCheckBenchmark.run(DOCUMENT);
            }
        } catch (InputException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void runInJmh(String pattern) {
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder().include(pattern).build()).run();
        } catch (RunnerException e) {
            throw new InputException(e.getMessage(), e);
        }
        EventTable event = new EventTable(results);
        if (event.isComplete()) {
            System.out.println("\n" + event);
            MarkedSection.replace(DOCUMENT, "event", event.toString());
        }
        KernelTable table = new KernelTable(results);
        if (!table.isEmpty()) {
            System.out.println("\n" + table);
        }
        if (table.isComplete()) {
            MarkedSection.replace(DOCUMENT, "kernels", table.toString());
        }
    }
}
