package dev.spikeloom.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.VolumeShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {
    @Test
    void readsAndWritesTheFieldsShorthand() {
        Topology topology = Topology.parse("784-256-256-10");
        assertThat(topology).isEqualTo(Topology.dense(List.of(784, 256, 256, 10)));
        assertThat(topology).hasToString("784-256-256-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "784-10",
                "784-256-256-10",
                "1156-256-256-10+2",
                "28x28-12c5-mp2-64c5-mp2-512fc-10o",
                "34x34x2-4c3-10+2o",
                "34x34x2-16c5s2p1-16c3p1-sp2-8c3p1-sp2-256fc-10o",
                "9x9-4c5s2-4c3p2-10o",
                "28x28-mp2-10o",
                "28x28-mp2-sp2-sp3-10o",
                "12x12x3-sp3-4c2-mp3-10o",
                "1x1-1c7p6-10o",
                "4-3-3-3-3-3-3-3-3-3-3-3-2",
                "1x1x9-5c1-3o"
            })
    void writesTheShorthandThatItRead(String shorthand) {
        assertThat(Topology.parse(shorthand)).hasToString(shorthand);
    }

    @ParameterizedTest
    @CsvSource({
        "784-256fc-10o, 784-256-10",
        "28x28-256-10, 784-256-10",
        "28x28-12c5-30-10, 28x28-12c5-30fc-10o",
        "28x28x1-12c5-10, 28x28-12c5-10o",
        "28x28-12c5s1p0-10, 28x28-12c5-10o",
        "34x34x2-16c5s2p1-16c3p1-sp2-8c3p1-sp2-256-10, 34x34x2-16c5s2p1-16c3p1-sp2-8c3p1-sp2-256fc-10o",
        "' 784-10 ', 784-10"
    })
    void readsOtherWaysToWriteTheSameNetwork(String text, String shorthand) {
        assertThat(Topology.parse(text)).hasToString(shorthand);
    }

    @Test
    void knowsTheVolumesBetweenTheLayers() {
        Topology topology = Topology.parse("28x28-12c5-mp2-64c5-mp2-512fc-10o");
        assertThat(IntStream.range(0, topology.depth()).mapToObj(topology::outputOf))
                .containsExactly(
                        new VolumeShape(24, 24, 12),
                        new VolumeShape(12, 12, 12),
                        new VolumeShape(8, 8, 64),
                        new VolumeShape(4, 4, 64),
                        VolumeShape.flat(512),
                        VolumeShape.flat(10));
        assertThat(topology.inputOf(0)).isEqualTo(new VolumeShape(28, 28, 1));
        assertThat(topology.inputOf(4).size()).isEqualTo(1024);
    }

    @Test
    void maxPoolingDropsTheRowsAndColumnsLeftOver() {
        assertThat(Topology.parse("9x8-3c2-mp3-10o").outputOf(1)).isEqualTo(new VolumeShape(2, 2, 3));
    }

    @Test
    void sumPoolingDropsTheRowsAndColumnsLeftOver() {
        assertThat(Topology.parse("9x8-3c2-sp3-10o").outputOf(1)).isEqualTo(new VolumeShape(2, 2, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "5c3, 5x9x5",
        "5c3s2, 3x5x5",
        "5c3p1, 7x11x5",
        "5c3p2, 9x13x5",
        "5c3s2p1, 4x6x5",
        "5c3s2p2, 5x7x5",
        "5c4s2, 2x4x5",
        "5c7p6, 13x17x5",
        "5c7s2, 1x3x5"
    })
    void aConvolutionGivesAPositionForEachStrideWithinThePaddedInput(String layer, String output) {
        assertThat(Topology.parse("7x11x3-" + layer + "-10o").outputOf(0)).hasToString(output);
    }

    @Test
    void theSpikesPresentedToALayerAreThoseOfTheLastThatHasSpikes() {
        Topology topology = Topology.parse("8x8x2-sp2-3c3p1-mp2-3c1-sp2-10o");
        assertThat(IntStream.range(0, topology.depth())
                        .mapToObj(topology::addressesOf)
                        .map(map -> map.from() + " " + map.to() + " " + map.multiplicity()))
                .containsExactly(
                        "8x8x2 8x8x2 1",
                        "8x8x2 4x4x2 4",
                        "4x4x3 4x4x3 1",
                        "2x2x3 2x2x3 1",
                        "2x2x3 2x2x3 1",
                        "2x2x3 1x1x3 4");
    }

    @Test
    void headsShareTheOutputLayer() {
        Topology topology = Topology.parse("1156-256-10+2");
        assertThat(topology.heads()).containsExactly(10, 2);
        assertThat(topology.outputs()).isEqualTo(12);
    }

    @Test
    void channelsOfAPositionAreNeighbours() {
        VolumeShape shape = new VolumeShape(3, 4, 5);
        assertThat(shape.index(0, 0, 1)).isEqualTo(1);
        assertThat(shape.index(0, 1, 0)).isEqualTo(5);
        assertThat(shape.index(1, 0, 0)).isEqualTo(20);
        assertThat(shape.index(2, 3, 4)).isEqualTo(shape.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "784-0-10, layer size 0 is out of range",
        "784-5000-10, 'layer size 5000 is out of range, allowed 1 to 4096'",
        "784-99999999999-10, layer size out of range",
        "784--3-10, layer size -3 is out of range",
        "5000-10, layer size 5000 is out of range",
        "100x100-10, layer size 10000 is out of range",
        "784, got 0 layers",
        "784x10, got 0 layers",
        "1-1-1-1-1-1-1-1-1-1-1-1-1-1, 'a network has 1 to 12 layers, such as 784-256-256-10; got 13 layers'",
        "784y10, is not understood",
        "'', is not understood",
        "784-10-, is not understood",
        "28x28-12c-10, is not understood",
        "28x28-10o-10, is not understood",
        "28x28-10+2-10, is not understood",
        "784-10+-2, is not understood",
        "784-10+0, layer size 0 is out of range",
        "784-4000+4000, layer size 8000 is out of range",
        "0x28-12c5-10, 'a volume of 0x28 is out of range, allowed 1 to 32768 neurons'",
        "65536x65536-12c5-10, a volume of 65536x65536 is out of range",
        "200x200-12c5-10, a volume of 200x200 is out of range",
        "100x100-64c5-10, a volume of 96x96x64 is out of range",
        "28x28-12c0-10, kernel of a convolution 0 is out of range",
        "28x28-0c5-10, channels of a convolution 0 is out of range",
        "28x28-12c29-10, layer 12c29 is larger than the 28x28 it is over",
        "28x4-12c3-mp3-10, layer mp3 is larger than the 26x2 it is over",
        "28x28-mp29-10, layer mp29 is larger than the 28x28 it is over",
        "28x28-sp29-10, layer sp29 is larger than the 28x28 it is over",
        "28x28-sp0-10, size of a sum pooling 0 is out of range",
        "28x28-12c5-sp2-mp2-10, 'layer mp2 comes after the sum pooling layer sp2, which gives numbers of spikes; allowed"
                + " behind it are a convolution, a dense layer or another sum pooling'",
        "28x28-sp2-sp2-mp2-10, layer mp2 comes after the sum pooling layer sp2",
        "28x28-12c5-20-sp2-10, layer sp2 comes after the dense layer 20fc",
        "28x28-12c5s0-10, 'stride of a convolution 0 is out of range, allowed 1 to 2'",
        "28x28-12c5s3-10, 'stride of a convolution 3 is out of range, allowed 1 to 2'",
        "28x28-12c5p5-10, 'padding of a convolution 5 is out of range, allowed 0 to 4 with a kernel of 5'",
        "28x28-12c5p-10, is not understood",
        "28x28-12c5p1s2-10, is not understood",
        "28x28-12c31p1-10, 'layer 12c31p1 is larger than the 30x30 it is over, its padding included'",
        "2x2x8-2c65p64-10, 'layer 2c65p64 has a kernel of 65x65x8 weights, allowed are 32768'",
        "28x28-12c5-sp2, is not understood",
        "28x28-12c5-mp0-10, size of a max pooling 0 is out of range",
        "784-12c5-10, layer 12c5 is larger than the 1x1 it is over",
        "28x28-20-12c5-10, 'layer 12c5 comes after the dense layer 20fc, which has no rows and columns'",
        "28x28-12c5-20-mp2-10, layer mp2 comes after the dense layer 20fc",
        "28x28-12c5, is not understood",
        "28x28-12c5-mp2, is not understood"
    })
    void refusesWhatIsNotANetworkAndSaysWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> Topology.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAConvolutionAtTheEnd() {
        List<LayerShape> layers = List.of(new ConvolutionShape(10, 28));
        assertThatThrownBy(() -> new Topology(new VolumeShape(28, 28, 1), layers, List.of(10)))
                .isInstanceOf(InputException.class)
                .hasMessage("the last layer is 10c28, expected a dense layer such as 10o");
    }

    @Test
    void refusesHeadsThatDoNotFitTheOutputLayer() {
        assertThatThrownBy(() -> new Topology(VolumeShape.flat(4), List.of(new DenseShape(12)), List.of(10, 3)))
                .isInstanceOf(InputException.class)
                .hasMessage("heads of [10, 3] classes do not fit an output layer of 12 neurons");
    }
}
