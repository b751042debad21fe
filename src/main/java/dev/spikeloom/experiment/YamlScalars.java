package dev.spikeloom.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A YAML file of mappings and scalars, flattened: each scalar by its path, with the line it stands in. Aliases, duplicate
 * keys and second documents are refused, and so are lists where none is expected; an element of one that is has a path
 * such as {@code network[2].dense}.
 */
final class YamlScalars {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private static final Pattern PLACE = Pattern.compile("(?m)^ in [^,]*, line (\\d{1,9}), column \\d+");

    private final String name;
    private final Set<String> lists;
    private final YAMLParser parser;
    private final Map<String, Scalar> scalars = new LinkedHashMap<>();

    /**
     * @param text null for a key without a value
     * @param line from 1
     */
    record Scalar(String text, int line) {}

    private YamlScalars(String name, Set<String> lists, YAMLParser parser) {
        this.name = name;
        this.lists = lists;
        this.parser = parser;
    }

    /**
     * @param name of the file, for messages
     * @param lists paths at which there may be a list
     * @return scalars by path, in the order of the file
     * @throws InputException if {@code yaml} is not such a file
     */
    static Map<String, Scalar> of(String name, Set<String> lists, String yaml) {
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            YamlScalars reader = new YamlScalars(name, lists, parser);
            reader.readDocument();
            return reader.scalars;
        } catch (JsonProcessingException e) {
            throw new InputException(name + ":" + lineOf(e) + ": not YAML: " + reason(e.getOriginalMessage()), e);
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
        parser.nextToken();
        if (parser.isCurrentAlias()) {
            throw refuse(path + " is an alias, expected a value");
        }
        readCurrentValue(path);
    }

    private void readCurrentValue(String path) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> readMapping(path + ".");
            case START_ARRAY -> readList(path);
            case VALUE_NULL -> scalars.put(path, new Scalar(null, line()));
            default -> scalars.put(path, new Scalar(parser.getText().strip(), line()));
        }
    }

    private void readList(String path) throws IOException {
        if (!lists.contains(path)) {
            throw refuse(path + " is a list, expected one value");
        }
        int elements = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String element = path + "[" + elements++ + "]";
            if (parser.isCurrentAlias()) {
                throw refuse(element + " is an alias, expected a value");
            }
            readCurrentValue(element);
        }
        if (elements == 0) {
            throw refuse(path + " is an empty list");
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private InputException refuse(String what) {
        return new InputException(name + ":" + line() + ": " + what);
    }

    /** The last that the parser names: before it, it says where what it was about to read began. */
    private static int lineOf(JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        Matcher place = PLACE.matcher(String.valueOf(e.getOriginalMessage()));
        while (place.find()) {
            line = Integer.parseInt(place.group(1));
        }
        return line;
    }

    /**
     * What the parser says in lines: what it was about to read, what it found instead, and after each where, with a piece
     * of the file.
     */
    private static String reason(String message) {
        if (message == null) {
            return "cannot be read";
        }
        if (message.contains("\\t(TAB)")) {
            return "a tab, where YAML allows only spaces for indentation";
        }
        return message.lines()
                .filter(line -> !line.startsWith(" ") && !line.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }
}
