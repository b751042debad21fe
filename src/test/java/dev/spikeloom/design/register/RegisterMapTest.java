package dev.spikeloom.design.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.testing.HostInterfaces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterMapTest {
    static Stream<HostInterface> hosts() {
        return Stream.of(
                HostInterfaces.documented(),
                HostInterfaces.small(false, false),
                HostInterfaces.events(),
                HostInterfaces.least(),
                HostInterfaces.single(),
                HostInterfaces.widest());
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void registersStandAtWordsOfTheirOwnInAscendingOrder(HostInterface host) {
        List<Integer> offsets =
                RegisterMap.of(host).registers().stream().map(Register::offset).toList();
        assertThat(offsets).isSorted().doesNotHaveDuplicates().allMatch(offset -> offset % 4 == 0);
        assertThat(offsets.get(offsets.size() - 1)).isLessThan(1 << RegisterMap.ADDRESS_BITS);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void namesAreUniqueAndFitForC(HostInterface host) {
        List<Register> registers = RegisterMap.of(host).registers();
        assertThat(registers)
                .extracting(Register::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"));
        assertThat(registers)
                .allSatisfy(register -> assertThat(register.fields())
                        .extracting(Field::name)
                        .doesNotHaveDuplicates()
                        .allMatch(name -> name.matches("[A-Z]+(_[A-Z]+)*")));
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void fieldsStandInAscendingOrderAndDoNotOverlap(HostInterface host) {
        for (Register register : RegisterMap.of(host).registers()) {
            int next = 0;
            for (Field field : register.fields()) {
                assertThat(field.lowBit())
                        .as(register.name() + "." + field.name())
                        .isGreaterThanOrEqualTo(next);
                next = field.highBit() + 1;
            }
            assertThat(next).isLessThanOrEqualTo(Integer.SIZE);
            assertThat(Integer.bitCount(register.fieldMask()))
                    .isEqualTo(register.fields().stream().mapToInt(Field::bits).sum());
        }
    }

    @Test
    void theHostFindsTheSizesOfTheNetwork() {
        RegisterMap map = RegisterMap.of(HostInterfaces.events());
        assertThat(map.register("INPUTS").reset()).isEqualTo(1156);
        assertThat(map.register("CLASSES").reset()).isEqualTo(12);
        assertThat(map.register("HEADS").reset()).isEqualTo(2);
        assertThat(map.register("HEAD_0_CLASSES").reset()).isEqualTo(10);
        assertThat(map.register("HEAD_1_CLASSES").reset()).isEqualTo(2);
        assertThat(map.register("LAYERS").reset()).isEqualTo(3);
        assertThat(map.register("WEIGHT_BITS").reset()).isEqualTo(7);
        assertThat(map.register("MAX_TIME_STEPS").reset()).isEqualTo(1024);
    }

    @Test
    void featuresAreThoseOfTheDesign() {
        Register features = RegisterMap.of(HostInterfaces.events()).register("FEATURES");
        assertThat(features.reset()).isEqualTo(0b111 | 32 << 3 | 0b11 << 11);
        assertThat(features.field("STREAM_BITS").mask()).isEqualTo(0x7f8);
        assertThat(RegisterMap.of(HostInterfaces.least()).register("FEATURES").reset())
                .isEqualTo(128 << 3);
    }

    @Test
    void registersToLoadAndToCountAreThereOnlyIfTheCoreCan() {
        assertThat(RegisterMap.of(HostInterfaces.small(true, false)).registers())
                .extracting(Register::name)
                .contains("LOAD_LAYER", "LOAD_TARGET", "LOAD_ROW", "LOAD_NEURON", "LOAD_DATA")
                .noneMatch(name -> name.startsWith("COUNT_"));
        RegisterMap counting = RegisterMap.of(HostInterfaces.small(false, true));
        assertThat(counting.registers())
                .extracting(Register::name)
                .contains("COUNT_SELECT", "COUNT_LOW", "COUNT_HIGH")
                .noneMatch(name -> name.startsWith("LOAD_"));
        assertThat(counting.register("CONTROL").fields())
                .extracting(Field::name)
                .containsExactly("RESET", "COUNT_ENABLE", "COUNT_CLEAR", "STREAMS_BY_REGISTER", "FRAMES_BY_COUNT");
        assertThat(RegisterMap.of(HostInterfaces.least()).register("CONTROL").fields())
                .extracting(Field::name)
                .containsExactly("RESET", "STREAMS_BY_REGISTER", "FRAMES_BY_COUNT");
    }

    /** A field that a design lacks leaves its bits free, so that software finds all others where they always are. */
    @Test
    void fieldsStandAtTheSamePlaceInEveryDesign() {
        Register with = RegisterMap.of(HostInterfaces.small()).register("CONTROL");
        Register without = RegisterMap.of(HostInterfaces.least()).register("CONTROL");
        assertThat(without.fields())
                .allSatisfy(field -> assertThat(with.fields()).contains(field));
        assertThat(without.fieldMask()).isEqualTo(with.fieldMask() & ~0b110);
    }

    @Test
    void whatWasLoadedCanBeReadOnlyIfTheCoreCan() {
        assertThat(RegisterMap.of(HostInterfaces.small()).register("LOAD_DATA").access())
                .isEqualTo(Access.READ_WRITE);
        assertThat(RegisterMap.of(HostInterfaces.documented())
                        .register("LOAD_DATA")
                        .access())
                .isEqualTo(Access.WRITE);
    }

    @Test
    void loadingStartsAtTheFirstLayerThatCanBeLoaded() {
        NumberRange weights = new NumberRange(-64, 63);
        NumberRange thresholds = new NumberRange(-2048, 2047);
        LoadMap load = new LoadMap(
                2,
                5,
                4,
                12,
                1,
                true,
                false,
                List.of(
                        new LoadLayer(1, 20, 12, weights, thresholds, false, Optional.empty()),
                        new LoadLayer(3, 12, 14, weights, thresholds, false, Optional.empty())));
        assertThat(load.firstLayer()).isEqualTo(1);
        assertThat(load.lastRow()).isEqualTo(19);
        assertThat(load.lastNeuron()).isEqualTo(13);
    }

    @Test
    void widthsFollowFromTheSizes() {
        HostInterface host = HostInterfaces.documented();
        assertThat(host.spikeBeats()).isEqualTo(13);
        assertThat(host.spikeBeatBits()).isEqualTo(4);
        assertThat(host.classBits(0)).isEqualTo(4);
        assertThat(host.countBits()).isEqualTo(11);
        assertThat(host.resultBeats()).isEqualTo(11);
        HostInterface widest = HostInterfaces.widest();
        assertThat(widest.classBeats()).isEqualTo(2);
        assertThat(widest.resultBeatBits()).isEqualTo(13);
        assertThat(HostInterfaces.events().indexBits()).isEqualTo(11);
    }

    @Test
    void aStreamHasAWidthThatTheModulesTake() {
        assertThatThrownBy(() -> streamOf(SpikeFormat.PACKED, 48))
                .hasMessage("a stream of spikes of 48 bits is not possible, allowed are 32, 64 and 128");
        assertThatThrownBy(() -> streamOf(SpikeFormat.EVENTS, 64))
                .hasMessage("a stream of events of 64 bits is not possible, allowed is 32");
    }

    private static HostInterface streamOf(SpikeFormat format, int streamBits) {
        HostInterface least = HostInterfaces.least();
        return new HostInterface(
                least.inputs(),
                least.headClasses(),
                least.weightBits(),
                least.maxTimeSteps(),
                format,
                streamBits,
                least.load(),
                least.countSelectBits());
    }
}
