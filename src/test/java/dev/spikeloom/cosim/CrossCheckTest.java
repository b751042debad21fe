package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.Architectures;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.testing.TimingRecurrence;
import dev.spikeloom.testing.Uniform;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rung 4 of the verification ladder: the RTL under Verilator equals the clocked model, and a bench that can fail. */
@Tag("cosim")
class CrossCheckTest {
    private static final int SAMPLES = 20;
    private static final int STEPS = 8;

    /** Shared by the tests of this class: a design is built once. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    private final RateDesign design = RateDesign.elaborate(
            RandomDesigns.network(RandomDesigns.random(5), List.of(70, 40, 33, 5), 5),
            Architectures.ofBanks(16, WeightStorage.LOADABLE, 16));
    private final RecordedSpikes spikes = RandomDesigns.spikes(RandomDesigns.random(6), SAMPLES, STEPS, 70);

    @Large
    @Test
    void tracesAreIdenticalWhenTheHostNeverPauses() {
        CosimResult result = check(design, HostTiming.saturated(), false);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(SAMPLES);
        assertThat(result.comparedValues()).isGreaterThan(result.cycles() * 40);
    }

    @Test
    void tracesAreIdenticalWhenTheHostPausesAtRandom() {
        CosimResult result = check(design, HostTiming.random(3), false);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(SAMPLES);
    }

    @Test
    void theRtlTakesExactlyTheCyclesOfTheRecurrences() {
        for (HostTiming timing : List.of(HostTiming.saturated(), HostTiming.random(3))) {
            CosimResult result = check(design, timing, false);
            List<Long> resultCycles =
                    TimingRecurrence.of(design, spikes, SAMPLES, STEPS, timing).resultCycles();
            assertThat(result.cycles()).isEqualTo(resultCycles.get(SAMPLES - 1) + 1);
        }
    }

    @Test
    void weightsWrittenThroughTheLoadPortReplaceThoseOfTheHexFiles() {
        RateDesign other = RateDesign.elaborate(
                RandomDesigns.network(RandomDesigns.random(99), List.of(70, 40, 33, 5), 5), design.architecture());
        Verilog.generate(other).writeTo(folder.resolve("rtl"));
        CosimOptions options = options(HostTiming.saturated(), true);
        CosimResult result = new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(SAMPLES);
    }

    @Large
    @Test
    void theSmallestMachineAndExtremeWeightsAreIdentical() {
        for (int weightBits : List.of(1, 16)) {
            WeightFormat format = new WeightFormat(weightBits);
            short[][] greatest = {{(short) format.max()}};
            short[][] least = {{(short) format.min()}};
            RateDesign tiny = RateDesign.elaborate(
                    Uniform.network(
                            NeuronModel.SNN_DC,
                            format,
                            List.of(
                                    Uniform.dense(greatest, new int[] {0}, new float[] {1}),
                                    Uniform.dense(least, new int[] {format.min() - 1}, new float[] {1}))),
                    Architectures.ofBanks(2, WeightStorage.FIXED, 1));
            RecordedSpikes input = new RecordedSpikes(4, 1, 1);
            SpikeVector one = new SpikeVector(1);
            one.set(0);
            input.write(1, 0, one);
            input.write(2, 0, one);
            Path rtl = folder.resolve("rtl" + weightBits);
            Verilog.generate(tiny).writeTo(rtl);
            CosimOptions options =
                    new CosimOptions(4, 1, HostTiming.random(1), false, true, builds, folder.resolve("work"));
            CosimResult result = new CrossCheck(tiny, rtl, options, Progress.NONE).run(input);
            assertThat(result.divergence()).as("%d bits", weightBits).isEmpty();
            assertThat(result.samples()).isEqualTo(4);
        }
    }

    @Large
    @Test
    void eightLayersBehindTwoThousandInputsAreIdentical() {
        RateDesign wide = RateDesign.elaborate(
                RandomDesigns.network(RandomDesigns.random(8), List.of(2048, 6, 5, 4, 3, 4, 5, 6, 4), 16),
                Architecture.core(
                        WeightStorage.LOADABLE,
                        4,
                        LayerBuilder.baseline()
                                .encoderRadix(16)
                                .encoderStages(1)
                                .build()));
        RecordedSpikes input = RandomDesigns.spikes(RandomDesigns.random(9), 3, 2, 2048);
        Verilog.generate(wide).writeTo(folder.resolve("wide"));
        CosimOptions options =
                new CosimOptions(3, 2, HostTiming.random(1), false, true, builds, folder.resolve("work"));
        CosimResult result = new CrossCheck(wide, folder.resolve("wide"), options, Progress.NONE).run(input);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(3);
    }

    @Sampled(every = 4)
    @ParameterizedTest
    @EnumSource(
            value = HostKind.class,
            names = {"AXI_PACKED", "AXI_EVENTS"})
    void behindAxiWeightsLoadedOverRegistersGiveTheSameResultsAndCounters(HostKind host) {
        RateDesign axi = RateDesign.elaborate(
                design.network(),
                Architectures.ofBanks(16, WeightStorage.LOADED, 16)
                        .with(ParameterTable.COUNTERS, true)
                        .with(ParameterTable.HOST, host));
        CosimResult result = check(axi, HostTiming.random(5), true);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(SAMPLES);
        assertThat(folder.resolve("rtl/layer0_bank0.hex")).doesNotExist();
    }

    @Test
    void aPerformanceCounterThatMiscountsIsFoundAndNamed() throws IOException {
        RateDesign counting = RateDesign.elaborate(
                design.network(),
                Architectures.ofBanks(16, WeightStorage.LOADABLE, 16).with(ParameterTable.COUNTERS, true));
        generate(counting);
        Path module = folder.resolve("rtl/layer_counters.v");
        String verilog = Files.readString(module);
        String mutant = verilog.replace("blocked_q + {63'd0, blocked_i}", "blocked_q + {63'd0, ~blocked_i}");
        assertThat(mutant).isNotEqualTo(verilog);
        Files.writeString(module, mutant);
        CosimResult result = new CrossCheck(
                        counting, folder.resolve("rtl"), options(HostTiming.random(3), false), Progress.NONE)
                .run(spikes);
        assertThat(result.divergence().orElseThrow().signal()).isEqualTo("u_layer_0.u_counters.blocked_q");
    }

    @Test
    void anOutputThatFollowsItsReadyWithinACycleIsADifference() throws IOException {
        generate(design);
        Path top = folder.resolve("rtl/spike_counter.v");
        String verilog = Files.readString(top);
        String mutant = verilog.replace(
                "assign result_valid_o  = result_valid_q;",
                "assign result_valid_o  = result_valid_q & result_ready_i;");
        assertThat(mutant).isNotEqualTo(verilog);
        Files.writeString(top, mutant);
        assertThat(run(UnaryOperator.identity()).divergence().orElseThrow().report())
                .startsWith("RTL breaks a rule in cycle ")
                .contains(", result_valid_o: expected 1, found 0 (RTL)\n")
                .contains("path of the value: result_valid_o follows result_ready_i in cycle ")
                .contains("assign result_valid_o  = result_valid_q & result_ready_i;");
    }

    @Test
    void oneCorruptedWeightIsFoundAndNamed() throws IOException {
        generate(design);
        Path hex = folder.resolve("rtl/layer1_bank0.hex");
        List<String> rows = Files.readAllLines(hex);
        String row = rows.get(3);
        // The weight of neuron 0 is in the lowest bits, so in the last digit.
        char flipped = Character.forDigit(Character.digit(row.charAt(row.length() - 1), 16) ^ 1, 16);
        rows.set(3, row.substring(0, row.length() - 1) + flipped);
        Files.write(hex, rows);

        Divergence divergence = run(UnaryOperator.identity()).divergence().orElseThrow();
        assertThat(divergence.signal()).isEqualTo("u_layer_1.u_neuron_array.v_q[0]");
        assertThat(divergence.expected().subtract(divergence.found()).abs()).isEqualTo(BigInteger.ONE);
        assertThat(divergence.report())
                .contains("cycle " + divergence.cycle())
                .containsPattern("in flight there: sample \\d+, time step \\d+\n")
                .contains("[" + divergence.cycle() + "]")
                .contains("u_layer_1.issue_index")
                .satisfies(CrossCheckTest::everyRowOfTheTableStandsThereOnce)
                .contains("\npath of the value: layer 1 (40 x 33), neuron 0 (lane 0), threshold ")
                .containsPattern("\n  row 3 \\(neuron 3 of layer 0\\), in bank 0 row 3: weight -?\\d+\n")
                .endsWith("\nagain: spikeloom cosim this\n");
        assertThat(folder.resolve("work/rtl.gtkw"))
                .content()
                .contains("[dumpfile] \"rtl.vcd\"", "\n*-4.600000 " + 2 * divergence.cycle(), "TOP.snn_accelerator.");
        assertThat(folder.resolve("work/model.vcd")).content().contains("$var wire 1", "v_q[0]");
        assertThat(folder.resolve("work/rtl.vcd")).content().contains("$scope module u_layer_1", "v_q");
        assertThat(folder.resolve("work/report.txt")).content().isEqualTo(divergence.report());
        assertThat(folder.resolve("work/waves.gtkw"))
                .content()
                .contains("\n*-4.600000 " + 2 * divergence.cycle() + " -1", "-layer 1: 40 x 33");
    }

    @Test
    void evidenceThatNoLongerHoldsIsRemovedButNoOtherTraces() throws IOException {
        generate(design);
        Files.writeString(folder.resolve("rtl/layer1_bank0.hex"), "");
        CrossCheck check =
                new CrossCheck(design, folder.resolve("rtl"), options(HostTiming.saturated(), false), Progress.NONE);
        assertThat(check.run(spikes).divergence()).isPresent();
        Files.writeString(folder.resolve("work/pipeline.kanata"), "");

        check.removeEvidence();
        assertThat(namesIn(folder.resolve("work"))).containsExactly("pipeline.kanata");

        Files.writeString(folder.resolve("work/model.vcd"), "");
        check.removeEvidence();
        assertThat(namesIn(folder.resolve("work"))).containsExactly("model.vcd", "pipeline.kanata");

        Files.delete(folder.resolve("work/model.vcd"));
        Files.delete(folder.resolve("work/pipeline.kanata"));
        check.removeEvidence();
        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Large
    @Test
    void aComparisonThatAlsoFiresAtTheThresholdIsFoundAndNamed() throws IOException {
        generate(design);
        Path module = folder.resolve("rtl/neuron_array_dc.v");
        String verilog = Files.readString(module);
        String mutant = verilog.replace("v_q[n] > threshold_q[n]", "v_q[n] >= threshold_q[n]");
        assertThat(mutant).isNotEqualTo(verilog);
        Files.writeString(module, mutant);

        Divergence divergence = run(UnaryOperator.identity()).divergence().orElseThrow();
        assertThat(divergence.signal()).matches("u_layer_0\\.spikes\\[\\d+]");
        assertThat(divergence.headline())
                .isEqualTo("cycle " + divergence.cycle() + ", " + divergence.signal()
                        + ": expected 0 (clocked model), found 1 (RTL)");
    }

    @Large
    @Test
    void oneCorruptedExpectedValueIsFoundAndNamed() {
        generate(design);
        TraceLayout layout = design.traceLayout();
        long corrupted = 57;
        CosimResult result = run(model -> new ExpectedTrace() {
            private long cycle;

            @Override
            public void next(TraceRecord record) {
                model.next(record);
                if (cycle++ == corrupted) {
                    boolean value = record.isSet(layout.layer(2).get(LayerProbe.PORT_READY_OUT));
                    record.put(layout.layer(2).get(LayerProbe.PORT_READY_OUT), !value);
                }
            }
        });
        Divergence divergence = result.divergence().orElseThrow();
        assertThat(divergence.cycle()).isEqualTo(corrupted);
        assertThat(divergence.signal()).isEqualTo("u_layer_2.ready_o");
        assertThat(result.differences()).isEqualTo(1);
    }

    @Test
    void aDesignIsBuiltOnceAndAgainWhenItsVerilogChanges() throws IOException {
        Path cache = folder.resolve("cache");
        generate(design);
        CosimOptions options =
                new CosimOptions(1, 1, HostTiming.saturated(), false, true, cache, folder.resolve("work"));
        new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes);
        Set<String> first = namesIn(cache);
        assertThat(first).hasSize(1);

        new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes);
        assertThat(namesIn(cache)).isEqualTo(first);

        Path top = folder.resolve("rtl/snn_accelerator.v");
        Files.writeString(top, Files.readString(top) + "// changed\n");
        new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes);
        assertThat(namesIn(cache)).hasSize(2).containsAll(first);
    }

    @Large
    @Test
    void aWarningAboutEditedVerilogIsAMessageAndTheCheckGoesOn() throws IOException {
        generate(design);
        Path top = folder.resolve("rtl/snn_accelerator.v");
        Files.writeString(top, Files.readString(top).replace("endmodule", "  wire spare = 1'b0;\n\nendmodule"));
        long line = Files.readString(top)
                        .lines()
                        .takeWhile(l -> !l.contains("wire spare"))
                        .count()
                + 1;
        // The second time, what was built is taken from the cache: the warning is still shown.
        for (int run = 0; run < 2; run++) {
            List<String> messages = new ArrayList<>();
            CosimResult result = new CrossCheck(
                            design, folder.resolve("rtl"), options(HostTiming.saturated(), false), keeping(messages))
                    .run(spikes);
            assertThat(result.divergence()).isEmpty();
            assertThat(messages)
                    .anyMatch(message -> message.startsWith("%Warning-UNUSEDSIGNAL: snn_accelerator.v:" + line + ":"));
            assertThat(result.warnings()).isNotEmpty();
        }
    }

    @Test
    void generatedVerilogHasNoWarning() {
        assertThat(check(design, HostTiming.saturated(), false).warnings()).isEmpty();
    }

    @Test
    void verilatorsOwnWordsAreShownWhenTheRtlDoesNotBuildAndNothingIsKept() throws IOException {
        generate(design);
        Path top = folder.resolve("rtl/snn_accelerator.v");
        Files.writeString(top, Files.readString(top).replace("endmodule", "syntax error endmodule"));
        Path cache = folder.resolve("cache");
        CosimOptions options =
                new CosimOptions(1, 1, HostTiming.saturated(), false, true, cache, folder.resolve("work"));
        assertThatThrownBy(() -> new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("verilator failed with exit code 1: %Error: snn_accelerator\\.v:\\d+:\\d+: .*");
        assertThat(namesIn(cache)).isEmpty();
    }

    @Test
    void aSimulationThatBreaksOffIsReportedInItsOwnWords() throws IOException {
        generate(design);
        Path cache = folder.resolve("cache");
        CosimOptions options =
                new CosimOptions(1, 1, HostTiming.saturated(), false, true, cache, folder.resolve("work"));
        new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes);
        Path program = cache.resolve(namesIn(cache).iterator().next()).resolve("Vsnn");
        Files.writeString(program, "#!/bin/sh\nprintf abc\necho out of memory >&2\nexit 7\n");
        assertThatThrownBy(() -> new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes))
                .isInstanceOf(InputException.class)
                .hasMessage("the RTL simulation failed with exit code 7:\nout of memory");
    }

    @Test
    void aHexFileThatVerilatorCannotReadIsNamedInItsOwnWords() throws IOException {
        generate(design);
        Path hex = folder.resolve("rtl/layer1_bank0.hex");
        Files.writeString(hex, "not a number\n" + Files.readString(hex));
        assertThatThrownBy(() -> run(UnaryOperator.identity()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("%Error: ./layer1_bank0.hex:0: $readmem file syntax error");
    }

    @Test
    void aMissingHexFileIsNamedBesideTheDifferenceThatItMakes() throws IOException {
        generate(design);
        Files.delete(folder.resolve("rtl/layer1_bank0.hex"));
        List<String> messages = new ArrayList<>();
        CosimOptions options = options(HostTiming.saturated(), false);
        CosimResult result = new CrossCheck(design, folder.resolve("rtl"), options, keeping(messages)).run(spikes);
        assertThat(result.divergence().orElseThrow().signal()).startsWith("u_layer_1.u_neuron_array.v_q[");
        assertThat(messages).contains("%Warning: ./layer1_bank0.hex:0: $readmem file not found");
    }

    @Test
    void aDifferenceIsReportedEvenIfItsWavesCannotBeWritten() throws IOException {
        generate(design);
        Files.delete(folder.resolve("rtl/layer1_bank0.hex"));
        Files.createDirectories(folder.resolve("work/model.vcd/in the way"));
        List<String> messages = new ArrayList<>();
        CosimOptions options = options(HostTiming.saturated(), false);
        CosimResult result = new CrossCheck(design, folder.resolve("rtl"), options, keeping(messages)).run(spikes);
        assertThat(result.divergence()).isPresent();
        assertThat(folder.resolve("work/report.txt"))
                .content()
                .isEqualTo(result.divergence().get().report());
        assertThat(messages).anyMatch(line -> line.startsWith("no waves of the difference: cannot write "));
    }

    @Test
    void saysWhichToolIsMissing() {
        generate(design);
        System.setProperty("SPIKELOOM_VERILATOR", "/nowhere/verilator");
        try {
            assertThatThrownBy(() -> run(UnaryOperator.identity()))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("SPIKELOOM_VERILATOR is /nowhere/verilator");
        } finally {
            System.clearProperty("SPIKELOOM_VERILATOR");
        }
    }

    @Test
    void aDesignWithFixedWeightsCannotBeLoaded() {
        RateDesign fixed = RateDesign.elaborate(design.network(), Architectures.ofBanks(16, WeightStorage.FIXED, 16));
        assertThatThrownBy(() -> check(fixed, HostTiming.saturated(), true))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("architecture.weights");
    }

    @Test
    void aTraceThatEndsWithinACycleIsRefused() {
        TraceLayout layout = design.traceLayout();
        byte[] half = new byte[layout.alwaysBytes() / 2];
        half[0] = 1;
        TraceReader reader = new TraceReader(new java.io.ByteArrayInputStream(half), layout);
        assertThatThrownBy(() -> reader.read(new TraceRecord(layout)))
                .isInstanceOf(IOException.class)
                .hasMessage("the trace ends within a cycle");
    }

    @Test
    void theHarnessRefusesATruncatedStimulus() throws IOException {
        generate(design);
        CosimOptions options = options(HostTiming.saturated(), false);
        run(UnaryOperator.identity());
        Path stimulus = folder.resolve("work/stimulus.bin");
        byte[] whole = Files.readAllBytes(stimulus);
        Files.write(stimulus, Arrays.copyOf(whole, whole.length - 1));
        VerilatorBuild build = new VerilatorBuild(options.buildCache(), Verilation.Effort.FAST_BUILD, Progress.NONE);
        Path program = build.program(
                        folder.resolve("rtl"), HarnessGlue.of(design, design.traceLayout()), VerilatorBuild.Extra.NONE)
                .path();
        var result = new dev.spikeloom.tool.ToolRun(program, "harness", folder.resolve("rtl"))
                .args(stimulus.toString())
                .run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEqualTo("cosim_harness: " + stimulus + " is truncated\n");
    }

    private static void everyRowOfTheTableStandsThereOnce(String report) {
        assertThat(report.lines()
                        .filter(line -> line.startsWith("u_layer_"))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static Progress keeping(List<String> messages) {
        return new Progress() {
            @Override
            public void update(long done, long total, String detail) {}

            @Override
            public void message(String line) {
                messages.add(line);
            }
        };
    }

    private CosimResult check(RateDesign checked, HostTiming timing, boolean load) {
        generate(checked);
        return new CrossCheck(checked, folder.resolve("rtl"), options(timing, load), Progress.NONE).run(spikes);
    }

    private CosimResult run(UnaryOperator<ExpectedTrace> expectation) {
        return new CrossCheck(
                        design,
                        folder.resolve("rtl"),
                        options(HostTiming.saturated(), false),
                        Progress.NONE,
                        expectation)
                .run(spikes);
    }

    private CosimOptions options(HostTiming timing, boolean load) {
        return new CosimOptions(
                SAMPLES,
                STEPS,
                timing,
                load,
                true,
                builds,
                folder.resolve("work"),
                Optional.of("spikeloom cosim this"));
    }

    private void generate(RateDesign generated) {
        Verilog.generate(generated).writeTo(folder.resolve("rtl"));
    }

    private static Set<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
