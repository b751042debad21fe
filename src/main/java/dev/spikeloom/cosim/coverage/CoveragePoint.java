package dev.spikeloom.cosim.coverage;

import dev.spikeloom.io.InputException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point of coverage: a place in the Verilog, in one instance of its module.
 *
 * @param file that has the module of the same name
 * @param line the first, from 1
 * @param lines all of it, such as {@code 46-48}
 * @param what the kind of a block, or the bit of a signal
 * @param instance from the top module of the RTL down; empty for that itself
 * @param count how often it was reached
 */
record CoveragePoint(CoverageKind kind, String file, int line, String lines, String what, String instance, long count) {
    private static final Pattern POINT = Pattern.compile("C '(.*)' (\\d+)");
    private static final Pattern KEY = Pattern.compile("\u0001([^\u0002]+)\u0002([^\u0001]*)");
    private static final Pattern ABOVE_THE_RTL = Pattern.compile("^TOP\\.\\w+\\.\\w+\\.?");

    /**
     * A line of Verilator's file; empty if it holds no point.
     *
     * @throws InputException if it is a point that is not understood
     */
    static Optional<CoveragePoint> of(String line) {
        Matcher point = POINT.matcher(line);
        if (!point.matches()) {
            return Optional.empty();
        }
        Map<String, String> keys = new HashMap<>();
        Matcher key = KEY.matcher(point.group(1));
        while (key.find()) {
            keys.put(key.group(1), key.group(2));
        }
        CoverageKind kind = CoverageKind.of(keys.getOrDefault("page", ""))
                .orElseThrow(() -> new InputException("Verilator's coverage has a point of no known kind: " + line));
        String first = keys.get("l");
        return Optional.of(new CoveragePoint(
                kind,
                keys.get("f"),
                Integer.parseInt(first),
                keys.getOrDefault("S", first),
                keys.get("o"),
                ABOVE_THE_RTL.matcher(keys.get("h")).replaceFirst(""),
                Long.parseLong(point.group(2))));
    }

    boolean hit() {
        return count > 0;
    }

    /** The module: each stands in a file of its name. */
    String module() {
        return file.replaceFirst("\\.\\w+$", "");
    }
}
