package dev.spikeloom.run.outcome;

import dev.spikeloom.cosim.coverage.Coverage;
import java.util.List;

/**
 * What of the RTL the bench reaches.
 *
 * @param lines blocks of statements
 * @param branches ways out of conditions
 * @param toggles bits that change both ways
 * @param modules the same of each module, in order of names
 */
public record CoverageFigures(
        Coverage.Hits lines, Coverage.Hits branches, Coverage.Hits toggles, List<Module> modules) {
    /** The points of a module in all its instances. */
    public record Module(String module, Coverage.Hits lines, Coverage.Hits branches, Coverage.Hits toggles) {}

    public CoverageFigures {
        modules = List.copyOf(modules);
    }

    public static CoverageFigures of(Coverage coverage) {
        Coverage.Figures total = coverage.total();
        List<Module> modules = coverage.byModule().entrySet().stream()
                .map(entry -> module(entry.getKey(), entry.getValue()))
                .toList();
        return new CoverageFigures(total.lines(), total.branches(), total.toggles(), modules);
    }

    private static Module module(String name, Coverage.Figures figures) {
        return new Module(name, figures.lines(), figures.branches(), figures.toggles());
    }
}
