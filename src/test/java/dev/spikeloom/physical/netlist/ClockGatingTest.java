package dev.spikeloom.physical.netlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.ClockGating.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which flip-flops share clock gates. */
class ClockGatingTest {
    private static final Optional<CellChoice.ClockGate> GATE =
            Optional.of(new CellChoice.ClockGate(null, "CK", "E", "GCK", Optional.empty()));

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "3, 0, 3", "4, 1, 0", "32, 1, 0", "33, 2, 0", "40, 2, 0", "64, 2, 0", "65, 3, 0"})
    void fourOfAnEnableGetAGateAndThirtyTwoAreMostForIt(int flops, int gates, int multiplexers) {
        Group group = only(ClockGating.of(module(flops, 1), GATE));

        assertThat(group.gates()).isEqualTo(gates);
        assertThat(group.multiplexers()).isEqualTo(multiplexers);
        assertThat(group.banks())
                .hasSize(gates)
                .allSatisfy(bank -> assertThat(bank).hasSizeBetween(1, 32));
        assertThat(group.banks().stream().mapToInt(List::size).sum()).isEqualTo(gates == 0 ? 0 : flops);
    }

    @Test
    void whatAlwaysTakesItsInputNeedsNeither() {
        Group group = only(ClockGating.of(module(40, CellModule.ONE), GATE));

        assertThat(group.gates()).isZero();
        assertThat(group.multiplexers()).isZero();
    }

    @Test
    void withoutAGateInTheLibraryAllHaveMultiplexers() {
        Group group = only(ClockGating.of(module(40, 1), Optional.empty()));

        assertThat(group.gates()).isZero();
        assertThat(group.multiplexers()).isEqualTo(40);
    }

    @Test
    void otherEnablesAndOtherClocksAreOtherGroups() {
        List<Flop> flops = List.of(
                new Flop(0, 5, 6, 1, false),
                new Flop(0, 5, 7, 2, false),
                new Flop(3, 5, 8, 1, false),
                new Flop(0, 5, 9, 1, false));

        assertThat(ClockGating.of(module(flops), GATE).groups())
                .extracting(Group::clock, Group::enable, group -> group.flops().size())
                .containsExactly(tuple(0, 1, 2), tuple(0, 2, 1), tuple(3, 1, 1));
    }

    private static Group only(ClockGating gating) {
        assertThat(gating.groups()).hasSize(1);
        return gating.groups().get(0);
    }

    private static CellModule module(int flops, int enable) {
        return module(IntStream.range(0, flops)
                .mapToObj(i -> new Flop(0, 2, 3 + i, enable, false))
                .toList());
    }

    private static CellModule module(List<Flop> flops) {
        return new CellModule("m", 100, List.of(), List.of(), List.of(), flops, new ArrayList<>());
    }
}
