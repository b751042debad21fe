package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails, the simulator ends with another exit code than 0; and the plus-arguments of the bench. */
@Tag("cosim")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchExitCodeTest {
    private static final int SAMPLES = 11;

    @TempDir
    private static Path folder;

    private final Map<BenchSimulator, Path> builds = new EnumMap<>(BenchSimulator.class);
    private final Map<String, String> files = files();
    private int runs;

    private static Map<String, String> files() {
        RateDesign design =
                DesignBuilder.of("9-4-3").host(HostKind.AXI_PACKED).counters().build();
        Map<String, String> files = new TreeMap<>(Verilog.generate(design).contents());
        files.putAll(VerilogBench.files(BenchScenario.of(design)));
        return files;
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void whatPassesEndsWith0(BenchSimulator simulator) {
        ToolResult ended = runWith(simulator, hex -> {});
        assertThat(ended.output()).startsWith("PASS: 5 segments, " + SAMPLES + " samples, ");
        assertThat(ended.exitCode()).isZero();
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void noSimulatorHasAWarningForIt(BenchSimulator simulator) {
        Path sources = folder.resolve("lint-" + simulator);
        write(files, sources);
        assertThat(BenchSimulator.warnings(simulator.build(sources))).isEmpty();
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void aFileThatIsMissingFails(BenchSimulator simulator) {
        for (String name : hexFiles()) {
            requireFailure(runWith(simulator, hex -> hex.remove(name)), name + " cannot be read");
        }
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void aFileThatLacksALineFails(BenchSimulator simulator) {
        for (String name : hexFiles()) {
            UnaryOperator<String> shorten = text -> text.substring(text.indexOf('\n') + 1);
            requireFailure(runWith(simulator, hex -> hex.compute(name, (key, text) -> shorten.apply(text))), name);
        }
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void aFileThatEndsWithinAWordFails(BenchSimulator simulator) {
        for (String name : hexFiles()) {
            UnaryOperator<String> cut = text -> text.substring(0, text.length() - 2);
            requireFailure(runWith(simulator, hex -> hex.compute(name, (key, text) -> cut.apply(text))), name);
        }
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void aDigitThatIsNoneFails(BenchSimulator simulator) {
        ToolResult ended =
                runWith(simulator, hex -> hex.compute("tb_cycles.hex", (name, text) -> "g" + text.substring(1)));
        assertThat(ended.exitCode()).as(ended.output()).isNotZero();
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void aWrongValueFails(BenchSimulator simulator) {
        ToolResult ended =
                runWith(simulator, hex -> hex.compute("tb_result_class_o.hex", (name, text) -> flipped(text)));
        requireFailure(ended, "result_class_o");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void tooFewResultsFail(BenchSimulator simulator) {
        requireFailure(
                rebuilt(simulator, "snn_tb.v", "Samples    = 32'd11;", "Samples    = 32'd12;"),
                "the number of results is b, expected c");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void whatHangsFails(BenchSimulator simulator) {
        requireFailure(
                rebuilt(simulator, "snn_tb.v", "tb_operations_at = tb_operations_at + 32'd1;", ""),
                "the bench does not end");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void aBrokenRtlFails(BenchSimulator simulator) {
        requireFailure(rebuilt(simulator, "sample_sequencer.v", "step_q == Zero", "step_q != Zero"), "FAIL: segment");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void samplesStopsItAfterSoManyResults(BenchSimulator simulator) {
        ToolResult ended = runWith(simulator, hex -> {}, "+samples=3");
        assertThat(ended.output()).startsWith("PASS: 2 segments, 3 of 11 samples, ");
        assertThat(ended.exitCode()).isZero();
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void moreSamplesThanThereAreAreAllOfThem(BenchSimulator simulator) {
        ToolResult ended = runWith(simulator, hex -> {}, "+samples=100");
        assertThat(ended.output()).startsWith("PASS: 5 segments, 11 samples, ");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void samplesThatAreNoneAreRefused(BenchSimulator simulator) {
        requireFailure(runWith(simulator, hex -> {}, "+samples=0"), "+samples=0, allowed: 1 to 11");
        requireFailure(runWith(simulator, hex -> {}, "+samples=few"), "allowed: 1 to 11");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void whateverTheSeedItPasses(BenchSimulator simulator) {
        for (int seed = 2; seed < 6; seed++) {
            assertThat(runWith(simulator, hex -> {}, "+seed=" + seed).output()).startsWith("PASS: ");
        }
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void anotherSeedTakesAnotherTime(BenchSimulator simulator) throws IOException {
        assertThat(times(simulator, 1)).isEqualTo(times(simulator, 1)).isNotEqualTo(times(simulator, 2));
    }

    /** The waves without their header, which has a date. */
    private String times(BenchSimulator simulator, int seed) throws IOException {
        Path run = run(simulator, Map.of());
        simulator.run(build(simulator), run, "+seed=" + seed, "+vcd=waves.vcd");
        String waves = Files.readString(run.resolve("waves.vcd"));
        return waves.substring(waves.indexOf("$enddefinitions"));
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void vcdWritesWavesOfTheBenchAndTheRtl(BenchSimulator simulator) throws IOException {
        Path run = run(simulator, Map.of());
        assertThat(simulator.run(build(simulator), run, "+vcd").exitCode()).isZero();
        assertThat(run.resolve("snn_tb.vcd")).content().contains("tb_cycles_at", "u_layer_1");
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @EnumSource
    void withoutVcdThereAreNoWaves(BenchSimulator simulator) throws IOException {
        Path run = run(simulator, Map.of());
        simulator.run(build(simulator), run);
        assertThat(run).isDirectoryNotContaining("glob:**.vcd");
    }

    private List<String> hexFiles() {
        List<String> names =
                files.keySet().stream().filter(name -> name.endsWith(".hex")).toList();
        assertThat(names).contains("tb_operations.hex", "layer0_bank0.hex", "layer1_thresholds.hex");
        return names;
    }

    private static void requireFailure(ToolResult ended, String words) {
        assertThat(ended.exitCode()).as(ended.output()).isNotZero();
        assertThat(ended.timedOut()).as("ends by itself").isFalse();
        assertThat(ended.output()).contains("FAIL: ").contains(words);
    }

    private ToolResult runWith(BenchSimulator simulator, Consumer<Map<String, String>> change, String... arguments) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.keySet().removeIf(name -> !name.endsWith(".hex"));
        change.accept(changed);
        return simulator.run(build(simulator), run(simulator, changed), arguments);
    }

    /** A folder of hex files: those that are given, or, if none are, all. */
    private Path run(BenchSimulator simulator, Map<String, String> hex) {
        Path run = folder.resolve(simulator + "-run-" + runs++);
        write(hex.isEmpty() ? files : hex, run);
        return run;
    }

    private Path build(BenchSimulator simulator) {
        return builds.computeIfAbsent(simulator, key -> {
            Path sources = folder.resolve("build-" + simulator);
            write(files, sources);
            simulator.build(sources);
            return sources;
        });
    }

    private ToolResult rebuilt(BenchSimulator simulator, String file, String from, String to) {
        Path sources = run(simulator, Map.of());
        assertThat(files.get(file)).containsOnlyOnce(from);
        write(Map.of(file, files.get(file).replace(from, to)), sources);
        simulator.build(sources);
        return simulator.run(sources, sources);
    }

    private static void write(Map<String, String> files, Path into) {
        files.forEach((name, text) -> AtomicFiles.writeString(into.resolve(name), text));
    }

    /** With the lowest bit of its first word changed. */
    private static String flipped(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String line = lines.get(0);
        int last = Character.digit(line.charAt(line.length() - 1), 16);
        lines.set(0, line.substring(0, line.length() - 1) + Integer.toHexString(last ^ 1));
        return String.join("\n", lines) + "\n";
    }
}
