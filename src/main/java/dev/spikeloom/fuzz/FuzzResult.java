package dev.spikeloom.fuzz;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.fuzz.file.Crasher;
import dev.spikeloom.fuzz.file.FuzzJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the fuzzer did.
 *
 * @param seed of its cases
 * @param seconds it took until it ended or found a difference
 * @param cases that were run on at least one rung
 * @param rungs what each did
 * @param crasher the first difference, shrunk
 * @param file in which that is kept
 */
public record FuzzResult(
        long seed, double seconds, long cases, List<RungTally> rungs, Optional<Crasher> crasher, Optional<Path> file) {
    public FuzzResult {
        rungs = List.copyOf(rungs);
    }

    /** As JSON, for scripts. */
    public String toJson() {
        ObjectNode tree = FuzzJson.MAPPER.createObjectNode();
        tree.put("seed", seed);
        tree.put("seconds", Math.round(seconds * 10) / 10.0);
        tree.put("cases", cases);
        ArrayNode list = tree.putArray("rungs");
        for (RungTally rung : rungs) {
            ObjectNode tally = list.addObject();
            tally.put("rung", rung.rung());
            tally.put("designs", rung.designs());
            tally.put("samples", rung.samples());
            tally.put("cycles", rung.cycles());
            tally.put("compared_values", rung.compared());
        }
        crasher.ifPresent(found -> {
            ObjectNode difference = tree.putObject("difference");
            difference.put("rung", found.rung());
            difference.put("text", found.difference());
            difference.put("case", found.fuzzCase().summary());
            difference.put("layers", found.fuzzCase().layers());
            difference.put("neurons", found.fuzzCase().neurons());
            difference.put("found", found.found());
        });
        file.ifPresent(path -> tree.put("file", path.toString()));
        return FuzzJson.text(tree);
    }
}
