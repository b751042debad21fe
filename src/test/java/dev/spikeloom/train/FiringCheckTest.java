package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.SpikeVector;
import org.junit.jupiter.api.Test;

class FiringCheckTest {
    private static final float[] POTENTIALS = {-0.01f, 0, 0.5f, 1, Math.nextUp(1f), 2, 2.01f, Float.NaN};

    @Test
    void aNeuronFiresAboveItsThresholdOnly() {
        SpikeVector spikes = new SpikeVector(POTENTIALS.length);
        FiringCheck.fire(POTENTIALS, 1, spikes);
        assertThat(spikes).hasToString("{4, 5, 6} of 8");
    }

    @Test
    void theSurrogateGradientCoversOneOnEitherSideOfTheThreshold() {
        SpikeVector window = new SpikeVector(POTENTIALS.length);
        FiringCheck.window(POTENTIALS, 1, window);
        assertThat(window).hasToString("{1, 2, 3, 4, 5} of 8");
    }
}
