package dev.spikeloom.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.event.Verification;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.RandomDesigns;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Rungs 2 and 3 of the verification ladder on convolutions and pooling: reference, clocked model and event model agree. */
class ConvolutionTest {
    private static final int DESIGNS = Integer.getInteger("convolution.designs", 200);

    @Test
    void clockedModelSpikesAsTheReferenceDoes() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            requireSpikesOfTheReference(ConvolutionDesigns.design(random), random, seed);
        }
    }

    @Test
    void clockedModelSpikesAsTheReferenceDoesBehindPooling() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            requireSpikesOfTheReference(ConvolutionDesigns.pooled(random), random, seed);
        }
    }

    @Test
    void eventModelGivesEveryFigureOfTheClockedModel() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            requireFiguresOfTheClockedModel(ConvolutionDesigns.design(random), random, seed);
        }
    }

    @Test
    void eventModelGivesEveryFigureOfTheClockedModelBehindPooling() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            requireFiguresOfTheClockedModel(ConvolutionDesigns.pooled(random), random, seed);
        }
    }

    @Test
    void recordedSpikesTakeAsLongBehindPooling() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            RateDesign design = ConvolutionDesigns.pooled(random);
            EventModel model = new EventModel(design, 1);
            RecordedSpikes spikes = RandomDesigns.spikes(random, 3, 4, design.inputs());
            assertThat(model.retime(model.record(spikes, 3, 4), HostTiming.saturated()))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(model.run(spikes, 3, 4, HostTiming.saturated(), Progress.NONE));
        }
    }

    private static void requireSpikesOfTheReference(RateDesign design, RandomGenerator random, int seed) {
        RecordedSpikes spikes = RandomDesigns.spikes(random, 2, 3, design.inputs());
        SimulationResult found = RateModel.simulator(design).run(spikes, 2, 3, HostTiming.saturated(), Progress.NONE);
        IntegerReference reference = design.reference();
        SpikeVector input = new SpikeVector(design.inputs());
        SpikeVector output = new SpikeVector(design.classes());
        for (int sample = 0; sample < 2; sample++) {
            reference.startSample();
            for (int step = 0; step < 3; step++) {
                spikes.read(sample, step, input);
                found.outputSpikes().read(sample, step, output);
                assertThat(output)
                        .as("seed %d, sample %d, step %d", seed, sample, step)
                        .isEqualTo(reference.step(input));
            }
        }
        for (int layer = 0; layer < design.layers().size(); layer++) {
            assertThat(found.layers().get(layer).saturations())
                    .as("seed %d, layer %d", seed, layer)
                    .isEqualTo(reference.saturations(design.networkLayer(layer)));
        }
    }

    private static void requireFiguresOfTheClockedModel(RateDesign design, RandomGenerator random, int seed) {
        RecordedSpikes spikes = RandomDesigns.spikes(random, 3, 4, design.inputs());
        HostTiming timing = random.nextBoolean() ? HostTiming.saturated() : HostTiming.random(random.nextLong());
        Verification verification = Verification.of(design, spikes, 3, 4, timing, 1 + seed % 2);
        assertThat(verification.firstDifference()).as("seed %d", seed).isEmpty();
    }
}
