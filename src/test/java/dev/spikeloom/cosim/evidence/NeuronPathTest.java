package dev.spikeloom.cosim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.NeuronModels;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Uniform;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The path of a potential ends with the sum and the comparison, for every kind of neuron. */
class NeuronPathTest {
    private static final int SAMPLES = 3;
    private static final int STEPS = 5;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snn-dc | starts from 0, as in every time step | sum 19, threshold 19: 19 > 19 is false, no spike",
                "snn-ct | time step 0 ended at 19, without a spike; starts from 19"
                        + " | sum 38, threshold 19: 38 > 19 is true, a spike",
                "lif-2 | time step 0 ended at 19, without a spike; leaks 19 >> 2 = 4; starts from 15"
                        + " | sum 34, threshold 19: 34 > 19 is true, a spike",
            })
    void aPotentialAtTheThreshold(String model, String start, String comparison) {
        List<String> lines = path(model, 1, 19);
        assertThat(lines)
                .containsExactly(
                        "  " + start,
                        "  row 0 (input 0 of the network), in bank 0 row 0: weight 12",
                        "  row 2 (input 2 of the network), in bank 0 row 2: weight 7",
                        "  " + comparison);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snn-ct | time step 0 ended at 19, its spike takes the threshold: 19 - 10 = 9; starts from 9",
                "snn-ct-zero | time step 0 ended at 19, its spike leaves 0; starts from 0",
                "lif-1 | time step 0 ended at 19, its spike takes the threshold: 19 - 10 = 9; leaks 9 >> 1 = 4; starts from 5",
                "lif-1-zero | time step 0 ended at 19, its spike leaves 0; leaks 0 >> 1 = 0; starts from 0",
            })
    void whatASpikeLeaves(String model, String start) {
        assertThat(path(model, 1, 10).get(0)).isEqualTo("  " + start);
    }

    @Test
    void theFirstTimeStepStartsFromZero() {
        assertThat(path("snn-ct", 0, 10).get(0))
                .isEqualTo("  starts from 0, as in the first time step of every sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"snn-dc", "snn-ct", "snn-ct-zero", "lif-3", "lif-2-zero"})
    void thePathEndsAtThePotentialOfTheReferenceInEveryStep(String model) {
        for (boolean saturate : List.of(false, true)) {
            DesignBuilder builder = DesignBuilder.of("40-9-4").neurons(model).biases();
            endsAtTheReference((saturate
                            ? builder.layer(l -> l.issueWidth(2).membraneBits(8).saturate(true))
                            : builder)
                    .build());
        }
    }

    private static void endsAtTheReference(RateDesign design) {
        Segment segment =
                segment(design, RandomDesigns.spikes(RandomDesigns.random(4), SAMPLES, STEPS, 40), SAMPLES, STEPS);
        IntegerReference reference = design.reference();
        SpikeVector spikes = new SpikeVector(40);
        for (int vector = 0; vector < SAMPLES * STEPS; vector++) {
            if (vector % STEPS == 0) {
                reference.startSample();
            }
            segment.source().read(vector / STEPS, vector % STEPS, spikes);
            reference.step(spikes);
            for (LayerDesign layer : design.layers()) {
                NeuronPath path = NeuronPath.of(design, segment, FollowedLayers.of(layer), vector)
                        .orElseThrow();
                for (int n = 0; n < layer.neurons(); n++) {
                    List<String> lines = path.lines(n);
                    int potential = reference.potentials(layer.index())[n];
                    assertThat(lines.get(lines.size() - 1))
                            .contains((layer.saturates() ? "" : "sum " + potential + ", ") + "threshold ")
                            .contains(": " + potential + " > "
                                    + DenseDesign.of(layer).quantized().thresholds()[n] + " is "
                                    + (reference.spikes(layer.index()).get(n) ? "true, a spike" : "false, no spike"));
                }
            }
        }
    }

    @Test
    void aVectorThatTheSegmentDoesNotHaveHasNoPath() {
        RateDesign design = DesignBuilder.of("4-2").build();
        Segment segment = segment(design, new RecordedSpikes(1, 2, 4), 1, 2);
        assertThat(NeuronPath.of(
                        design, segment, FollowedLayers.of(design.layers().get(0)), 2))
                .isEmpty();
        assertThat(NeuronPath.of(
                        design, segment, FollowedLayers.of(design.layers().get(0)), -1))
                .isEmpty();
    }

    /** Inputs 0 and 2 of three are active in each time step; their weights are 12 and 7. */
    private static List<String> path(String model, int step, int threshold) {
        short[][] weights = {{12}, {-30}, {7}};
        QuantizedNetwork network = Uniform.network(
                NeuronModels.of(model),
                new WeightFormat(7),
                List.of(Uniform.dense(weights, new int[] {threshold}, new float[] {1})));
        RateDesign design = RateDesign.elaborate(network, Architecture.BASELINE);
        RecordedSpikes spikes = new RecordedSpikes(1, 2, 3);
        SpikeVector active = new SpikeVector(3);
        active.set(0);
        active.set(2);
        spikes.write(0, 0, active);
        spikes.write(0, 1, active);
        return NeuronPath.of(
                        design,
                        segment(design, spikes, 1, 2),
                        FollowedLayers.of(design.layers().get(0)),
                        step)
                .orElseThrow()
                .lines(0);
    }

    private static Segment segment(RateDesign design, RecordedSpikes spikes, int samples, int steps) {
        return new Segment(design, true, false, spikes, samples, steps, HostTiming.saturated(), OptionalLong.empty());
    }
}
