package dev.spikeloom.physical.netlist;

import dev.spikeloom.io.Checksums;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A module of a design as Yosys has it before synthesis, with its parameters resolved. What does not belong to what it does
 * is left out (places in the source, numbers that Yosys gave, initial values), so that the same module of another design has
 * the same text.
 *
 * @param id as Yosys names it
 * @param box whether only its ports are known: a memory
 * @param lines of the module, from behind its first to before its last
 * @param ports lines that declare ports, in their order
 * @param children types of instances by the names of these; not of cells of Yosys' own
 * @param initial bits that registers start from, most significant first, by name
 */
record ElaboratedModule(
        String id,
        boolean box,
        List<String> lines,
        List<String> ports,
        Map<String, String> children,
        Map<String, String> initial) {
    private static final Pattern NUMBERED = Pattern.compile("\\\\_(\\d+)_(?=[\\s\\[]|$)");
    private static final Pattern PORT = Pattern.compile(" {2}wire .*\\b(?:input|output|inout) (\\d+) .*");
    private static final Pattern WIRE = Pattern.compile(" {2}wire (?:.* )?(\\S+)");
    private static final Pattern CELL = Pattern.compile(" {2}cell (\\S+) (\\S+)");
    private static final Pattern INITIAL = Pattern.compile(" {2}attribute \\\\init \\d+'([01xz]+)");
    private static final Pattern TITLE = Pattern.compile("(?:\\$paramod(?:\\$[0-9a-f]+)?)?\\\\(\\w+)(?:\\\\.*)?");
    private static final Pattern MEMORY = Pattern.compile(" {2}memory (?:.* )?(\\$\\S+)");
    private static final String BOX = "attribute \\blackbox 1";

    /** The modules of a design, those that are boxes included, by their ids. */
    static Map<String, ElaboratedModule> parse(Iterable<String> rtlil) {
        Map<String, ElaboratedModule> modules = new LinkedHashMap<>();
        List<String> before = new ArrayList<>();
        List<String> within = null;
        String id = null;
        for (String line : rtlil) {
            if (within == null) {
                if (line.startsWith("module ")) {
                    id = line.substring("module ".length());
                    within = new ArrayList<>();
                } else {
                    before.add(line);
                }
            } else if (line.equals("end")) {
                modules.put(id, of(id, before.contains(BOX), within));
                before.clear();
                within = null;
            } else {
                within.add(line);
            }
        }
        return modules;
    }

    private static ElaboratedModule of(String id, boolean box, List<String> body) {
        List<String> lines = new ArrayList<>();
        Map<Integer, String> ports = new TreeMap<>();
        Map<String, String> children = new LinkedHashMap<>();
        Map<String, String> initial = new LinkedHashMap<>();
        String starts = null;
        for (String plain : box ? readable(body, true) : CanonicalNumbers.of(readable(body, false))) {
            Matcher start = INITIAL.matcher(plain);
            if (start.matches()) {
                starts = start.group(1);
                continue;
            }
            lines.add(plain);
            Matcher port = PORT.matcher(plain);
            if (port.matches()) {
                ports.put(Integer.valueOf(port.group(1)), plain);
            }
            Matcher wire = WIRE.matcher(plain);
            if (wire.matches()) {
                if (starts != null) {
                    initial.put(wire.group(1), starts);
                }
                starts = null;
            }
            Matcher cell = CELL.matcher(plain);
            if (cell.matches() && !isOwn(cell.group(1))) {
                children.put(cell.group(2), cell.group(1));
            }
        }
        return new ElaboratedModule(id, box, lines, List.copyOf(ports.values()), children, initial);
    }

    /**
     * A module without places in the source, with a dollar sign before each number that stands for a name. Tables that Yosys
     * made of case statements are counted.
     */
    private static List<String> readable(List<String> body, boolean box) {
        Map<String, String> tables = new LinkedHashMap<>();
        for (String line : body) {
            Matcher memory = MEMORY.matcher(line);
            if (memory.matches()) {
                tables.put(memory.group(1), "$table$" + tables.size());
            }
        }
        return body.stream()
                .filter(line -> !line.stripLeading().startsWith("attribute \\src "))
                .filter(line -> box || !line.startsWith("  parameter "))
                .map(line -> renamed(NUMBERED.matcher(line).replaceAll("\\$$1"), tables))
                .toList();
    }

    /** A name stands as it is in a declaration, and as a string in a parameter. */
    private static String renamed(String line, Map<String, String> tables) {
        if (!line.startsWith("  memory ") && !line.startsWith("    parameter \\MEMID ")) {
            return line;
        }
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String quoted = '"' + table.getKey().replace("\\", "\\\\") + '"';
            if (line.endsWith(" " + table.getKey())) {
                return line.replace(table.getKey(), table.getValue());
            }
            if (line.endsWith(" " + quoted)) {
                return line.replace(quoted, '"' + table.getValue() + '"');
            }
        }
        return line;
    }

    /** Yosys' own cells begin with a dollar sign, and so do modules whose parameters it resolved. */
    private static boolean isOwn(String type) {
        return type.startsWith("$") && !type.startsWith("$paramod");
    }

    /** Its name in the Verilog. */
    String title() {
        Matcher title = TITLE.matcher(id);
        return title.matches() ? title.group(1) : id;
    }

    /** A name for what stands in its place where only its ports matter: the same as long as these are. */
    String nameOfBox() {
        return title() + "_" + digest(String.join("\n", ports));
    }

    /** Its declaration as a box. */
    String declaration() {
        return BOX + "\nmodule \\" + nameOfBox() + "\n" + String.join("\n", ports) + "\nend\n";
    }

    /**
     * What its mapping depends on: itself, with a box in the place of each child.
     *
     * @param modules by their ids
     */
    String content(Map<String, ElaboratedModule> modules) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            Matcher cell = CELL.matcher(line);
            if (cell.matches() && children.containsKey(cell.group(2))) {
                text.append("  cell ")
                        .append(type(modules.get(cell.group(1))))
                        .append(' ')
                        .append(cell.group(2));
            } else {
                text.append(line);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String type(ElaboratedModule child) {
        return child.box() ? child.id() : "\\" + child.nameOfBox();
    }

    /** The names of its input ports. */
    Set<String> inputs() {
        return ports.stream()
                .filter(port -> port.contains(" input "))
                .map(port -> port.substring(port.lastIndexOf('\\') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The modules that it has instances of, each once. */
    Collection<ElaboratedModule> childModules(Map<String, ElaboratedModule> modules) {
        Set<ElaboratedModule> found = new LinkedHashSet<>();
        children.values().forEach(child -> found.add(modules.get(child)));
        return found;
    }

    /** A box of a memory as it was read, parameters and all. */
    String original() {
        return BOX + "\nattribute \\dynports 1\nmodule " + id + "\n" + String.join("\n", lines) + "\nend\n";
    }

    /** A few digits of a hash. */
    static String digest(String text) {
        byte[] hash = Checksums.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 8);
    }
}
