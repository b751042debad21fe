package dev.spikeloom.sim.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Uniform;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Rung 3 of the verification ladder: the event model is the clocked model. */
class EventModelTest {
    /** Pairs of a design and a stimulus; {@code -Devent.pairs=2000} for more. */
    private static final int PAIRS = Integer.getInteger("event.pairs", 240);

    @Test
    void everyFigureIsThatOfTheClockedModelOnRandomDesigns() {
        long cycles = 0;
        long compared = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            Pair pair = new Pair(seed);
            Verification verification =
                    Verification.of(pair.design, pair.spikes, pair.samples, pair.steps, pair.timing, 1 + seed % 2);
            assertThat(verification.firstDifference()).as("pair %d", seed).isEmpty();
            assertThat(verification.differences()).isZero();
            cycles += verification.cycles();
            compared += verification.compared();
        }
        System.out.printf("event model: %,d pairs, %,d cycles, %,d values compared%n", PAIRS, cycles, compared);
        assertThat(compared).isGreaterThan(100L * PAIRS);
    }

    @Test
    void timingOfRecordedSpikesIsThatOfARunOnTheArchitecture() {
        int retimed = 0;
        for (int seed = 0; seed < 60; seed++) {
            Pair pair = new Pair(seed);
            RateDesign plain = RateDesign.elaborate(
                    pair.design.network(),
                    Architecture.core(
                            WeightStorage.LOADABLE,
                            pair.design.architecture().maxTimeSteps(),
                            LayerArchitecture.BASELINE));
            RecordedActivity recorded = new EventModel(plain, 2).record(pair.spikes, pair.samples, pair.steps);
            if (pair.design.layers().stream().noneMatch(LayerDesign::saturates)) {
                SimulationResult expected = pair.run(1);
                SimulationResult found = new EventModel(pair.design, 1 + seed % 3).retime(recorded, pair.timing);
                assertThat(differences(expected, found)).as("pair %d", seed).isEmpty();
                retimed++;
            }
        }
        assertThat(retimed).isGreaterThan(20);
    }

    @Test
    void recordedSpikesThatSaturatedAreTimedOnArchitecturesThatSaturateAlike() {
        int retimed = 0;
        for (int seed = 0; retimed < 20; seed++) {
            Pair pair = new Pair(seed);
            if (pair.design.layers().stream().anyMatch(LayerDesign::saturates)) {
                RecordedActivity recorded =
                        new EventModel(pair.design, 2).record(pair.spikes, pair.samples, pair.steps);
                SimulationResult found = new EventModel(pair.design, 2).retime(recorded, pair.timing);
                assertThat(differences(pair.run(1), found)).as("pair %d", seed).isEmpty();
                retimed++;
            }
        }
    }

    /** As from a file that is read again. */
    @Test
    void timesSpikesOfANetworkWithTheSameNumbers() {
        RateDesign design = RateDesign.elaborate(network(), architecture(0));
        RateDesign again = RateDesign.elaborate(network(), Architecture.BASELINE);
        RecordedSpikes spikes = RandomDesigns.spikes(RandomDesigns.random(1), 3, 4, 20);
        RecordedActivity recorded = new EventModel(design, 1).record(spikes, 3, 4);

        assertThat(again.network()).isNotSameAs(design.network());
        assertThat(recorded.holdsFor(again)).isTrue();
        SimulationResult found = new EventModel(again, 1).retime(recorded, HostTiming.saturated());
        SimulationResult run = new EventModel(again, 1).run(spikes, 3, 4, HostTiming.saturated(), Progress.NONE);
        assertThat(differences(run, found)).isEmpty();
    }

    @Test
    void refusesToTimeSpikesOfANetworkOfWhichOneNumberDiffers() {
        RateDesign design = RateDesign.elaborate(network(), architecture(0));
        RecordedActivity recorded =
                new EventModel(design, 1).record(RandomDesigns.spikes(RandomDesigns.random(1), 1, 1, 20), 1, 1);
        QuantizedNetwork otherWeight = network();
        short[] row = dense(otherWeight).weights()[19];
        row[4] = (short) (row[4] == 0 ? 1 : 0);
        QuantizedNetwork otherThreshold = network();
        dense(otherThreshold).thresholds()[0]++;

        assertThat(recorded.holdsFor(RateDesign.elaborate(otherWeight, architecture(0))))
                .isFalse();
        assertThat(recorded.holdsFor(RateDesign.elaborate(otherThreshold, architecture(0))))
                .isFalse();
    }

    private static QuantizedDenseLayer dense(QuantizedNetwork network) {
        return (QuantizedDenseLayer) network.layers().get(0);
    }

    private static QuantizedNetwork network() {
        return RandomDesigns.network(RandomDesigns.random(1), List.of(20, 5), 4);
    }

    @Test
    void refusesToTimeSpikesOfAnotherNetwork() {
        Pair pair = new Pair(0);
        Pair other = new Pair(1);
        RecordedActivity recorded = new EventModel(pair.design, 1).record(pair.spikes, 1, 1);
        assertThatThrownBy(() -> new EventModel(other.design, 1).retime(recorded, other.timing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the activity is that of another network");
    }

    @Test
    void refusesToTimeSpikesOfAConvolutionOfOtherNeurons() {
        RateDesign plain = RateDesign.elaborate(convolutional(NeuronModel.SNN_DC), architecture(0));
        RateDesign leaky =
                RateDesign.elaborate(convolutional(NeuronModel.lif(1, NeuronModel.Reset.SUBTRACT)), architecture(0));
        RecordedActivity recorded =
                new EventModel(plain, 1).record(RandomDesigns.spikes(RandomDesigns.random(1), 1, 1, 9), 1, 1);
        assertThatThrownBy(() -> new EventModel(leaky, 1).retime(recorded, HostTiming.saturated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the activity is that of another network");
    }

    /** The dense layer behind the convolution is the same one. */
    private static QuantizedNetwork convolutional(NeuronModel model) {
        QuantizedLayer convolution = Uniform.convolution(
                        new VolumeShape(3, 3, 1),
                        2,
                        new short[][] {{1}, {2}, {1}, {2}},
                        new int[] {0},
                        new int[] {2},
                        new float[] {1})
                .with(numbers -> numbers.with(model));
        QuantizedLayer dense =
                Uniform.dense(new short[][] {{1, 2}, {2, 1}, {1, 1}, {2, 2}}, new int[] {1, 1}, new float[] {1});
        return new QuantizedNetwork(List.of(convolution, dense), List.of(2));
    }

    @Test
    void refusesToTimeSpikesOfNeuronsThatSaturateOtherwise() {
        QuantizedNetwork network = network();
        RateDesign exact = RateDesign.elaborate(network, architecture(0));
        RateDesign saturating = RateDesign.elaborate(network, architecture(5));
        RecordedActivity recorded =
                new EventModel(exact, 1).record(RandomDesigns.spikes(RandomDesigns.random(1), 1, 1, 20), 1, 1);
        assertThatThrownBy(() -> new EventModel(saturating, 1).retime(recorded, HostTiming.saturated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("layer 0 saturates otherwise than in the design whose activity was recorded");
    }

    @Test
    void figuresDoNotDependOnTheNumberOfThreads() {
        RandomGenerator random = RandomDesigns.random(3);
        RateDesign design = RandomDesigns.design(random);
        RecordedSpikes spikes = RandomDesigns.spikes(random, 75, 8, design.inputs());
        SimulationResult one = new EventModel(design, 1).run(spikes, 75, 8, HostTiming.random(1), Progress.NONE);
        for (int threads : new int[] {2, 3, 16}) {
            SimulationResult several =
                    new EventModel(design, threads).run(spikes, 75, 8, HostTiming.random(1), Progress.NONE);
            assertThat(differences(one, several)).as("%d threads", threads).isEmpty();
        }
    }

    /** Facts are held for so many spike vectors at a time; the schedule goes on from block to block. */
    @Test
    void timesMoreSamplesThanFitABlock() {
        RandomGenerator random = RandomDesigns.random(5);
        RateDesign design = RateDesign.elaborate(
                RandomDesigns.network(random, List.of(3, 2), 4),
                Architecture.core(WeightStorage.LOADABLE, 64, LayerArchitecture.BASELINE));
        int samples = 2 * (1 << 15) / 64 + 5;
        RecordedSpikes spikes = RandomDesigns.spikes(random, samples, 64, design.inputs());
        SimulationResult clocked =
                Simulators.clocked(design).run(spikes, samples, 64, HostTiming.random(2), Progress.NONE);
        SimulationResult event =
                new EventModel(design, 2).run(spikes, samples, 64, HostTiming.random(2), Progress.NONE);
        assertThat(differences(clocked, event)).isEmpty();
    }

    @Test
    void refusesMoreTimeStepsThanTheDesignCounts() {
        Pair pair = new Pair(0);
        assertThatThrownBy(() ->
                        new EventModel(pair.design, 1).run(pair.spikes, 1, 1000, HostTiming.saturated(), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("time steps 1000 is out of range");
    }

    private static Architecture architecture(int membraneBits) {
        return Architecture.core(
                WeightStorage.LOADABLE,
                16,
                LayerBuilder.baseline()
                        .membraneBits(membraneBits)
                        .saturate(true)
                        .build());
    }

    private static Optional<String> differences(SimulationResult expected, SimulationResult found) {
        FigureComparison comparison = new FigureComparison();
        comparison.compare(expected, found);
        return comparison.firstDifference();
    }

    /** A design of any architecture, and what is presented to it. */
    private static final class Pair {
        final RateDesign design;
        final int samples;
        final int steps;
        final RecordedSpikes spikes;
        final HostTiming timing;

        Pair(long seed) {
            RandomGenerator random = RandomDesigns.random(seed);
            // Some are wider than a word of a spike vector, and than vectors of the processor.
            int mostNeurons = random.nextInt(4) == 0 ? 200 : 40;
            design = RandomDesigns.behindAnyHost(random, RandomDesigns.design(random, mostNeurons));
            samples = random.nextInt(1, 12);
            steps = random.nextInt(1, 8);
            spikes = RandomDesigns.spikes(random, samples, steps, design.inputs());
            timing = random.nextBoolean() ? HostTiming.saturated() : HostTiming.random(seed);
        }

        SimulationResult run(int threads) {
            return new EventModel(design, threads).run(spikes, samples, steps, timing, Progress.NONE);
        }
    }
}
