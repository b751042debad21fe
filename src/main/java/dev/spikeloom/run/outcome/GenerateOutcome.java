package dev.spikeloom.run.outcome;

import java.util.List;

/**
 * What the generator wrote.
 *
 * @param rtl the Verilog
 */
public record GenerateOutcome(Rtl rtl) {
    /**
     * @param topModule name of the top module
     * @param files in {@code rtl/}, in alphabetical order
     * @param sha256 of all their names and contents
     */
    public record Rtl(String topModule, List<String> files, String sha256) {}
}
