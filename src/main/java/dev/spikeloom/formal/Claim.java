package dev.spikeloom.formal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to be proven of a module of a design.
 *
 * @param id name of its files without suffix; unique in a design
 * @param statement in a few words
 * @param module of the generated Verilog
 * @param parameters its sizes, as they are in the proof
 * @param method how it is proven
 * @param files what the method reads beside the Verilog of the design, name to content
 */
public record Claim(
        String id, String statement, String module, String parameters, Method method, Map<String, String> files) {
    public Claim {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
}
