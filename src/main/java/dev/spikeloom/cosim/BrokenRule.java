package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.RegisterNames;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.tool.ToolResult;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule that holds whatever the model says, and that the harness has seen broken: no output follows an input that it must
 * not follow, and registers answer as they should.
 *
 * @param signal that shows it
 * @param expected value of the signal
 * @param found value of the signal
 * @param address of the register that it belongs to; -1 if it belongs to none
 * @param rule in words
 */
record BrokenRule(String signal, long expected, long found, int address, String rule) {
    /** How the harness ends then. */
    static final int EXIT_CODE = 4;

    private static final Pattern LINE = Pattern.compile("(?m)^broken rule: (\\S+) (\\d+) (\\d+) (-?\\d+) (.*)$");

    /** What a simulation has ended with; empty if it is something else. */
    static Optional<BrokenRule> of(ToolResult ended) {
        Matcher line = LINE.matcher(ended.output());
        if (ended.exitCode() != EXIT_CODE || !line.find()) {
            return Optional.empty();
        }
        return Optional.of(new BrokenRule(
                line.group(1),
                Long.parseLong(line.group(2)),
                Long.parseLong(line.group(3)),
                Integer.parseInt(line.group(4)),
                line.group(5)));
    }

    /** @param cycle of the segment, or 0 before the first */
    Divergence divergence(Design design, TraceLayout layout, DivergencePlace place, long cycle) {
        List<String> details = new ArrayList<>();
        if (address < 0) {
            details.addAll(place.details(layout).of(signal, rule));
        } else {
            RegisterNames names = new RegisterNames(design);
            details.addAll(place.details(layout)
                    .of(signal, names.label(address), "register " + names.name(address) + ": " + rule));
        }
        return place.at(cycle, signal, BigInteger.valueOf(expected), BigInteger.valueOf(found), details)
                .ofRule();
    }
}
