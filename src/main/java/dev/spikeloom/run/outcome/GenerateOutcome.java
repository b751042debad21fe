package dev.spikeloom.run.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the generator wrote.
 *
 * @param hardware what it is built of, as in {@link SimulateOutcome}; null in results of earlier versions
 */
public record GenerateOutcome(
        Rtl rtl, @JsonInclude(JsonInclude.Include.NON_NULL) HardwareFigures hardware) {
    /**
     * @param topModule name of the top module
     * @param files in {@code rtl/}, in alphabetical order
     * @param sha256 of all their names and contents
     */
    public record Rtl(String topModule, List<String> files, String sha256) {}
}
