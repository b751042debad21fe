package dev.spikeloom.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.design.Design;
import dev.spikeloom.run.outcome.HardwareFigures;

/**
 * What {@code result.json} says about the design, which is the same whichever stage elaborates it.
 *
 * @param hardware what the accelerator is built of; null as long as no stage has elaborated the design
 */
record DesignFacts(
        @JsonInclude(JsonInclude.Include.NON_NULL) HardwareFigures hardware) {
    static final DesignFacts NONE = new DesignFacts(null);

    static DesignFacts of(Design design) {
        return new DesignFacts(DesignFigures.hardware(design));
    }
}
