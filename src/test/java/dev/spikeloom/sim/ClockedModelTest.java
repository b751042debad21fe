package dev.spikeloom.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.TimingRecurrence;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rung 2 of the verification ladder, and the timing contract. */
class ClockedModelTest {
    private static final int DESIGNS = 250;

    @Test
    void spikesEqualTheIntegerReferenceOnRandomDesigns() {
        long compared = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            SimulationResult result = random.run();
            IntegerReference reference = new IntegerReference(random.design.network());
            SpikeVector input = new SpikeVector(random.design.inputs());
            SpikeVector output = new SpikeVector(random.design.classes());
            for (int sample = 0; sample < random.samples; sample++) {
                for (int step = 0; step < random.steps; step++) {
                    random.spikes.read(sample, step, input);
                    result.outputSpikes().read(sample, step, output);
                    assertThat(output)
                            .as("design %d, sample %d, step %d", seed, sample, step)
                            .isEqualTo(reference.step(input));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(DESIGNS);
    }

    @Test
    void potentialsAtTheFiringCheckEqualTheIntegerReference() {
        Case random = new Case(7);
        Design design = random.design;
        TraceLayout layout = new TraceLayout(design);
        TraceRecord record = new TraceRecord(layout);
        ClockedModel model = new ClockedModel(design, random.host());
        IntegerReference reference = new IntegerReference(design.network());
        SpikeVector input = new SpikeVector(design.inputs());
        int fired = 0;
        while (fired < random.samples * random.steps) {
            model.evaluate();
            model.record(layout, record);
            if (record.isSet(layout.layer(0).fire())) {
                random.spikes.read(fired / random.steps, fired % random.steps, input);
                reference.step(input);
                for (int n = 0; n < design.layers().get(0).neurons(); n++) {
                    assertThat(record.value(layout.layer(0).potentials(), n).intValueExact())
                            .as("vector %d, neuron %d", fired, n)
                            .isEqualTo(reference.potentials(0)[n]);
                }
                fired++;
            }
            model.commit();
        }
    }

    @Test
    void acceptAndResultCyclesFollowTheRecurrencesOnRandomDesigns() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            SimulationResult result = random.run();
            TimingRecurrence expected = random.recurrence();
            assertThat(result.firstAccepts())
                    .as("first accepts of design %d", seed)
                    .containsExactly(expected.firstAccepts().toArray(Long[]::new));
            assertThat(result.resultCycles())
                    .as("result cycles of design %d", seed)
                    .containsExactly(expected.resultCycles().toArray(Long[]::new));
        }
    }

    @Test
    void latencyOfALoneSampleIsTheSumOfItsActiveInputsAndThreeCyclesALayerAndTwo() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            SimulationResult result =
                    new ClockedSimulator(random.design).run(random.spikes, 1, 1, HostTiming.saturated(), Progress.NONE);
            int expected = 2;
            for (int n : random.activeInputs(0, 0)) {
                expected += Math.max(n, 1) + 3;
            }
            assertThat(result.meanLatency()).as("design %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void aLayerThatIsTheBottleneckTakesOneCycleForEachActiveInput(int active) {
        Design design = Design.elaborate(
                RandomDesigns.network(RandomDesigns.random(1), List.of(20, 1), 4), Architecture.BASELINE);
        RecordedSpikes spikes = new RecordedSpikes(10, 1, 20);
        SpikeVector vector = new SpikeVector(20);
        for (int i = 0; i < active; i++) {
            vector.set(i);
        }
        for (int sample = 0; sample < 10; sample++) {
            spikes.write(sample, 0, vector);
        }
        SimulationResult result =
                new ClockedSimulator(design).run(spikes, 10, 1, HostTiming.saturated(), Progress.NONE);
        assertThat(result.meanInitiationInterval()).isEqualTo(active);
    }

    @Test
    void everyCycleOfALayerIsCountedOnce() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            SimulationResult result = new Case(seed).run();
            for (LayerCounters layer : result.layers()) {
                assertThat(layer.readCycles() + layer.emptyCycles() + layer.starvedCycles() + layer.blockedCycles())
                        .as("design %d", seed)
                        .isEqualTo(result.cycles());
            }
        }
    }

    @Test
    void eachSpikeIsReadFromSramOnce() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            List<LayerCounters> layers = random.run().layers();
            for (int l = 0; l < layers.size(); l++) {
                LayerCounters layer = layers.get(l);
                assertThat(layer.sramReads()).as("design %d", seed).isEqualTo(layer.spikesIn());
                assertThat(layer.synapticOperations())
                        .as("design %d", seed)
                        .isEqualTo(
                                layer.spikesIn() * random.design.layers().get(l).neurons());
                if (l > 0) {
                    assertThat(layer.spikesInByStep())
                            .as("design %d", seed)
                            .isEqualTo(layers.get(l - 1).spikesOutByStep());
                }
            }
        }
    }

    @Test
    void refusesMoreTimeStepsThanTheDesignCounts() {
        Case random = new Case(0);
        assertThatThrownBy(() -> new ClockedSimulator(random.design)
                        .run(random.spikes, 1, 1000, HostTiming.saturated(), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("time steps 1000 is out of range");
    }

    /** A random design with a random stimulus; every other host pauses at random. */
    private static final class Case {
        final Design design;
        final int samples;
        final int steps;
        final RecordedSpikes spikes;
        final HostTiming timing;

        Case(long seed) {
            RandomGenerator random = RandomDesigns.random(seed);
            design = RandomDesigns.design(random);
            samples = random.nextInt(1, 8);
            steps = random.nextInt(1, 8);
            spikes = RandomDesigns.spikes(random, samples, steps, design.inputs());
            timing = seed % 2 == 0 ? HostTiming.saturated() : HostTiming.random(seed);
        }

        Host host() {
            return new Host(spikes, samples, steps, timing);
        }

        SimulationResult run() {
            return new ClockedSimulator(design).run(spikes, samples, steps, timing, Progress.NONE);
        }

        int[] activeInputs(int sample, int step) {
            return TimingRecurrence.activeInputs(design, spikes, sample, step);
        }

        TimingRecurrence recurrence() {
            return TimingRecurrence.of(design, spikes, samples, steps, timing);
        }
    }
}
