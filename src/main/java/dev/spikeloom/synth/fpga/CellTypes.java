package dev.spikeloom.synth.fpga;

import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells that Yosys leaves of a technology, by their types. */
final class CellTypes {
    private static final Map<Technology, List<Rule>> RULES = Map.of(
            Technology.GENERIC,
            List.of(
                    rule(CellKind.LUT, "\\$lut"),
                    rule(CellKind.FLIP_FLOP, "\\$_(S?DFF|A?DFFSR|ALDFF|FF)\\w*_"),
                    rule(
                            CellKind.MACRO,
                            "(.*\\\\)?(" + String.join("|", ModuleNames.MEMORIES) + "|\\w+" + ModuleNames.MACRO + "|"
                                    + ModuleNames.ROMS + ")")),
            Technology.ICE40,
            List.of(
                    rule(CellKind.LUT, "SB_LUT4"),
                    rule(CellKind.FLIP_FLOP, "SB_DFF\\w*"),
                    rule(CellKind.BLOCK_RAM, "SB_RAM\\w+|SB_SPRAM256KA"),
                    rule(CellKind.DSP, "SB_MAC16"),
                    rule(CellKind.CARRY, "SB_CARRY")),
            Technology.ECP5,
            List.of(
                    rule(CellKind.LUT, "LUT4"),
                    rule(CellKind.FLIP_FLOP, "TRELLIS_FF"),
                    rule(CellKind.BLOCK_RAM, "(DP16|PDPW16)KD"),
                    rule(CellKind.DISTRIBUTED_RAM, "TRELLIS_DPR16X4"),
                    rule(CellKind.DSP, "MULT18X18D|ALU54B"),
                    rule(CellKind.CARRY, "CCU2C"),
                    rule(CellKind.WIDE_MUX, "PFUMX|L6MUX21")),
            Technology.XILINX,
            List.of(
                    rule(CellKind.LUT, "LUT[1-6]|INV"),
                    rule(CellKind.FLIP_FLOP, "FD[RSCP]E(_1)?"),
                    rule(CellKind.BLOCK_RAM, "RAMB(18|36)E[12]"),
                    rule(CellKind.DISTRIBUTED_RAM, "RAM\\d+[XM]\\w*|SRL\\w+"),
                    rule(CellKind.DSP, "DSP48E[12]"),
                    rule(CellKind.CARRY, "CARRY[48]"),
                    rule(CellKind.WIDE_MUX, "MUXF[789]")));

    private record Rule(CellKind kind, Pattern types) {}

    private final Technology technology;
    private final Map<String, CellKind> known = new HashMap<>();

    CellTypes(Technology technology) {
        this.technology = technology;
    }

    private static Rule rule(CellKind kind, String types) {
        return new Rule(kind, Pattern.compile(types));
    }

    /** @throws InputException if no cell of this type is known, as from a version of Yosys that maps in another way */
    CellKind kindOf(String type) {
        return known.computeIfAbsent(type, this::matching);
    }

    private CellKind matching(String type) {
        return RULES.get(technology).stream()
                .filter(rule -> rule.types().matcher(type).matches())
                .map(Rule::kind)
                .findFirst()
                .orElseThrow(() -> new InputException("yosys left a cell of type " + type + ", which is none of "
                        + technology.title() + " that is known"));
    }
}
