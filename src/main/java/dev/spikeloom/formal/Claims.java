package dev.spikeloom.formal;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.RtlFiles;
import java.util.List;

/** What is claimed of a design, whatever machine it is of: the one place that knows the families. */
public final class Claims {
    private Claims() {}

    /**
     * The properties of a design's modules and the sums of its layers. Layers of the same size share their claims.
     *
     * @param rtl its Verilog and hex files
     * @throws InputException if a file that the Verilog names is missing or cannot be understood
     */
    public static List<Claim> properties(Design design, RtlFiles rtl) {
        return switch (design.family()) {
            case RATE -> RateClaims.properties(RateDesign.of(design), rtl);
        };
    }

    /** That what Yosys makes of the leaf modules is what their Verilog says. */
    public static List<Claim> netlists(Design design) {
        return switch (design.family()) {
            case RATE -> RateClaims.netlists(RateDesign.of(design));
        };
    }
}
