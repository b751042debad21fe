package dev.spikeloom.quantize.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActiveRowsTest {
    private static final int INPUTS = 130;

    private final ActiveRows rows = new ActiveRows(AddressMap.identity(VolumeShape.flat(INPUTS)));

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
    void behindSumPoolingARowIsListedOnceForEachSpike() {
        ActiveRows pooled = new ActiveRows(AddressMap.pooling(new VolumeShape(3, 4, 1), 2));
        SpikeVector spikes = new SpikeVector(12);
        for (int i : new int[] {0, 1, 3, 5, 9}) {
            spikes.set(i);
        }
        pooled.update(spikes);
        assertThat(Arrays.copyOf(pooled.list(), pooled.count()))
                .as("spike 9 is in the row left over")
                .containsExactly(0, 0, 1, 0);

        spikes.clear(1);
        spikes.set(2);
        pooled.update(spikes);
        assertThat(pooled.fewChanged()).isTrue();
        assertThat(Arrays.copyOf(pooled.list(), pooled.count())).containsExactly(1, 0);
        assertThat(pooled.added()).isEqualTo(1);
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
