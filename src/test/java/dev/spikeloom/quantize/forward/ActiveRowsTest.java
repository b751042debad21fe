package dev.spikeloom.quantize.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActiveRowsTest {
    private static final int INPUTS = 130;

    private final ActiveRows rows = new ActiveRows(INPUTS);

    @Test
    void listsTheActiveRowsOfTheFirstTimeStep() {
        rows.update(spikes(0, 63, 64, 129));

        assertThat(rows.fewChanged()).isFalse();
        assertThat(list()).containsExactly(0, 63, 64, 129);
    }

    @Test
    void listsWhatChangedIfThatIsLess() {
        rows.update(spikes(0, 1, 2, 3, 4, 5, 70, 71));
        rows.update(spikes(0, 1, 2, 3, 4, 6, 70, 129));

        assertThat(rows.fewChanged()).isTrue();
        assertThat(Arrays.copyOf(list(), rows.added())).containsExactly(6, 129);
        assertThat(Arrays.copyOfRange(list(), rows.added(), rows.count())).containsExactly(5, 71);
    }

    @Test
    void listsTheActiveRowsIfAsManyChanged() {
        rows.update(spikes(1, 2, 100));
        rows.update(spikes(2, 100, 101));
        assertThat(rows.fewChanged()).isTrue();

        rows.update(spikes(101, 102));

        assertThat(rows.fewChanged()).isFalse();
        assertThat(list()).containsExactly(101, 102);
    }

    @Test
    void nothingChangesFromATimeStepToTheSame() {
        rows.update(spikes(7, 8));
        rows.update(spikes(7, 8));

        assertThat(rows.fewChanged()).isTrue();
        assertThat(rows.count()).isZero();
    }

    @Test
    void allRowsAtOnceFitTheList() {
        SpikeVector all = new SpikeVector(INPUTS);
        for (int input = 0; input < INPUTS; input++) {
            all.set(input);
        }
        rows.update(all);

        assertThat(list()).hasSize(INPUTS).isSorted();
    }

    private int[] list() {
        return Arrays.copyOf(rows.list(), rows.count());
    }

    private static SpikeVector spikes(int... active) {
        SpikeVector vector = new SpikeVector(INPUTS);
        for (int input : active) {
            vector.set(input);
        }
        return vector;
    }
}
