package dev.spikeloom.explore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A YAML file of mappings and scalars, flattened: each scalar by its path, with the line it stands in. Lists, aliases,
 * duplicate keys and second documents are refused.
 */
final class YamlScalars {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String name;
    private final YAMLParser parser;
    private final Map<String, Scalar> scalars = new LinkedHashMap<>();

    /**
     * @param text null for a key without a value
     * @param line from 1
     */
    record Scalar(String text, int line) {}

    private YamlScalars(String name, YAMLParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * @param name of the file, for messages
     * @return scalars by path, in the order of the file
     * @throws InputException if {@code yaml} is not such a file
     */
    static Map<String, Scalar> of(String name, String yaml) {
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            YamlScalars reader = new YamlScalars(name, parser);
            reader.readDocument();
            return reader.scalars;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InputException(name + ":" + line + ": not YAML: " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readDocument() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw refuse("expected keys and values such as 'network: 64-32-10'");
        }
        readMapping("");
        if (parser.nextToken() != null) {
            throw refuse("a second document in one file");
        }
    }

    private void readMapping(String prefix) throws IOException {
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = prefix + parser.currentName();
            Integer before = lines.put(path, line());
            if (before != null) {
                throw refuse("key " + path + " is given twice, first in line " + before);
            }
            readValue(path);
        }
    }

    private void readValue(String path) throws IOException {
        JsonToken token = parser.nextToken();
        if (parser.isCurrentAlias()) {
            throw refuse(path + " is an alias, expected a value");
        }
        switch (token) {
            case START_OBJECT -> readMapping(path + ".");
            case START_ARRAY -> throw refuse(path + " is a list, expected one value");
            case VALUE_NULL -> scalars.put(path, new Scalar(null, line()));
            default -> scalars.put(path, new Scalar(parser.getText().strip(), line()));
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private InputException refuse(String what) {
        return new InputException(name + ":" + line() + ": " + what);
    }

    private static String firstLine(String message) {
        return message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
    }
}
