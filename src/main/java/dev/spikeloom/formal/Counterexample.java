package dev.spikeloom.formal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A counterexample as Yosys dumps it, a value change dump, put in a line: the claims that fail in its last cycle, and what
 * the harness says of them, or its own signals there.
 */
final class Counterexample {
    private static final Pattern VARIABLE = Pattern.compile("\\$var wire (\\d+) (v\\d+) \\\\(\\S+) \\$end");
    private static final Pattern VALUE = Pattern.compile("b?([01x]+) ?(v\\d+)");
    private static final Pattern SENTENCE = Pattern.compile("(?m)^ *// (\\w+_holds): (.*)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(#?)(\\w+)}");
    private static final String CLAIM = "_holds";
    private static final String REGISTERS = "registers" + CLAIM;
    private static final int MOST_BITS_AS_NUMBER = 32;
    private static final int MOST_PLACES = 8;

    private final Map<String, String> names = new HashMap<>();
    private final TreeMap<String, String> values = new TreeMap<>();
    private int time;
    private int cycle;

    private Counterexample() {}

    /** @param dump text of the value change dump */
    static Counterexample parse(String dump) {
        Counterexample parsed = new Counterexample();
        dump.lines().forEach(parsed::line);
        return parsed;
    }

    private void line(String line) {
        Matcher variable = VARIABLE.matcher(line);
        if (variable.matches()) {
            names.put(variable.group(2), variable.group(3));
            return;
        }
        if (line.startsWith("#")) {
            time = Integer.parseInt(line.substring(1));
            return;
        }
        Matcher value = VALUE.matcher(line);
        if (value.matches() && names.containsKey(value.group(2))) {
            values.put(names.get(value.group(2)), value.group(1));
            cycle = time;
        }
    }

    /** Whether nothing fails but what an induction rests on: what registers hold that nobody outside sees. */
    boolean isOfRegistersOnly() {
        return values.entrySet().stream()
                .filter(value -> value.getKey().endsWith(CLAIM) && isZero(value.getValue()))
                .allMatch(value -> value.getKey().equals(REGISTERS));
    }

    /**
     * In the words of the harness, where it has some for a claim that fails: a line {@code // name_holds: sentence}, in
     * which {@code {x}} stands for the value of {@code x}, and {@code {#x}} for the places of its bits that are set.
     *
     * @param harness its Verilog
     */
    String told(String harness) {
        Map<String, String> sentences = new HashMap<>();
        SENTENCE.matcher(harness).results().forEach(match -> sentences.put(match.group(1), match.group(2)));
        return values.entrySet().stream()
                .filter(value -> isZero(value.getValue()) && sentences.containsKey(value.getKey()))
                .findFirst()
                .map(value -> filled(sentences.get(value.getKey())) + " (" + failure() + ")")
                .orElseGet(this::toString);
    }

    private String filled(String sentence) {
        return PLACEHOLDER.matcher(sentence).replaceAll(match -> {
            String bits = values.getOrDefault(match.group(2), "0");
            return match.group(1).isEmpty() ? text(bits) : places(bits);
        });
    }

    /** Such as {@code only_spikes_and_once fails in cycle 3: k = 5, spikes_i = {0, 5}}. */
    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        values.forEach((name, bits) -> {
            if (!name.endsWith(CLAIM) && isOfHarness(name) && !isZero(bits)) {
                shown.add(name + " = " + text(bits));
            }
        });
        return failure()
                + (shown.isEmpty() ? "" : ": ")
                + String.join(", ", shown)
                + (shown.isEmpty() ? "" : "; all else is 0");
    }

    /** Which claims fail, and when. */
    private String failure() {
        List<String> failed = values.entrySet().stream()
                .filter(value -> value.getKey().endsWith(CLAIM) && isZero(value.getValue()))
                .map(value -> value.getKey().substring(0, value.getKey().length() - CLAIM.length()))
                .toList();
        return String.join(", ", failed) + (failed.size() == 1 ? " fails" : " fail") + " in cycle " + cycle;
    }

    /** Not of a module within, nor one of the names that Yosys made up. */
    private static boolean isOfHarness(String name) {
        return name.matches("\\w+") && !name.startsWith("dut_") && !name.equals("clk_i") && !name.equals("started_q");
    }

    private static boolean isZero(String bits) {
        return bits.chars().allMatch(bit -> bit != '1');
    }

    /** A number, or the places of the bits that are set. */
    private static String text(String bits) {
        if (bits.length() <= MOST_BITS_AS_NUMBER) {
            return new BigInteger(bits.replace('x', '0'), 2).toString();
        }
        return "{" + places(bits) + "}";
    }

    /** Of the bits that are set, lowest first. */
    private static String places(String bits) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < bits.length(); i++) {
            if (bits.charAt(bits.length() - 1 - i) == '1') {
                places.add(i);
            }
        }
        String listed = places.stream().limit(MOST_PLACES).map(String::valueOf).collect(Collectors.joining(", "));
        int more = places.size() - MOST_PLACES;
        return places.isEmpty() ? "none" : listed + (more > 0 ? " and " + more + " more" : "");
    }
}
