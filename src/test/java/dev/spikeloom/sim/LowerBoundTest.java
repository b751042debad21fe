package dev.spikeloom.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.RandomDesigns;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The cycles of a run beside its lower bound, the issues of the layer that has the most. */
class LowerBoundTest {
    private static final int DESIGNS = 300;
    private static final int SAMPLES = 4;
    private static final int STEPS = 5;

    @Test
    void noRunTakesFewerCyclesWhateverTheDesignAndItsHost() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            RateDesign design = RandomDesigns.behindAnyHost(random, RandomDesigns.design(random));
            RecordedSpikes spikes = RandomDesigns.spikes(random, SAMPLES, STEPS, design.inputs());
            HostTiming timing = seed % 2 == 0 ? HostTiming.saturated() : HostTiming.random(seed);

            SimulationResult run = Simulators.clocked(design).run(spikes, SAMPLES, STEPS, timing, Progress.NONE);

            assertThat(run.lowerBoundCycles())
                    .as("design %d", seed)
                    .isPositive()
                    .isLessThanOrEqualTo(run.cycles());
            assertThat(run.layers()).as("design %d", seed).allMatch(layer -> layer.issues() <= run.lowerBoundCycles());
        }
    }

    @Test
    void noRunOfConvolutionsTakesFewerCycles() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            RateDesign design = ConvolutionDesigns.design(random);
            RecordedSpikes spikes = RandomDesigns.spikes(random, 2, 3, design.inputs());

            SimulationResult run = Simulators.clocked(design).run(spikes, 2, 3, HostTiming.saturated(), Progress.NONE);

            assertThat(run.lowerBoundCycles()).as("design %d", seed).isLessThan(run.cycles());
        }
    }

    /** Neither the pipeline nor a handshake takes a cycle of its own. */
    @Test
    void aConvolutionThatIsTheSlowestTakesItsStepsAndSweepsAndWhatFillsAndDrainsThePipeline() {
        RateDesign design = ConvolutionDesigns.of("8x8-2c3-3", LayerBuilder.baseline());
        SimulationResult run = Simulators.clocked(design)
                .run(full(design.inputs(), 5 * SAMPLES), 5 * SAMPLES, STEPS, HostTiming.saturated(), Progress.NONE);

        assertThat(run.lowerBoundCycles())
                .isEqualTo(run.layers().get(0).issues() + 5L * SAMPLES * STEPS * (6 * 2))
                .isBetween(run.cycles() - 100, run.cycles());
    }

    /** A layer publishes a vector every second cycle at most, so a pass takes two issues at least here. */
    @Test
    void aLayerAloneThatAlwaysHasSpikesTakesNoMoreThanItAndWhatFillsAndDrainsThePipeline() {
        int alone = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            RateDesign design = RandomDesigns.design(RandomDesigns.random(seed));
            LayerDesign layer = design.layers().get(0);
            if (design.layers().size() > 1 || DenseDesign.of(layer).leastCycles(layer.inputs()) < 2 * layer.folds()) {
                continue;
            }
            SimulationResult run = Simulators.clocked(design)
                    .run(full(design.inputs(), SAMPLES), SAMPLES, STEPS, HostTiming.saturated(), Progress.NONE);

            int buffers = (layer.inputBuffered() ? 1 : 0) + (layer.outputBuffered() ? 1 : 0);
            // Accept, fire, count, publish, the registers of argmax, and the cycle in which the host takes the last
            // result.
            assertThat(run.cycles())
                    .as("design %d", seed)
                    .isEqualTo(run.lowerBoundCycles() + layer.pipelineDepth() + buffers + design.decisionStages() + 5);
            alone++;
        }
        assertThat(alone).isGreaterThan(DESIGNS / 10);
    }

    private static RecordedSpikes full(int inputs, int samples) {
        RecordedSpikes spikes = new RecordedSpikes(samples, STEPS, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        for (int input = 0; input < inputs; input++) {
            vector.set(input);
        }
        for (int vectors = 0; vectors < samples * STEPS; vectors++) {
            spikes.write(vectors / STEPS, vectors % STEPS, vector);
        }
        return spikes;
    }
}
