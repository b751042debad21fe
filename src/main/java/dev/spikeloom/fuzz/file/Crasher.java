package dev.spikeloom.fuzz.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A case on which a rung found a difference, as it is kept.
 *
 * @param rung that found it
 * @param difference what it found
 * @param found the command that found it first
 * @param cause what was wrong; empty until that is known
 */
public record Crasher(String rung, String difference, String found, String cause, FuzzCase fuzzCase) {
    private static final Set<String> FIELDS = Set.of("rung", "difference", "found", "cause", "case");

    /**
     * Reads a case with what is known of it; all but the case itself may be missing.
     *
     * @throws InputException if the file cannot be read, or is not a case; names file and field
     */
    public static Crasher read(Path file) {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ": line " + e.getLocation().getLineNr() + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        JsonField top = new JsonField(file, "", tree);
        top.requireObject(FIELDS);
        return new Crasher(
                text(top, "rung"),
                text(top, "difference"),
                text(top, "found"),
                text(top, "cause"),
                CaseReader.read(top.field("case")));
    }

    private static String text(JsonField top, String name) {
        return top.optional(name).map(JsonField::text).orElse("");
    }

    /**
     * Writes it as JSON: the same crasher gives the same bytes.
     *
     * @throws dev.spikeloom.io.EnvironmentException if it cannot be written
     */
    public void write(Path file) {
        AtomicFiles.writeString(file, json());
    }

    public String json() {
        ObjectNode top = Json.MAPPER.createObjectNode();
        top.put("rung", rung);
        top.put("difference", difference);
        top.put("found", found);
        top.put("cause", cause);
        top.set("case", CaseWriter.tree(fuzzCase));
        return Json.text(top);
    }
}
