package dev.spikeloom.regress;

import dev.spikeloom.regress.suite.CheckPlan;
import dev.spikeloom.regress.suite.SuiteDesign;
import java.util.List;

/**
 * A check of a design.
 *
 * @param seed its number, from 1
 */
public record Item(SuiteDesign design, CheckPlan plan, int seed) {
    /** The check, with the number of the seed if that is not the first. */
    public String check() {
        return seed == 1 ? plan.kind().key() : plan.kind().key() + "@" + seed;
    }

    /** A name that no other has. */
    public String id() {
        return design.name() + "/" + check();
    }

    public List<String> tags() {
        return List.copyOf(design.tags());
    }
}
