package dev.spikeloom.synth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Goes through JSON that Yosys wrote, member by member: a netlist of a large design has some hundred thousand cells. */
public final class YosysJson {
    private YosysJson() {}

    /** Handles the value of a member, at which the parser stands. */
    @FunctionalInterface
    public interface Member {
        /** @throws IOException if it cannot be read, or is not what Yosys writes */
        void read(String name) throws IOException;
    }

    /**
     * Goes through the object at which a parser stands.
     *
     * @throws IOException if it stands at no object, or a member throws one
     */
    public static void members(JsonParser json, Member member) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("it is no netlist in JSON of Yosys");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member.read(name);
        }
    }
}
