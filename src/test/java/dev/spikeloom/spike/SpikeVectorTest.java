package dev.spikeloom.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeVectorTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 129, 784, 4096})
    void nextSpikeVisitsEachSetBitOnceInAscendingOrder(int size) {
        SpikeVector vector = new SpikeVector(size);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < size; i += 1 + i % 7) {
            vector.set(i);
            expected.add(i);
        }
        List<Integer> visited = new ArrayList<>();
        for (int i = vector.nextSpike(0); i >= 0; i = vector.nextSpike(i + 1)) {
            visited.add(i);
        }
        assertThat(visited).isEqualTo(expected);
        int[] listed = new int[size];
        assertThat(vector.listSpikes(listed)).isEqualTo(expected.size());
        assertThat(Arrays.stream(listed).limit(expected.size()).boxed().toList())
                .isEqualTo(expected);
        assertThat(vector.cardinality()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 100})
    void wordsNeverHoldBitsBeyondTheSize(int size) {
        SpikeVector vector = new SpikeVector(size);
        for (int word = 0; word < vector.wordCount(); word++) {
            vector.setWord(word, -1L);
        }
        assertThat(vector.cardinality()).isEqualTo(size);
    }

    @Test
    void clearRemovesOneSpikeOnly() {
        SpikeVector vector = new SpikeVector(70);
        vector.set(3);
        vector.set(67);
        vector.clear(3);
        assertThat(vector.toString()).isEqualTo("{67} of 70");
    }

    @Test
    void aSpikeHasTheRankOfTheSpikesBelowIt() {
        SpikeVector vector = new SpikeVector(200);
        int[] spikes = {0, 1, 63, 64, 130, 199};
        for (int spike : spikes) {
            vector.set(spike);
        }
        for (int rank = 0; rank < spikes.length; rank++) {
            assertThat(vector.spikeOfRank(rank)).isEqualTo(spikes[rank]);
        }
        assertThat(vector.spikeOfRank(spikes.length)).isEqualTo(-1);
    }

    @Test
    void spikesAreCountedByNeuron() {
        SpikeVector vector = new SpikeVector(70);
        vector.set(0);
        vector.set(69);
        int[] counts = new int[70];
        counts[69] = 4;
        vector.addTo(counts);
        assertThat(counts[0]).isEqualTo(1);
        assertThat(counts[69]).isEqualTo(5);
        assertThat(counts[1]).isZero();
    }

    @Test
    void refusesANeuronOutsideTheVector() {
        SpikeVector vector = new SpikeVector(65);
        assertThatThrownBy(() -> vector.set(65)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> vector.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void vectorsOfDifferentSizeAreNotEqual() {
        assertThat(new SpikeVector(64)).isNotEqualTo(new SpikeVector(63)).isEqualTo(new SpikeVector(64));
    }

    @Test
    void recordedSpikesReturnWhatWasWritten() {
        RecordedSpikes recorded = new RecordedSpikes(3, 4, 100);
        SpikeVector written = new SpikeVector(100);
        written.set(99);
        recorded.write(2, 3, written);
        SpikeVector read = new SpikeVector(100);
        recorded.read(2, 3, read);
        assertThat(read).isEqualTo(written);
        recorded.read(2, 2, read);
        assertThat(read.cardinality()).isZero();
    }
}
