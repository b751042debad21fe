package dev.spikeloom.regress.suite;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A design of a suite.
 *
 * @param name that no other has
 * @param checks in the order of {@link CheckKind}
 */
public record SuiteDesign(String name, SortedSet<String> tags, DesignSource source, List<CheckPlan> checks) {
    public SuiteDesign {
        tags = new TreeSet<>(tags);
        checks = List.copyOf(checks);
    }
}
