package dev.spikeloom.formal;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the Yosys script of a claim and reads its verdict. */
final class YosysProof {
    private static final Pattern INDUCTION_STEP = Pattern.compile("\\[induction step (\\d+)]");
    private static final Pattern UNPROVEN = Pattern.compile("Unproven \\$equiv [^:]*: (\\S+) ");
    private static final int MOST_SIGNALS = 5;

    private static final String COUNTEREXAMPLE = "model found for base case: FAIL!";
    private static final String PATH_FOUND = "selection is not empty";
    private static final String NOT_EQUIVALENT = "unproven $equiv cells";

    /** Marks the second half of a script: the search for a counterexample where the proof did not close. */
    static final String SEARCH = "_search";

    private final Claim claim;
    private final Path folder;
    private final Duration limit;

    YosysProof(Claim claim, Path folder, Duration limit) {
        this.claim = claim;
        this.folder = folder;
        this.limit = limit;
    }

    /** @throws InputException if Yosys is missing or does not accept the script */
    Finding run() {
        ToolResult result = yosys(claim.id() + ".ys");
        if (result.timedOut()) {
            return timedOut();
        }
        return switch (claim.method()) {
            case PATHS -> paths(result);
            case NETLIST_SEQUENTIAL -> equivalence(result);
            case INDUCTION -> induction(result);
            default -> solved(result, "the induction does not close within " + Method.MOST_STEPS + " steps");
        };
    }

    /** Registers that hold something else may still do what is claimed: only what the module does refutes it. */
    private Finding induction(ToolResult result) {
        boolean found = result.output().contains(COUNTEREXAMPLE);
        if (found && counterexample().isOfRegistersOnly()) {
            ToolResult ran = yosys(claim.id() + SEARCH + ".ys");
            if (ran.timedOut()) {
                return timedOut();
            }
            Finding search = solved(ran, "");
            return search.verdict() == Verdict.REFUTED
                    ? search
                    : Finding.undecided(
                            claim,
                            "registers hold something else than the proof expects; no counterexample within "
                                    + Method.MOST_STEPS + " cycles");
        }
        return solved(result, "the induction does not close within " + Method.MOST_STEPS + " steps");
    }

    private Counterexample counterexample() {
        return Counterexample.parse(read(claim.id() + ".vcd"));
    }

    private Finding paths(ToolResult result) {
        if (result.exitCode() == 0) {
            return Finding.proven(claim, bound(""));
        }
        if (result.output().contains(PATH_FOUND)) {
            return Finding.refuted(claim, "there is a combinational path", claim.id() + ".ys");
        }
        throw notAccepted(result);
    }

    /** What is not proven register by register may still be equal: only a run that differs refutes it. */
    private Finding equivalence(ToolResult result) {
        if (result.exitCode() == 0) {
            return Finding.proven(claim, bound(""));
        }
        if (!result.output().contains(NOT_EQUIVALENT)) {
            throw notAccepted(result);
        }
        ToolResult search = yosys(claim.id() + SEARCH + ".ys");
        return search.timedOut()
                ? timedOut()
                : solved(
                        search,
                        "no counterexample within " + Method.MOST_STEPS + " cycles, but not proven: "
                                + unproven(result.output()));
    }

    /** What the SAT solver says. */
    private Finding solved(ToolResult result, String otherwise) {
        String output = result.output();
        boolean bounded = output.contains("Reached maximum number of time steps");
        if (output.contains("SUCCESS!") && !bounded) {
            return Finding.proven(claim, bound(output));
        }
        if (output.contains(COUNTEREXAMPLE) || output.contains("proof finished - model found: FAIL!")) {
            return Finding.refuted(
                    claim,
                    counterexample().told(claim.files().getOrDefault(claim.id() + ".v", "")),
                    claim.id() + ".vcd");
        }
        if (bounded) {
            return Finding.undecided(claim, otherwise);
        }
        throw notAccepted(result);
    }

    private InputException notAccepted(ToolResult result) {
        return new InputException(
                "yosys does not accept " + folder.resolve(claim.id() + ".ys") + ": " + result.reason());
    }

    private ToolResult yosys(String script) {
        return new ToolRun(Tool.YOSYS, folder).args(script).limit(limit).run();
    }

    private Finding timedOut() {
        return Finding.undecided(claim, "timed out after " + limit.toSeconds() + " s");
    }

    private String bound(String output) {
        if (claim.method() != Method.INDUCTION) {
            return claim.method().bound();
        }
        String steps = "";
        Matcher step = INDUCTION_STEP.matcher(output);
        while (step.find()) {
            steps = ", k = " + step.group(1);
        }
        return claim.method().bound() + steps;
    }

    private static String unproven(String output) {
        return UNPROVEN.matcher(output)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .limit(MOST_SIGNALS)
                .reduce((a, b) -> a + ", " + b)
                .orElse("some signals");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new InputException("cannot read " + folder.resolve(file) + ": " + AtomicFiles.reason(e), e);
        }
    }
}
