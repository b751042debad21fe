package dev.spikeloom.formal;

/** How a claim is proven: which program runs which of its files. */
public enum Method {
    /** A combinational module, for all values of its inputs: Yosys, {@code sat}. */
    ALL_INPUTS("all inputs"),
    /** A memory with any content, for all accesses: Yosys, {@code sat} over the cycles of an access. */
    ACCESSES("all accesses"),
    /** The hex files are what the network says, read here, word by word. */
    FILES("all words"),
    /** Forever, from reset on: Yosys, {@code sat -tempinduct}. */
    INDUCTION("induction"),
    /** No combinational path: the netlist is searched. */
    PATHS("all paths"),
    /** A netlist is the RTL, output by output: Yosys, {@code sat} on a miter. */
    NETLIST_COMBINATIONAL("all inputs"),
    /** A netlist is the RTL, register by register and output by output: Yosys, {@code equiv_induct}. */
    NETLIST_SEQUENTIAL("induction"),
    /** No sum leaves a range: z3. */
    SUMS("all spikes");

    /** Most cycles that an induction looks back, and that a counterexample has. */
    static final int MOST_STEPS = 14;

    /** Cycles of a write to a memory between two reads of it. */
    static final int ACCESS_CYCLES = 4;

    private final String bound;

    Method(String bound) {
        this.bound = bound;
    }

    /** What the proof covers. */
    public String bound() {
        return bound;
    }
}
