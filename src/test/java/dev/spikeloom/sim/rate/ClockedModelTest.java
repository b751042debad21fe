package dev.spikeloom.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.rate.layer.FiringChecks;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.TimingRecurrence;
import java.util.List;
import java.util.Optional;
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
            IntegerReference reference = RandomDesigns.reference(random.design);
            SpikeVector input = new SpikeVector(random.design.inputs());
            SpikeVector output = new SpikeVector(random.design.classes());
            for (int sample = 0; sample < random.samples; sample++) {
                reference.startSample();
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
        long compared = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            TraceLayout layout = random.design.traceLayout();
            TraceRecord record = new TraceRecord(layout);
            ClockedModel model = Simulators.clockedModel(random.design, random.host());
            FiringChecks checks = new FiringChecks(random.design.layers().get(0), layout.layer(0));
            IntegerReference reference = RandomDesigns.reference(random.design);
            int vectors = 0;
            while (vectors < random.samples * random.steps) {
                model.evaluate();
                model.record(layout, record);
                Optional<int[]> potentials = checks.next(record);
                if (potentials.isPresent()) {
                    random.present(vectors, reference);
                    assertThat(potentials.get())
                            .as("design %d, vector %d", seed, vectors)
                            .isEqualTo(reference.potentials(0));
                    vectors++;
                }
                model.commit();
            }
            compared += vectors;
        }
        assertThat(compared).isGreaterThan(DESIGNS);
    }

    @Test
    void saturationsAreThoseOfTheIntegerReference() {
        long saturations = 0;
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            SimulationResult result = random.run();
            IntegerReference reference = RandomDesigns.reference(random.design);
            SpikeVector input = new SpikeVector(random.design.inputs());
            for (int sample = 0; sample < random.samples; sample++) {
                reference.startSample();
                for (int step = 0; step < random.steps; step++) {
                    random.spikes.read(sample, step, input);
                    reference.step(input);
                }
            }
            for (int l = 0; l < result.layers().size(); l++) {
                assertThat(result.layers().get(l).saturations())
                        .as("design %d, layer %d", seed, l)
                        .isEqualTo(reference.saturations(l));
                saturations += reference.saturations(l);
            }
        }
        assertThat(saturations).isPositive();
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
    void latencyOfALoneSampleIsTheSumOfItsIssuesAndOfTheStagesOfEachLayerAndTwo() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            SimulationResult result =
                    Simulators.clocked(random.design).run(random.spikes, 1, 1, HostTiming.saturated(), Progress.NONE);
            int[] issues = random.issuesOfTheFirstStep();
            int expected = 2 + random.design.decisionStages();
            for (LayerDesign layer : random.design.layers()) {
                expected += layer.folds() * issues[layer.index()] + layer.pipelineDepth() + 2;
                expected += (layer.inputBuffered() ? 1 : 0) + (layer.outputBuffered() ? 1 : 0);
            }
            assertThat(result.meanLatency()).as("design %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void aLayerThatIsTheBottleneckTakesOneCycleForEachActiveInput(int active) {
        RateDesign design = RateDesign.elaborate(
                RandomDesigns.network(RandomDesigns.random(1), List.of(20, 1), 4), Architecture.BASELINE);
        RecordedSpikes spikes = new RecordedSpikes(10, 1, 20);
        SpikeVector vector = new SpikeVector(20);
        for (int i = 0; i < active; i++) {
            vector.set(i);
        }
        for (int sample = 0; sample < 10; sample++) {
            spikes.write(sample, 0, vector);
        }
        SimulationResult result = Simulators.clocked(design).run(spikes, 10, 1, HostTiming.saturated(), Progress.NONE);
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
    void eachSpikeIsReadFromSramOnceAFold() {
        for (int seed = 0; seed < DESIGNS; seed++) {
            Case random = new Case(seed);
            List<LayerCounters> layers = random.run().layers();
            for (int l = 0; l < layers.size(); l++) {
                LayerCounters layer = layers.get(l);
                LayerDesign design = random.design.layers().get(l);
                assertThat(layer.sramReads()).as("design %d", seed).isEqualTo(design.folds() * layer.spikesIn());
                assertThat(layer.issuedSpikes()).as("design %d", seed).isEqualTo(layer.spikesIn());
                assertThat(layer.takenSpikes()).as("design %d", seed).isEqualTo(layer.spikesOut());
                assertThat(layer.synapticOperations())
                        .as("design %d", seed)
                        .isEqualTo(layer.spikesIn() * design.neurons());
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
        assertThatThrownBy(() -> Simulators.clocked(random.design)
                        .run(random.spikes, 1, 1000, HostTiming.saturated(), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("time steps 1000 is out of range");
    }

    /** A random design with a random stimulus; every other host pauses at random. */
    private static final class Case {
        final RateDesign design;
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
            return Host.of(design, spikes, samples, steps, timing);
        }

        SimulationResult run() {
            return Simulators.clocked(design).run(spikes, samples, steps, timing, Progress.NONE);
        }

        /** Presents a spike vector to the reference, after all those before it. */
        void present(int vector, IntegerReference reference) {
            SpikeVector input = new SpikeVector(design.inputs());
            if (vector % steps == 0) {
                reference.startSample();
            }
            spikes.read(vector / steps, vector % steps, input);
            reference.step(input);
        }

        int[] issuesOfTheFirstStep() {
            IntegerReference reference = RandomDesigns.reference(design);
            SpikeVector input = new SpikeVector(design.inputs());
            spikes.read(0, 0, input);
            reference.step(input);
            return TimingRecurrence.issuesOfAPass(design, reference, input);
        }

        TimingRecurrence recurrence() {
            return TimingRecurrence.of(design, spikes, samples, steps, timing);
        }
    }
}
