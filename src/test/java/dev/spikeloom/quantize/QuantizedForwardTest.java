package dev.spikeloom.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The first rung of the verification ladder: the quantized forward pass is the integer reference. */
class QuantizedForwardTest {
    private static final int NETWORKS = 500;
    private static final int STEPS = 20;

    @Test
    void agreesWithTheIntegerReferenceInEverySpikeAndPotential() {
        int comparedSteps = 0;
        long comparedNeurons = 0;
        long spikes = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            QuantizedNetwork network = RandomDesigns.network(random, sizes(random), random.nextInt(1, 17));
            IntegerReference reference = new IntegerReference(network);
            QuantizedForward forward = new QuantizedForward(network).copy();
            RecordedSpikes stimulus =
                    RandomDesigns.spikes(random, 1, STEPS, network.topology().inputs());
            SpikeVector input = new SpikeVector(network.topology().inputs());
            for (int step = 0; step < STEPS; step++) {
                stimulus.read(0, step, input);
                assertThat(forward.step(input)).isEqualTo(reference.step(input));
                for (int layer = 0; layer < network.layers().size(); layer++) {
                    assertThat(forward.spikes(layer))
                            .as("seed %d, step %d, layer %d", seed, step, layer)
                            .isEqualTo(reference.spikes(layer));
                    assertThat(forward.potentials(layer)).containsExactly(reference.potentials(layer));
                    comparedNeurons += forward.potentials(layer).length;
                    spikes += forward.spikes(layer).cardinality();
                }
                comparedSteps++;
            }
        }
        assertThat(comparedSteps).isEqualTo(10_000);
        // Neither silent nor saturated networks would show much.
        assertThat((double) spikes / comparedNeurons).isBetween(0.2, 0.8);
    }

    private static List<Integer> sizes(RandomGenerator random) {
        List<Integer> sizes = new ArrayList<>();
        int layers = random.nextInt(1, 5);
        for (int i = 0; i <= layers; i++) {
            sizes.add(random.nextInt(1, 150));
        }
        return sizes;
    }
}
