package dev.spikeloom.regress.suite;

import static dev.spikeloom.regress.suite.CheckOption.choice;
import static dev.spikeloom.regress.suite.CheckOption.number;
import static dev.spikeloom.regress.suite.CheckOption.text;

import dev.spikeloom.tool.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The checks that there are, with their options: the one table of them. */
@SuppressWarnings("ImmutableEnumChecker") // lists are copies
public enum CheckKind {
    LINT(
            "Verilator, Icarus and Yosys have nothing to say about the Verilog",
            false,
            List.of(Tool.VERILATOR, Tool.ICARUS, Tool.YOSYS)),
    REFERENCE(
            "the clocked model gives the spikes and potentials of the integer reference",
            true,
            List.of(),
            samples(5),
            steps()),
    EVENT(
            "the event model gives the figures, spikes and potentials of the clocked model",
            true,
            List.of(),
            samples(5),
            steps(),
            pauses()),
    COSIM(
            "the Verilog under Verilator equals the clocked model in every probe of every cycle",
            true,
            List.of(Tool.VERILATOR),
            samples(2),
            steps(),
            pauses(),
            choice(
                    "loading",
                    "weights are written through the load port: where there is no other way, always, or where they can be",
                    "needed",
                    "always",
                    "possible"),
            number("resets", 0, 0, 20, "how often a run is broken off and reset before it is run to its end"),
            choice("assertions", "the assertions beside the Verilog are held, too", "false", "true")),
    BENCH("the bench that goes with the Verilog passes under Icarus", false, List.of(Tool.ICARUS, Tool.ICARUS_RUNTIME)),
    NETLIST(
            "the netlist that Yosys makes passes the bench under Icarus",
            false,
            List.of(Tool.YOSYS, Tool.ICARUS, Tool.ICARUS_RUNTIME)),
    COVERAGE(
            "the bench reaches so much of the Verilog",
            false,
            List.of(Tool.VERILATOR, Tool.VERILATOR_COVERAGE),
            number("lines", 90, 0, 100, "least share of the blocks of statements, per cent"),
            number("branches", 80, 0, 100, "least share of the branches, per cent"),
            number("toggles", 0, 0, 100, "least share of the bits that change both ways, per cent")),
    PROOFS(
            "what is claimed of the Verilog is proven",
            false,
            List.of(Tool.YOSYS, Tool.Z3),
            number("limit", 60, 1, 86_400, "seconds that a proof may take"),
            choice(
                    "claims",
                    "properties of the Verilog, or that netlists of its modules do what it says",
                    "properties",
                    "netlists"),
            choice("undecided", "whether a proof that does not end in time is a failure", "fail", "pass")),
    MUTATION(
            "the bench finds faults that are put into the Verilog",
            true,
            List.of(Tool.ICARUS, Tool.ICARUS_RUNTIME, Tool.YOSYS, Tool.YOSYS_ABC),
            number("mutants", 10, 1, 100_000, "how many are drawn"),
            number("least", 95, 0, 100, "lowest share of them that is found, per cent of those that can be")),
    FUZZ(
            "all models agree on random stimuli",
            true,
            List.of(Tool.VERILATOR, Tool.ICARUS, Tool.ICARUS_RUNTIME, Tool.YOSYS),
            number("seconds", 10, 1, 86_400, "after which no further case begins"),
            choice("rungs", "models in Java alone, or the Verilog, too", "models", "all")),
    FIGURES("cycles, latency, counters and accuracy are those of the baseline", false, List.of(), samples(20), steps()),
    PHYSICAL(
            "area, energy and clock are those of the baseline",
            false,
            List.of(),
            samples(20),
            steps(),
            text("technology", "its name; default: physical.technology of the experiment"));

    private final String meaning;
    private final boolean drawn;
    private final List<Tool> tools;
    private final List<CheckOption> options;

    CheckKind(String meaning, boolean drawn, List<Tool> tools, CheckOption... options) {
        this.meaning = meaning;
        this.drawn = drawn;
        this.tools = List.copyOf(tools);
        this.options = List.of(options);
    }

    private static CheckOption samples(int fallback) {
        return number("samples", fallback, 1, 1_000_000, "from the first; no more than there are");
    }

    private static CheckOption steps() {
        return number("time_steps", 0, 0, 10_000, "of a sample; 0: as many as the experiment has");
    }

    private static CheckOption pauses() {
        return choice("pauses", "of the host", "none", "random", "seldom");
    }

    /** Of a name, if there is one. */
    static Optional<CheckKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** As suites and results have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What has been shown once it has passed. */
    public String meaning() {
        return meaning;
    }

    /** Whether it depends on the seed. */
    public boolean isDrawn() {
        return drawn;
    }

    /** The programs that it calls. */
    public List<Tool> tools() {
        return tools;
    }

    public List<CheckOption> options() {
        return options;
    }
}
