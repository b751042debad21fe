package dev.spikeloom.synth.fpga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.synth.fpga.NetlistModule.Cell;
import dev.spikeloom.synth.fpga.NetlistModule.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimingGraphTest {
    private static final int BITS = 100;

    @Test
    void levelsAreTheLookUpTablesFromRegisterToRegister() {
        LongestPath path = longest(
                Technology.ICE40,
                module(
                        "top",
                        List.of(),
                        names("a_q", 2, "b_q", 6),
                        flipFlop(2, 9),
                        lut(3, 2),
                        lut(4, 3),
                        lut(5, 2, 4),
                        flipFlop(6, 5)));

        assertThat(path).isEqualTo(new LongestPath(3, 0, "a_q", "b_q"));
    }

    @Test
    void portsStartAndEndPathsAsWell() {
        LongestPath path = longest(
                Technology.ICE40,
                module("top", List.of(in("data_i", 2, 3), out("any_o", 4)), names(), lut(5, 3), lut(4, 2, 5)));

        assertThat(path).isEqualTo(new LongestPath(2, 0, "port data_i[1]", "port any_o"));
    }

    @Test
    void aPathGoesThroughModules() {
        NetlistModule inner = module(
                "inner",
                List.of(in("x_i", 2), out("y_o", 3)),
                names("deep_q", 5),
                lut(3, 2),
                lut(4, 2),
                flipFlop(5, 4));
        LongestPath path = longest(
                Technology.ICE40,
                module(
                        "top",
                        List.of(),
                        names("a_q", 2),
                        flipFlop(2, 9),
                        instance("u_one", "inner", in("x_i", 2), out("y_o", 3)),
                        instance("u_two", "inner", in("x_i", 3), out("y_o", 4))),
                inner);

        assertThat(path).isEqualTo(new LongestPath(2, 0, "a_q", "u_two.deep_q"));
    }

    @Test
    void whatOnlyPassesThroughAModuleIsOneNet() {
        NetlistModule wire = module("wire", List.of(in("x_i", 2), out("y_o", 2)), names());
        LongestPath path = longest(
                Technology.ICE40,
                module(
                        "top",
                        List.of(out("y_o", 5)),
                        names("a_q", 2),
                        flipFlop(2, 9),
                        lut(3, 2),
                        instance("u_wire", "wire", in("x_i", 3), out("y_o", 4)),
                        lut(5, 4)),
                wire);

        assertThat(path).isEqualTo(new LongestPath(2, 0, "a_q", "port y_o"));
    }

    @Test
    void ofPathsWithAsManyLevelsThatWithMoreCarryCellsIsLonger() {
        LongestPath path = longest(
                Technology.ICE40,
                module(
                        "top",
                        List.of(),
                        names("a_q", 2, "plain_q", 5, "sum_q", 8),
                        flipFlop(2, 9),
                        lut(4, 2),
                        flipFlop(5, 4),
                        cell("SB_CARRY", in("I0", 2), in("CI", NetlistModule.CONSTANT), out("CO", 6)),
                        cell("SB_CARRY", in("I0", 2), in("CI", 6), out("CO", 7)),
                        lut(10, 7),
                        flipFlop(8, 10)));

        assertThat(path).isEqualTo(new LongestPath(1, 2, "a_q", "sum_q"));
    }

    @Test
    void aCarryCellOfEcp5HasItsOwnLookUpTables() {
        LongestPath path = longest(
                Technology.ECP5,
                module(
                        "top",
                        List.of(in("x_i", 2), out("y_o", 4)),
                        names(),
                        cell("CCU2C", in("A0", 2), in("CIN", NetlistModule.CONSTANT), out("COUT", 3)),
                        cell("CCU2C", in("A0", NetlistModule.CONSTANT), in("CIN", 3), out("S0", 4))));

        assertThat(path).isEqualTo(new LongestPath(1, 2, "port x_i", "port y_o"));
    }

    @Test
    void aBitOfACarryChainHasNoInfluenceOnThoseBelow() {
        LongestPath path = longest(
                Technology.XILINX,
                module(
                        "top",
                        List.of(in("x_i", 2), out("y_o", 6)),
                        names(),
                        cell("CARRY4", in("S", 2, 5), out("O", 4, 6)),
                        cell("LUT1", in("I0", 4), out("O", 5))));

        assertThat(path).isEqualTo(new LongestPath(1, 2, "port x_i", "port y_o"));
    }

    @Test
    void aMemoryIsCalledAfterItsArray() {
        LongestPath path = longest(
                Technology.ICE40,
                module(
                        "top",
                        List.of(in("x_i", 2)),
                        names(),
                        lut(3, 2),
                        new Cell("u_bank.words_q.0.1", "SB_RAM40_4K", List.of(in("RADDR", 3), out("RDATA", 4)))));

        assertThat(path).isEqualTo(new LongestPath(1, 0, "port x_i", "u_bank.words_q RADDR"));
    }

    @Test
    void aMemoryWithoutAClockAtItsOutputIsALevel() {
        LongestPath path = longest(
                Technology.XILINX,
                module(
                        "top",
                        List.of(in("x_i", 2), out("y_o", 3)),
                        names(),
                        cell("RAM32M", in("ADDRA", 2), in("DIA", 2), out("DOA", 3))));

        assertThat(path).isEqualTo(new LongestPath(1, 0, "port x_i", "port y_o"));
    }

    @Test
    void aLoopWithoutARegisterIsRefused() {
        NetlistModule loop = module("top", List.of(out("y_o", 3)), names(), lut(3, 4), lut(4, 3));

        assertThatThrownBy(() -> longest(Technology.ICE40, loop))
                .isExactlyInstanceOf(InputException.class)
                .hasMessage("the netlist has a loop without a register");
    }

    @Test
    void aCellThatTheTechnologyDoesNotHaveIsRefused() {
        NetlistModule strange = module("top", List.of(), names(), cell("LUT6", in("I0", 2), out("O", 3)));

        assertThatThrownBy(() -> longest(Technology.ECP5, strange))
                .isExactlyInstanceOf(InputException.class)
                .hasMessage("yosys left a cell of type LUT6, which is none of ecp5 that is known");
    }

    private static LongestPath longest(Technology technology, NetlistModule top, NetlistModule... others) {
        Map<String, NetlistModule> modules = new TreeMap<>(Map.of(top.name(), top));
        Stream.of(others).forEach(module -> modules.put(module.name(), module));
        return TimingGraph.longestPath(technology, modules, top.name());
    }

    private static NetlistModule module(String name, List<Port> ports, Map<String, int[]> names, Cell... cells) {
        return new NetlistModule(name, ports, List.of(cells), names, BITS);
    }

    private static Map<String, int[]> names(Object... namesAndBits) {
        Map<String, int[]> names = new TreeMap<>();
        for (int i = 0; i < namesAndBits.length; i += 2) {
            names.put((String) namesAndBits[i], new int[] {(Integer) namesAndBits[i + 1]});
        }
        return names;
    }

    private static Port in(String name, int... bits) {
        return new Port(name, true, bits);
    }

    private static Port out(String name, int... bits) {
        return new Port(name, false, bits);
    }

    private static Cell cell(String type, Port... ports) {
        return new Cell("u_cell", type, List.of(ports));
    }

    private static Cell instance(String name, String type, Port... ports) {
        return new Cell(name, type, List.of(ports));
    }

    private static Cell lut(int output, int... inputs) {
        List<Port> ports = new ArrayList<>(List.of(out("O", output)));
        Arrays.stream(inputs).forEach(input -> ports.add(in("I" + ports.size(), input)));
        return new Cell("u_lut", "SB_LUT4", ports);
    }

    private static Cell flipFlop(int output, int input) {
        return cell("SB_DFF", in("D", input), out("Q", output));
    }
}
