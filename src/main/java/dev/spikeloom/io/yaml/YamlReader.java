package dev.spikeloom.io.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a YAML file of mappings and scalars. Aliases, duplicate keys and second documents are refused, and so are lists
 * where none is expected; errors name a place by its path, such as {@code network[2].dense}.
 */
public final class YamlReader {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private static final Pattern PLACE = Pattern.compile("(?m)^ in [^,]*, line (\\d{1,9}), column \\d+");

    private final String name;
    private final Predicate<String> mayBeList;
    private final YAMLParser parser;

    private YamlReader(String name, Predicate<String> mayBeList, YAMLParser parser) {
        this.name = name;
        this.mayBeList = mayBeList;
        this.parser = parser;
    }

    /**
     * The mapping that a file is.
     *
     * @param name of the file, for messages
     * @param mayBeList whether there may be a list at a path
     * @throws InputException if {@code yaml} is not such a file
     */
    public static YamlNode.Mapping read(String name, Predicate<String> mayBeList, String yaml) {
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            return new YamlReader(name, mayBeList, parser).document();
        } catch (JsonProcessingException e) {
            throw new InputException(name + ":" + lineOf(e) + ": not YAML: " + reason(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private YamlNode.Mapping document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return new YamlNode.Mapping(Map.of(), 1);
        }
        if (first != JsonToken.START_OBJECT) {
            throw refuse("expected keys and values such as 'network: 64-32-10'");
        }
        YamlNode.Mapping root = mapping("");
        if (parser.nextToken() != null) {
            throw refuse("a second document in one file");
        }
        return root;
    }

    private YamlNode.Mapping mapping(String prefix) throws IOException {
        int begins = line();
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Integer before = lines.put(key, line());
            if (before != null) {
                throw refuse("key " + prefix + key + " is given twice, first in line " + before);
            }
            parser.nextToken();
            entries.put(key, node(prefix + key));
        }
        return new YamlNode.Mapping(entries, begins);
    }

    /** What begins at the current token. */
    private YamlNode node(String path) throws IOException {
        if (parser.isCurrentAlias()) {
            throw refuse(path + " is an alias, expected a value");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path + ".");
            case START_ARRAY -> sequence(path);
            case VALUE_NULL -> new YamlNode.Scalar(null, line());
            default -> new YamlNode.Scalar(parser.getText().strip(), line());
        };
    }

    private YamlNode.Sequence sequence(String path) throws IOException {
        if (!mayBeList.test(path)) {
            throw refuse(path + " is a list, expected one value");
        }
        List<YamlNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(path + "[" + elements.size() + "]"));
        }
        if (elements.isEmpty()) {
            throw refuse(path + " is an empty list");
        }
        return new YamlNode.Sequence(elements);
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
