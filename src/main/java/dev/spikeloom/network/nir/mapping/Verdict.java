package dev.spikeloom.network.nir.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a machine does what a node says. */
public enum Verdict {
    /** In floating point, with the same spikes. */
    @JsonProperty("exact")
    EXACT,
    /** Something close to it, whose error is measured. */
    @JsonProperty("approximate")
    APPROXIMATE,
    /** Nothing like it. */
    @JsonProperty("rejected")
    REJECTED;

    /** As files have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
