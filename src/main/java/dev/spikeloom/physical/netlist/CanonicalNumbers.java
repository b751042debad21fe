package dev.spikeloom.physical.netlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers the nameless wires and cells of a module anew, by what they are connected to. Yosys numbers them in the order of
 * hash tables that hold the whole design, so that a module which is the same in two designs has other numbers in each.
 *
 * <p>Colour refinement (Weisfeiler and Leman 1968): all numbers begin with one colour, and take on those of what they stand
 * beside until no more of them can be told apart. What then has the same colour, such as two cells that compute the same
 * from the same, keeps the order in which it came: at worst a module is not recognized.
 */
final class CanonicalNumbers {
    private static final Pattern NUMBER = Pattern.compile("(?<=\\s)\\$(\\d+)(?=[\\s\\[]|$)");

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final int MOST_ROUNDS = 1000;

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> numbers = new ArrayList<>();

    /** A wire, a cell or a connection: its lines, and what of them are numbers. */
    private record Part(List<String> lines, Kind kind, long[] texts, int[] used, int own) {}

    private enum Kind {
        WIRE,
        CELL,
        CONNECTION
    }

    private CanonicalNumbers(List<String> lines) {
        List<String> part = new ArrayList<>();
        boolean inCell = false;
        for (String line : lines) {
            part.add(line);
            if (line.startsWith("  cell ")) {
                inCell = true;
            } else if (line.equals("  end")) {
                inCell = false;
                add(part, Kind.CELL);
            } else if (!inCell && !line.startsWith("  attribute ")) {
                add(part, line.startsWith("  connect ") ? Kind.CONNECTION : Kind.WIRE);
            }
        }
    }

    /**
     * Numbers a module anew.
     *
     * @param lines its wires, cells and connections in RTLIL; a number is a dollar sign and digits
     * @return the same, those with a number in the order of their numbers
     */
    static List<String> of(List<String> lines) {
        return new CanonicalNumbers(lines).renumbered();
    }

    private void add(List<String> part, Kind kind) {
        List<Long> texts = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        int own = -1;
        for (String line : part) {
            if (line.startsWith("  attribute \\init ")) {
                continue;
            }
            Matcher number = NUMBER.matcher(line);
            int from = 0;
            while (number.find()) {
                texts.add((long) line.substring(from, number.start()).hashCode());
                used.add(indices.computeIfAbsent(number.group(), name -> {
                    numbers.add(name);
                    return numbers.size() - 1;
                }));
                if (line.startsWith("  wire ") || line.startsWith("  cell ")) {
                    own = used.get(used.size() - 1);
                }
                from = number.end();
            }
            texts.add((long) line.substring(from).hashCode());
            used.add(-1);
        }
        parts.add(new Part(
                List.copyOf(part),
                kind,
                texts.stream().mapToLong(Long::longValue).toArray(),
                used.stream().mapToInt(Integer::intValue).toArray(),
                own));
        part.clear();
    }

    private List<String> renumbered() {
        long[] colours = refined();
        Integer[] order = new Integer[colours.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> colours[i]));
        Map<String, String> renamed = new HashMap<>();
        int[] places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            renamed.put(numbers.get(order[place]), "$" + place);
            places[order[place]] = place;
        }
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Part> ofKind = parts.stream()
                    .filter(part -> part.kind() == kind)
                    .sorted(Comparator.comparingInt(part -> part.own() < 0 ? -1 : places[part.own()]))
                    .toList();
            List<String> texts = new ArrayList<>();
            for (Part part : ofKind) {
                for (String line : part.lines()) {
                    texts.add(NUMBER.matcher(line)
                            .replaceAll(found -> Matcher.quoteReplacement(renamed.get(found.group()))));
                }
            }
            if (kind == Kind.CONNECTION) {
                texts.sort(Comparator.naturalOrder());
            }
            lines.addAll(texts);
        }
        return lines;
    }

    private long[] refined() {
        long[] colours = new long[numbers.size()];
        long distinct = Math.min(1, colours.length);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long[] next = new long[colours.length];
            for (Part part : parts) {
                long text = SEED;
                for (int i = 0; i < part.texts().length; i++) {
                    text = mixed(text, part.texts()[i]);
                    text = mixed(text, part.used()[i] < 0 ? 0 : colours[part.used()[i]]);
                }
                for (int i = 0; i < part.used().length; i++) {
                    if (part.used()[i] >= 0) {
                        next[part.used()[i]] += mixed(text, i);
                    }
                }
            }
            for (int i = 0; i < colours.length; i++) {
                colours[i] = mixed(colours[i], next[i]);
            }
            long found = Arrays.stream(colours).distinct().count();
            if (found == distinct && round > 0) {
                break;
            }
            distinct = found;
        }
        return colours;
    }

    /** Mixes as SplitMix64 does (Steele, Lea and Flood 2014). */
    private static long mixed(long hash, long value) {
        long z = (hash ^ value) * SEED + SEED;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
