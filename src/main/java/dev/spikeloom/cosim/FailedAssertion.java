package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.tool.ToolResult;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An assertion beside the RTL that did not hold, at the clock edge that ends a cycle.
 *
 * @param path of its module and its name, from the top module down
 * @param claim in words
 * @param line file and line of it
 */
record FailedAssertion(String path, String claim, String line) {
    private static final Pattern MESSAGE =
            Pattern.compile("(?m)^\\[\\d+] %Error: (\\S+:\\d+): Assertion failed in TOP\\.\\w+\\.(\\S+): (.*)$");

    /** The module of assertions is bound to the one that they are about. */
    private static final Pattern BOUND = Pattern.compile("u_\\w+_assertions\\.");

    /** Those that a simulation has ended with, in the order in which the simulator saw them. */
    static List<FailedAssertion> of(ToolResult ended) {
        if (ended.exitCode() != BrokenRule.EXIT_CODE) {
            return List.of();
        }
        return MESSAGE.matcher(ended.output())
                .results()
                .map(message -> new FailedAssertion(
                        BOUND.matcher(message.group(2)).replaceFirst(""), message.group(3), message.group(1)))
                .toList();
    }

    /** @param cycle of the segment, or 0 before the first */
    static Divergence divergence(List<FailedAssertion> failed, TraceLayout layout, DivergencePlace place, long cycle) {
        List<String> details = List.of(place.details(layout).story(), text(failed, cycle));
        return place.at(cycle, failed.get(0).path, BigInteger.ONE, BigInteger.ZERO, details)
                .ofRule();
    }

    /** A line for each. */
    static String text(List<FailedAssertion> failed, long cycle) {
        return failed.stream()
                .map(one ->
                        "assertion " + one.path + " fails in cycle " + cycle + ": " + one.claim + " (" + one.line + ")")
                .collect(Collectors.joining("\n"));
    }
}
