package dev.spikeloom.study;

import dev.spikeloom.formal.Verdict;
import dev.spikeloom.io.Json;
import dev.spikeloom.run.RunFolder;
import java.util.List;

/**
 * What was proven of an experiment's design.
 *
 * @param experiment its name
 * @param network layers in the field's shorthand
 * @param proven claims
 * @param refuted claims
 * @param undecided claims
 * @param claims all of them, in the order of the design's modules
 */
public record Proofs(String experiment, String network, int proven, int refuted, int undecided, List<Proof> claims) {
    /** Name of the folder for proofs within that of a run. */
    public static final String FOLDER = RunFolder.PROOFS;

    /**
     * A claim and what came of it.
     *
     * @param property in a few words
     * @param module of the Verilog
     * @param parameters its sizes in the proof
     * @param bound what the proof covers
     * @param verdict proven, refuted or undecided
     * @param seconds that it took
     * @param detail the counterexample, or why nothing was decided; null if it was proven
     * @param evidence path of the counterexample's file, or null
     */
    public record Proof(
            String property,
            String module,
            String parameters,
            String bound,
            Verdict verdict,
            double seconds,
            String detail,
            String evidence) {}

    public Proofs {
        claims = List.copyOf(claims);
    }

    /** The results as JSON. */
    public String toJson() {
        return Json.text(this);
    }
}
