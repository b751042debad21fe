package dev.spikeloom.spike;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int NEURONS = 200;
    private static final int DRAWS = 2_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.25, 0.5, 0.8, 0.9})
    void keepsTheExpectedSumOfSpikesByItsScale(double rate) {
        Dropout dropout = new Dropout(rate);
        long kept = 0;
        for (int key = 0; key < DRAWS; key++) {
            SpikeVector spikes = allSpiking();
            drop(dropout, spikes, key);
            kept += spikes.cardinality();
        }
        double perDraw = (double) kept / DRAWS;
        assertThat(perDraw * dropout.scale()).isCloseTo(NEURONS, Offset.offset(0.01 * NEURONS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.9})
    void scalesByTheInverseOfTheShareThatIsKept(double rate) {
        assertThat((double) new Dropout(rate).scale()).isCloseTo(1 / (1 - rate), Offset.offset(0.02 / (1 - rate)));
    }

    @Test
    void dropsEachNeuronAsOftenAsAnyOther() {
        Dropout dropout = new Dropout(0.3);
        int[] dropped = new int[NEURONS];
        for (int key = 0; key < DRAWS; key++) {
            SpikeVector spikes = allSpiking();
            drop(dropout, spikes, key);
            for (int n = 0; n < NEURONS; n++) {
                dropped[n] += spikes.get(n) ? 0 : 1;
            }
        }
        for (int n = 0; n < NEURONS; n++) {
            // Five standard deviations of a binomial distribution.
            assertThat((double) dropped[n] / DRAWS).as("neuron %d", n).isCloseTo(0.3, Offset.offset(0.052));
        }
    }

    @Test
    void leavesSpikesAloneAtRateZero() {
        SpikeVector spikes = allSpiking();
        drop(new Dropout(0), spikes, 1);
        assertThat(spikes.cardinality()).isEqualTo(NEURONS);
        assertThat(new Dropout(0).scale()).isEqualTo(1);
    }

    @Test
    void dropsTheSameNeuronsForTheSameKey() {
        SpikeVector first = allSpiking();
        SpikeVector second = allSpiking();
        drop(new Dropout(0.4), first, 99);
        drop(new Dropout(0.4), second, 99);
        assertThat(first).isEqualTo(second).isNotEqualTo(allSpiking());
    }

    private static void drop(Dropout dropout, SpikeVector spikes, long key) {
        long[] kept = new long[spikes.wordCount()];
        dropout.keep(key, kept);
        Dropout.apply(spikes, kept);
    }

    private static SpikeVector allSpiking() {
        SpikeVector spikes = new SpikeVector(NEURONS);
        for (int n = 0; n < NEURONS; n++) {
            spikes.set(n);
        }
        return spikes;
    }
}
