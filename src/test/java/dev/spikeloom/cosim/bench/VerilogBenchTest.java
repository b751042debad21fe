package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("cosim")
class VerilogBenchTest {
    /** No seeds: designs with counters, without AXI and behind it. */
    private static final int CORE = -1;

    private static final int AXI = -2;

    /** The memories that hold what is presented, rather than what is expected. */
    private static final Set<String> INPUTS = Set.of(
            "tb_operations.hex",
            "tb_time_steps.hex",
            "tb_vectors.hex",
            "tb_beats.hex",
            "tb_loads.hex",
            "tb_registers.hex");

    @TempDir
    Path folder;

    private ModuleNames names;

    @Sampled(every = 4)
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void theRtlOfAnyDesignPasses(int seed) {
        write(design(seed));
        BenchResult result = run();
        assertThat(result.difference()).isEmpty();
        assertThat(result.samples()).isGreaterThanOrEqualTo(8);
    }

    @Sampled(every = 4)
    @ParameterizedTest
    @ValueSource(ints = {CORE, AXI})
    void itFailsWhenOneExpectedValueIsChanged(int seed) throws IOException {
        write(design(seed));
        assertThat(memories(seed).stream()
                        .filter(memory -> !INPUTS.contains(memory))
                        .filter(memory -> passesWith(memory, lines -> flip(lines, lines.size() / 2))))
                .isEmpty();
    }

    @Sampled(every = 4)
    @ParameterizedTest
    @ValueSource(ints = {CORE, AXI})
    void itFailsWhenWhatIsPresentedIsChanged(int seed) throws IOException {
        write(design(seed));
        assertThat(memories(seed).stream()
                        .filter(INPUTS::contains)
                        .filter(memory -> passesWith(
                                memory,
                                lines -> IntStream.range(0, lines.size()).forEach(i -> flip(lines, i)))))
                .isEmpty();
    }

    private static List<String> memories(int seed) {
        return VerilogBench.files(BenchScenario.of(design(seed))).keySet().stream()
                .filter(file -> file.endsWith(".hex"))
                .toList();
    }

    /** Changes the lowest bit of a line. */
    private static void flip(List<String> lines, int index) {
        String line = lines.get(index);
        int last = Character.digit(line.charAt(line.length() - 1), 16);
        lines.set(index, line.substring(0, line.length() - 1) + Integer.toHexString(last ^ 1));
    }

    private boolean passesWith(String memory, Consumer<List<String>> change) {
        Path file = folder.resolve(memory);
        try {
            String original = Files.readString(file);
            List<String> lines = new ArrayList<>(original.lines().toList());
            change.accept(lines);
            Files.write(file, lines);
            BenchResult result = run();
            Files.writeString(file, original);
            return result.passed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFirstDifferenceNamesSegmentCycleSignalAndBothValues() throws IOException {
        write(design(CORE));
        Path cycles = folder.resolve("tb_cycles.hex");
        List<String> lines = Files.readAllLines(cycles);
        int last = Character.digit(lines.get(5).charAt(lines.get(5).length() - 1), 16);
        lines.set(5, lines.get(5).substring(0, lines.get(5).length() - 1) + Integer.toHexString(last ^ 2));
        Files.write(cycles, lines);
        String found = (last & 2) != 0 ? "1" : "0";
        assertThat(run().difference())
                .hasValueSatisfying(text -> assertThat(text)
                        .matches("segment 0, cycle 5: spikes_ready_o is " + found + ", expected "
                                + (found.equals("1") ? "0" : "1")));
    }

    @Test
    void aBrokenRtlFails() throws IOException {
        write(design(CORE));
        Path sequencer = folder.resolve("sample_sequencer.v");
        String text = Files.readString(sequencer);
        assertThat(text).containsOnlyOnce("step_q == Zero");
        Files.writeString(sequencer, text.replace("step_q == Zero", "step_q != Zero"));
        assertThat(run().passed()).isFalse();
    }

    @Test
    void verilogThatIcarusRefusesIsAnError() throws IOException {
        write(design(CORE));
        Files.writeString(folder.resolve("argmax.v"), "module argmax; endmodul");
        assertThatThrownBy(this::run).isInstanceOf(InputException.class).hasMessageContaining("argmax.v:1");
    }

    @ParameterizedTest
    @ValueSource(ints = {CORE, AXI})
    void linesAreUpTo100ColumnsWithoutTrailingSpaces(int seed) {
        assertThat(VerilogBench.files(BenchScenario.of(design(seed)))
                        .get(ModuleNames.file(ModuleNames.BENCH))
                        .lines()
                        .filter(line -> line.length() > 100 || !line.equals(line.stripTrailing())))
                .isEmpty();
    }

    @Test
    void theSameDesignGivesTheSameBytes() {
        assertThat(VerilogBench.files(BenchScenario.of(design(AXI))))
                .isEqualTo(VerilogBench.files(BenchScenario.of(design(AXI))));
    }

    private static RateDesign design(int seed) {
        if (seed < 0) {
            HostKind host = seed == AXI ? HostKind.AXI_PACKED : HostKind.CORE;
            return DesignBuilder.of("37-6-3")
                    .host(host)
                    .counters()
                    .layer(layer -> layer.inputBuffers(2))
                    .layer(layer -> layer.lanes(2).outputBuffers(2))
                    .build();
        }
        RandomGenerator random = RandomDesigns.random(seed);
        return RandomDesigns.behindAnyHost(random, RandomDesigns.design(random, 20));
    }

    private void write(RateDesign design) {
        names = ModuleNames.of(design);
        write(Verilog.generate(design).contents());
        write(VerilogBench.files(BenchScenario.of(design)));
    }

    private void write(Map<String, String> files) {
        files.forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
    }

    private BenchResult run() {
        return IcarusBench.run(folder, names, folder.resolve("program.vvp"));
    }
}
