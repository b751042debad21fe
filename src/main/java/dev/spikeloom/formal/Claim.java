package dev.spikeloom.formal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something to be proven of a module of a design.
 *
 * @param id name of its files without suffix; unique in a design
 * @param statement in a few words
 * @param module of the generated Verilog
 * @param parameters its sizes, as they are in the proof
 * @param method how it is proven
 * @param files what the method reads beside the Verilog of the design, name to content
 * @param check what is done where no program is run
 */
public record Claim(
        String id,
        String statement,
        String module,
        String parameters,
        Method method,
        Map<String, String> files,
        Optional<HexCheck> check) {
    public Claim {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    Claim(String id, String statement, String module, String parameters, Method method, Map<String, String> files) {
        this(id, statement, module, parameters, method, files, Optional.empty());
    }
}
