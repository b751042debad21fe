package dev.spikeloom.study.sweep;

/**
 * What became of a point whose Verilog was made and held to the clocked model.
 *
 * @param passed whether it is lint-clean and does the same in each cycle
 * @param samples that were compared
 * @param cycles that were compared
 * @param values that were compared
 * @param difference the first, or the first warning; null if there is none
 */
public record Verified(boolean passed, int samples, long cycles, long values, String difference) {
    /** For scripts: {@code no}, {@code passed} or {@code failed}. */
    static String word(Verified verified) {
        return verified == null ? "no" : verified.passed() ? "passed" : "failed";
    }
}
