package dev.spikeloom.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.LayerDesign;
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
import dev.spikeloom.sim.trace.LoggedRun;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineLogTest {
    @Test
    void aWeightRowGoesThroughTheStagesOfItsLayer() throws IOException {
        LayerArchitecture layer = LayerBuilder.baseline()
                .bankRows(4)
                .encoderStages(1)
                .readLatency(3)
                .adderStages(2)
                .build();

        assertThat(log(layer, 6)).isEqualTo("""
                Kanata\t0004
                C=\t0
                C\t1
                I\t0\t0\t0
                L\t0\t0\tlayer 0, sample 0, step 0: input 6, bank 1
                L\t0\t1\tweight row 2 of the bank, address 2
                S\t0\t0\tissue
                C\t1
                E\t0\t0\tissue
                S\t0\t0\tsel
                C\t1
                E\t0\t0\tsel
                S\t0\t0\tread
                C\t2
                E\t0\t0\tread
                S\t0\t0\tsum
                C\t2
                E\t0\t0\tsum
                S\t0\t0\tacc
                C\t1
                E\t0\t0\tacc
                R\t0\t0\t0
                I\t1\t0\t0
                L\t1\t0\tlayer 0, sample 0, step 0: fire
                L\t1\t1\tpotentials are compared with thresholds
                S\t1\t0\tfire
                C\t1
                E\t1\t0\tfire
                S\t1\t0\tout
                C\t1
                E\t1\t0\tout
                R\t1\t1\t0
                """);
    }

    @Test
    void theBaselineHasTwoStagesBeforeItFires() throws IOException {
        KanataReader log = KanataReader.read(log(LayerArchitecture.BASELINE, 6));

        assertThat(log.instructions)
                .extracting(Instruction::names)
                .containsExactly(List.of("issue", "acc"), List.of("fire", "out"));
    }

    @Test
    void everyInstructionEndsOnceAndNoneIsLeftOverAtTheEndOfAWholeRun() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            KanataReader log = KanataReader.read(written.pipeline);

            assertThat(log.instructions)
                    .as("design %d", seed)
                    .isNotEmpty()
                    .allSatisfy(instruction -> assertThat(instruction.end).isBetween(instruction.begin + 1, log.cycle))
                    .noneMatch(instruction -> instruction.flushed);
            assertThat(log.cycle).as("design %d", seed).isLessThanOrEqualTo(written.run.cycles());
        }
    }

    @Test
    void thereIsAnInstructionForEachRowThatIsReadEachEmptyVectorAndEachPassThatFires() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            KanataReader log = KanataReader.read(written.pipeline);
            for (LayerDesign layer : written.design.layers()) {
                LayerCounters counters = written.run.layers().get(layer.index());
                List<Instruction> own = of(log, layer);

                assertThat(own.stream().filter(Instruction::isRow))
                        .as("design %d", seed)
                        .hasSize((int) counters.sramReads());
                assertThat(own.stream().filter(Instruction::isEmpty))
                        .as("design %d", seed)
                        .hasSize((int) counters.emptyCycles());
                assertThat(own.stream().filter(Instruction::isFire))
                        .as("design %d", seed)
                        .hasSize(written.vectors() * layer.folds());
            }
        }
    }

    @Test
    void rowsAreNamedInTheOrderThatTheirInputsAreIssuedIn() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            LayerDesign layer = written.design.layers().get(0);
            SpikeVector input = new SpikeVector(layer.inputs());
            StringBuilder expected = new StringBuilder();
            for (int vector = 0; vector < written.vectors(); vector++) {
                written.spikes.read(vector / written.steps, vector % written.steps, input);
                for (int fold = 0; fold < layer.folds(); fold++) {
                    for (int[] group : layer.issueOrder().groups(input)) {
                        for (int presynaptic : group) {
                            expected.append(vector)
                                    .append(' ')
                                    .append(presynaptic)
                                    .append('\n');
                        }
                    }
                }
            }

            StringBuilder found = new StringBuilder();
            for (Instruction row : of(KanataReader.read(written.pipeline), layer)) {
                if (row.isRow()) {
                    String presynaptic = row.label.replaceFirst(".*: input (\\d+), .*", "$1");
                    found.append(row.number).append(' ').append(presynaptic).append('\n');
                }
            }
            assertThat(found.toString()).as("design %d", seed).isEqualTo(expected.toString());
        }
    }

    @Test
    void aRowTakesLongerThanItsPipelineByTheCyclesThatItsLayerStalls() throws IOException {
        long stalled = 0;
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            KanataReader log = KanataReader.read(written.pipeline);
            for (LayerDesign layer : written.design.layers()) {
                for (Instruction row : of(log, layer)) {
                    if (!row.isFire()) {
                        long stall = row.cyclesIn("stl");
                        assertThat(row.end - row.begin)
                                .as("design %d, %s", seed, row.label)
                                .isEqualTo(layer.pipelineDepth() + 1 + stall);
                        stalled += stall;
                    }
                }
            }
        }
        assertThat(stalled).isPositive();
    }

    @Test
    void whatWaitsToFireShowsEachCycleInWhichItsLayerIsBlocked() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            KanataReader log = KanataReader.read(written.pipeline);
            for (LayerDesign layer : written.design.layers()) {
                List<Instruction> fires =
                        of(log, layer).stream().filter(Instruction::isFire).toList();

                assertThat(fires.stream()
                                .mapToLong(fire -> fire.cyclesIn("stl"))
                                .sum())
                        .as("design %d", seed)
                        .isEqualTo(written.run.layers().get(layer.index()).blockedCycles());
                assertThat(fires)
                        .as("design %d", seed)
                        .allSatisfy(fire -> assertThat(fire.cyclesIn("fire")).isEqualTo(1 + fire.cyclesIn("stl")));
            }
        }
    }

    @Test
    void whatIsInFlightWhenTheLogEndsIsFlushed() throws IOException {
        int flushed = 0;
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.first(seed, 13);
            KanataReader log = KanataReader.read(written.pipeline);

            assertThat(log.instructions)
                    .as("design %d", seed)
                    .allSatisfy(instruction -> assertThat(instruction.end).isBetween(instruction.begin + 1, 13L));
            flushed += (int) log.instructions.stream().filter(i -> i.flushed).count();
        }
        assertThat(flushed).isPositive();
    }

    private static List<Instruction> of(KanataReader log, LayerDesign layer) {
        return log.instructions.stream()
                .filter(instruction -> instruction.thread == layer.index())
                .toList();
    }

    /** One layer with one active input, for one time step. */
    private static String log(LayerArchitecture layer, int presynaptic) throws IOException {
        RateDesign design = RateDesign.elaborate(
                RandomDesigns.network(RandomDesigns.random(1), List.of(8, 3), 4),
                Architecture.core(WeightStorage.FIXED, 8, layer));
        TraceLayout layout = design.traceLayout();
        RecordedSpikes spikes = new RecordedSpikes(1, 1, 8);
        SpikeVector vector = new SpikeVector(8);
        vector.set(presynaptic);
        spikes.write(0, 0, vector);
        StringBuilder log = new StringBuilder();
        ClockedModel model = Simulators.clockedModel(design, Host.of(design, spikes, 1, 1, HostTiming.saturated()));
        LoggedRun.run(model, layout, 1, Long.MAX_VALUE, List.of(model.pipelineLog(layout, log)), Progress.NONE);
        return log.toString();
    }
}
