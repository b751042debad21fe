package dev.spikeloom.synth.fpga;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module of a netlist. A bit of a signal is a number, the same for all that is connected; a constant is {@link #CONSTANT}.
 *
 * @param name as Yosys has it, with the values of parameters
 * @param bits a number above that of each bit
 * @param names signals by name, least significant bit first; none that Yosys made up
 */
record NetlistModule(String name, List<Port> ports, List<Cell> cells, Map<String, int[]> names, int bits) {
    static final int CONSTANT = -1;

    /** What the registers of the generated Verilog end with. */
    private static final Pattern REGISTER = Pattern.compile(".*_q(\\[\\d+\\])?");

    /** What Yosys calls a wire that has no name, after the cells at it. */
    private static final Pattern MADE_UP =
            Pattern.compile(".*_(SB_|LUT\\d|TRELLIS_|FD[RSCP]E|CCU2C|CARRY|MUXF|PFUMX|L6MUX).*");

    private static final Pattern PARAMETERS =
            Pattern.compile("\\$paramod(?:\\$[0-9a-f]+)?\\\\(\\w+).*|\\$paramod\\$[0-9a-f]+\\\\(\\w+)");

    /** @param input whether values come in, else they go out */
    record Port(String name, boolean input, int[] bits) {}

    /** A primitive cell or an instance of a module. */
    record Cell(String name, String type, List<Port> ports) {}

    /** Its name in the Verilog. */
    String title() {
        return title(name);
    }

    /** A module's name without what Yosys added for the values of its parameters. */
    static String title(String name) {
        Matcher parameters = PARAMETERS.matcher(name);
        if (!parameters.matches()) {
            return name;
        }
        return parameters.group(1) == null ? parameters.group(2) : parameters.group(1);
    }

    /**
     * What a reader of the Verilog calls a bit: a register if it is one, else any signal of the source; the outermost of
     * several.
     */
    Optional<String> nameOf(int bit) {
        String best = null;
        for (Map.Entry<String, int[]> signal : names.entrySet()) {
            int[] bits = signal.getValue();
            for (int place = 0; place < bits.length; place++) {
                if (bits[place] == bit) {
                    String name = signal.getKey() + (bits.length > 1 ? "[" + place + "]" : "");
                    best = best == null || isBetter(name, best) ? name : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(String name, String than) {
        int difference = rank(name) - rank(than);
        if (difference == 0) {
            difference = name.length() - than.length();
        }
        return difference == 0 ? name.compareTo(than) < 0 : difference < 0;
    }

    private static int rank(String name) {
        if (MADE_UP.matcher(name).matches()) {
            return 2;
        }
        return REGISTER.matcher(name).matches() ? 0 : 1;
    }
}
