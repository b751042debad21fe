package dev.spikeloom.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerKind;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.KanataReader;
import dev.spikeloom.sim.KanataReader.Instruction;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.WrittenRun;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.GtkwaveSave;
import dev.spikeloom.sim.trace.LoggedRun;
import dev.spikeloom.sim.trace.VcdWriter;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What waves, pipeline log and timeline show of convolutions. */
class ConvolutionLogTest {
    private static final int DESIGNS = 12;

    private static final List<WrittenRun> RUNS = new ArrayList<>();

    /** A spike in the middle of 3 x 3 inputs reaches two rows of outputs, a step each. */
    private final RateDesign small = ConvolutionDesigns.of(
            "3x3-2c2-2",
            LayerBuilder.baseline()
                    .with(ParameterTable.KERNEL_ROWS, KernelRows.ONE)
                    .encoderStages(1)
                    .readLatency(2)
                    .adderStages(1));

    @BeforeAll
    static void run() throws IOException {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RUNS.add(WrittenRun.ofConvolutions(seed, Long.MAX_VALUE));
        }
    }

    @Test
    void aStepGoesThroughTheStagesOfItsLayer() throws IOException {
        String log = log(small, 4);

        assertThat(log).startsWith("""
                Kanata\t0004
                C=\t0
                C\t2
                I\t0\t0\t0
                L\t0\t0\tlayer 0, sample 0, step 0: input row 1, column 1, output row 1
                L\t0\t1\tadds to output row 1 and columns 0 to 1, word 0 of the kernel memory
                S\t0\t0\tevent
                C\t1
                E\t0\t0\tevent
                S\t0\t0\tsel
                I\t1\t0\t0
                L\t1\t0\tlayer 0, sample 0, step 0: input row 1, column 1, output row 0
                L\t1\t1\tadds to output row 0 and columns 0 to 1, word 1 of the kernel memory
                S\t1\t0\tevent
                C\t1
                E\t0\t0\tsel
                S\t0\t0\tread
                """);
        assertThat(KanataReader.read(log).instructions.subList(0, 3))
                .extracting(Instruction::names)
                .containsExactly(
                        List.of("event", "sel", "read", "align", "acc"),
                        List.of("event", "sel", "read", "align", "acc"),
                        List.of("sweep", "out"));
    }

    @Test
    void aSweepTakesACycleForEachWord() throws IOException {
        int sweeps = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = RUNS.get(seed);
            KanataReader log = KanataReader.read(written.pipeline);
            for (ConvolutionDesign layer : convolutions(written.design)) {
                List<Instruction> own =
                        of(log, layer).stream().filter(Instruction::isSweep).toList();

                assertThat(own).as("design %d", seed).hasSize(written.vectors());
                assertThat(own)
                        .as("design %d", seed)
                        .allSatisfy(sweep -> assertThat(sweep.cyclesIn("sweep")).isEqualTo(layer.sweepCycles()));
                sweeps += own.size();
            }
        }
        assertThat(sweeps).isPositive();
    }

    @Test
    void thereIsAnInstructionForEachStepAndEachEmptyVectorAndNoneIsLeftOver() throws IOException {
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = RUNS.get(seed);
            KanataReader log = KanataReader.read(written.pipeline);

            assertThat(log.instructions).as("design %d", seed).noneMatch(instruction -> instruction.flushed);
            for (ConvolutionDesign layer : convolutions(written.design)) {
                LayerCounters counters = written.run.layers().get(layer.index());
                List<Instruction> own = of(log, layer);

                assertThat(own.stream().filter(Instruction::isRow))
                        .as("design %d", seed)
                        .hasSize((int) counters.sramReads());
                assertThat(own.stream().filter(Instruction::isEmpty))
                        .as("design %d", seed)
                        .hasSize((int) counters.emptyCycles());
            }
        }
    }

    @Test
    void aStepTakesLongerThanItsPipelineByTheCyclesThatItStalls() throws IOException {
        long stalled = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = RUNS.get(seed);
            KanataReader log = KanataReader.read(written.pipeline);
            for (ConvolutionDesign layer : convolutions(written.design)) {
                for (Instruction step : of(log, layer)) {
                    if (!step.isSweep()) {
                        long stall = step.cyclesIn("stl");
                        assertThat(step.end - step.begin)
                                .as("design %d, %s", seed, step.label)
                                .isEqualTo(layer.pipelineDepth() + 1 + stall);
                        assertThat(step.cyclesIn("acc")).isEqualTo(1);
                        stalled += stall;
                    }
                }
            }
        }
        assertThat(stalled).isPositive();
    }

    @Test
    void stepsAreNamedInTheOrderOfTheSpikesWithTheRowsThatTheyReach() throws IOException {
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = RUNS.get(seed);
            ConvolutionDesign layer =
                    ConvolutionDesign.of(written.design.layers().get(0));
            SpikeVector input = new SpikeVector(layer.inputs());
            List<String> expected = new ArrayList<>();
            for (int vector = 0; vector < written.vectors(); vector++) {
                written.spikes.read(vector / written.steps, vector % written.steps, input);
                for (int i = input.nextSpike(0); i >= 0; i = input.nextSpike(i + 1)) {
                    expected.addAll(steps(layer, vector, i));
                }
            }

            assertThat(of(KanataReader.read(written.pipeline), layer))
                    .filteredOn(Instruction::isRow)
                    .extracting(step -> step.number + step.label.replaceFirst(".*: input", ""))
                    .as("design %d", seed)
                    .isEqualTo(expected);
        }
    }

    /** The steps of a spike, from the definition of the convolution. */
    private static List<String> steps(ConvolutionDesign layer, int vector, int input) {
        int channel = input % layer.grid().channels();
        int column = input / layer.grid().channels() % layer.grid().input().columns();
        int row = input / layer.grid().channels() / layer.grid().input().columns();
        String place = layer.grid().placeText(layer.grid().place(row, column, channel));
        List<String> ofFold = new ArrayList<>();
        boolean column0 = !reached(layer.grid().columns(), column).isEmpty();
        for (int output : reached(layer.grid().rows(), row)) {
            if (column0 && (ofFold.isEmpty() || !layer.allRows())) {
                ofFold.add(vector + " " + place + (layer.stepBits() > 0 ? ", output row " + output : ""));
            }
        }
        List<String> steps = new ArrayList<>();
        for (int fold = 0; fold < layer.folds(); fold++) {
            steps.addAll(ofFold);
        }
        return steps;
    }

    /** The outputs that have a position in their window, the last one first. */
    private static List<Integer> reached(ConvolutionAxis axis, int position) {
        List<Integer> outputs = new ArrayList<>();
        for (int output = axis.outputs() - 1; output >= 0; output--) {
            int tap = position / axis.pooling() + axis.padding() - output * axis.stride();
            if (position / axis.pooling() < axis.inputs() / axis.pooling() && tap >= 0 && tap < axis.kernel()) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    @Test
    void whatIsInFlightWhenTheLogEndsIsFlushed() throws IOException {
        int flushed = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = WrittenRun.ofConvolutions(seed, 19);
            KanataReader log = KanataReader.read(written.pipeline);

            assertThat(log.instructions)
                    .as("design %d", seed)
                    .allSatisfy(instruction -> assertThat(instruction.end).isBetween(instruction.begin + 1, 19L));
            flushed += (int) log.instructions.stream().filter(i -> i.flushed).count();
        }
        assertThat(flushed).isPositive();
    }

    @Test
    void theTracksOfATimelineAddUpToTheCounters() throws IOException {
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = RUNS.get(seed);
            Map<String, List<JsonNode>> tracks = TimelineReader.tracks(written);
            List<String> vectors = new ArrayList<>();
            for (int vector = 0; vector < written.vectors(); vector++) {
                vectors.add("s" + vector / written.steps + " t" + vector % written.steps);
            }
            for (ConvolutionDesign layer : convolutions(written.design)) {
                LayerCounters counters = written.run.layers().get(layer.index());
                String group = "layer " + layer.index() + ", " + layer.grid().input() + " to "
                        + layer.grid().output() + "/";

                for (String track : List.of("steps", "sweep", "output")) {
                    assertThat(tracks.get(group + track))
                            .as("design %d, %s", seed, track)
                            .extracting(slice -> slice.get("name").asText())
                            .isEqualTo(vectors);
                }
                assertThat(sum(tracks.get(group + "steps"), "active_inputs")).isEqualTo(counters.issuedSpikes());
                assertThat(sum(tracks.get(group + "steps"), "sram_reads")).isEqualTo(counters.sramReads());
                assertThat(sum(tracks.get(group + "output"), "spikes")).isEqualTo(counters.spikesOut());
                assertThat(cycles(tracks.getOrDefault(group + "stall", List.of())))
                        .isEqualTo(counters.blockedCycles());
                assertThat(cycles(tracks.get(group + "sweep")))
                        .isEqualTo((long) layer.sweepCycles() * written.vectors());
            }
        }
    }

    @Test
    void slicesOfATrackDoNotOverlapAndLieWithinTheRun() throws IOException {
        for (int seed = 0; seed < DESIGNS; seed++) {
            WrittenRun written = WrittenRun.ofConvolutions(seed, 60);
            for (List<JsonNode> track : TimelineReader.tracks(written).values()) {
                long free = 0;
                for (JsonNode slice : track) {
                    assertThat(slice.get("ts").asLong())
                            .as("design %d, %s", seed, slice)
                            .isGreaterThanOrEqualTo(free);
                    assertThat(slice.get("dur").asLong())
                            .as("design %d, %s", seed, slice)
                            .isPositive();
                    free = slice.get("ts").asLong() + slice.get("dur").asLong();
                }
                assertThat(free).as("design %d", seed).isLessThanOrEqualTo(written.run.cycles());
            }
        }
    }

    @Test
    void wavesHaveTheSignalsOfAConvolutionInGroupsOfItsOwn() throws IOException {
        TraceLayout layout = small.traceLayout();
        StringBuilder vcd = new StringBuilder();
        new VcdWriter(layout, "top", vcd).write(0, new TraceRecord(layout));
        assertThat(vcd)
                .containsSubsequence(
                        "$scope module u_layer_0 $end",
                        " event_index_q [3:0] $end",
                        " step_q $end",
                        " swept_addr_q $end");

        StringBuilder save = new StringBuilder();
        new GtkwaveSave(small, Simulators.signalOrder(small, layout), layout, "top")
                .write(0, OptionalLong.empty(), save);
        assertThat(save.toString().lines().toList())
                .containsSubsequence(
                        "-layer 0: 3x3 to 2x2x2",
                        "-steps of a spike",
                        "top.u_layer_0.event_valid_q",
                        "@24",
                        "top.u_layer_0.event_index_q[3:0]",
                        "-kernel memory",
                        "top.u_layer_0.kernel_rd_en",
                        "-align and accumulate",
                        "@28",
                        "top.u_layer_0.acc_banks_q[1:0]",
                        "-sweep",
                        "top.u_layer_0.fire",
                        "-membrane potentials at the firing check",
                        "@24",
                        "-layer 1: 8 x 2");
    }

    private static List<ConvolutionDesign> convolutions(RateDesign design) {
        return design.layers().stream()
                .filter(layer -> layer.kind() == LayerKind.CONVOLUTION)
                .map(ConvolutionDesign::of)
                .toList();
    }

    private static List<Instruction> of(KanataReader log, LayerDesign layer) {
        return log.instructions.stream()
                .filter(instruction -> instruction.thread == layer.index())
                .toList();
    }

    private static long sum(List<JsonNode> slices, String argument) {
        return slices.stream()
                .mapToLong(slice -> slice.get("args").get(argument).asLong())
                .sum();
    }

    private static long cycles(List<JsonNode> slices) {
        return slices.stream().mapToLong(slice -> slice.get("dur").asLong()).sum();
    }

    /** One active input, for one time step. */
    private static String log(RateDesign design, int input) throws IOException {
        TraceLayout layout = design.traceLayout();
        RecordedSpikes spikes = new RecordedSpikes(1, 1, design.inputs());
        SpikeVector vector = new SpikeVector(design.inputs());
        vector.set(input);
        spikes.write(0, 0, vector);
        StringBuilder log = new StringBuilder();
        ClockedModel model = Simulators.clockedModel(design, Host.of(design, spikes, 1, 1, HostTiming.saturated()));
        LoggedRun.run(model, layout, 1, Long.MAX_VALUE, List.of(model.pipelineLog(layout, log)), Progress.NONE);
        return log.toString();
    }
}
