package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadoutTest {
    @Test
    void ofSeveralClassesWithAsManySpikesTheLowestWins() {
        assertThat(Readout.MOST_SPIKES.winner(new int[] {2, 5, 5, 1}, 0, 4)).isEqualTo(1);
        assertThat(Readout.MOST_SPIKES.winner(new int[] {0, 0, 0}, 0, 3)).isZero();
        assertThat(Readout.argmax(new float[] {-2, -1, -1}, 0, 3)).isEqualTo(1);
    }

    @Test
    void neuronsOfOtherHeadsDoNotCount() {
        assertThat(Readout.MOST_SPIKES.winner(new int[] {9, 0, 0, 9}, 1, 3)).isEqualTo(1);
        assertThat(Readout.argmax(new float[] {9, 0, 1, 9}, 1, 3)).isEqualTo(2);
    }

    @Test
    void theClassesOfEachHeadAreCountedFromItsOwnFirst() {
        assertThat(Readout.MOST_SPIKES.classes(new int[] {1, 4, 2, 0, 7}, List.of(3, 2)))
                .containsExactly(1, 1);
    }
}
