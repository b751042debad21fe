package dev.spikeloom.fuzz.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How cases and results are written as JSON: the same content gives the same bytes. */
public final class FuzzJson {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private FuzzJson() {}

    /** Objects over several lines, lists on one; ends with a line feed. */
    public static String text(ObjectNode tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
