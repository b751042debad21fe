package dev.spikeloom.regress.output;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How an item ended. */
public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    /** Not run, which has a reason. */
    @JsonProperty("skipped")
    SKIPPED;

    /** As files have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
