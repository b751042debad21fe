package dev.spikeloom.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressMapTest {
    private static final VolumeShape VOLUME = new VolumeShape(5, 4, 3);

    @Test
    void theIdentityLeavesSpikesWhereTheyAre() {
        AddressMap map = AddressMap.identity(VOLUME);
        assertThat(IntStream.range(0, 60).map(map::of).toArray())
                .containsExactly(IntStream.range(0, 60).toArray());
        assertThat(map.isIdentity()).isTrue();
        assertThat(map.multiplicity()).isEqualTo(1);
        assertThat(map.mostSpikes(7)).isEqualTo(7);
    }

    @Test
    void poolingGivesEachSpikeTheAddressOfItsSquareAndDropsWhatIsLeftOver() {
        AddressMap map = AddressMap.pooling(VOLUME, 2);
        assertThat(map.from()).isEqualTo(VOLUME);
        assertThat(map.to()).isEqualTo(new VolumeShape(2, 2, 3));
        assertThat(map.of(VOLUME.index(1, 1, 2))).isEqualTo(2);
        assertThat(map.of(VOLUME.index(1, 2, 0))).isEqualTo(3);
        assertThat(map.of(VOLUME.index(3, 3, 2))).isEqualTo(11);
        assertThat(map.of(VOLUME.index(4, 0, 0))).as("row 4 is left over").isEqualTo(AddressMap.NONE);
        assertThat(map.isIdentity()).isFalse();
        assertThat(map.multiplicity()).isEqualTo(4);
        assertThat(map.mostSpikes(3)).isEqualTo(12);
        assertThat(map.mostSpikes(1000)).as("no more than there are").isEqualTo(60);
    }

    @Test
    void poolingTwiceIsPoolingByTheProduct() {
        VolumeShape volume = new VolumeShape(13, 9, 2);
        AddressMap first = AddressMap.pooling(volume, 2);
        AddressMap twice = first.then(AddressMap.pooling(first.to(), 3));
        AddressMap once = AddressMap.pooling(volume, 6);
        assertThat(twice.to()).isEqualTo(once.to());
        assertThat(twice.multiplicity()).isEqualTo(36);
        assertThat(IntStream.range(0, volume.size()).map(twice::of).toArray())
                .containsExactly(IntStream.range(0, volume.size()).map(once::of).toArray());
    }

    @Test
    void mapsThatDoNotFitAreRefused() {
        AddressMap map = AddressMap.identity(VOLUME);
        AddressMap other = AddressMap.identity(new VolumeShape(5, 4, 2));
        assertThatThrownBy(() -> map.then(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("addresses in 5x4x3 are not those of 5x4x2");
        assertThatThrownBy(() -> AddressMap.pooling(VOLUME, 5)).isInstanceOf(InputException.class);
    }
}
