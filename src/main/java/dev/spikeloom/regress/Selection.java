package dev.spikeloom.regress;

import dev.spikeloom.io.InputException;
import dev.spikeloom.regress.suite.CheckPlan;
import dev.spikeloom.regress.suite.Suite;
import dev.spikeloom.regress.suite.SuiteDesign;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Some items of a suite.
 *
 * @param globs what their names or those of their designs are like; none for all
 * @param tags of which their designs have one; none for all
 * @param seeds so many of each check that depends on one
 */
public record Selection(List<String> globs, List<String> tags, int seeds) {
    private static final int MOST_SEEDS = 10_000;

    /** @throws InputException if seeds are out of range */
    public Selection {
        globs = List.copyOf(globs);
        tags = List.copyOf(tags);
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new InputException("--seeds is '" + seeds + "', allowed: fixed, or 1 to " + MOST_SEEDS);
        }
    }

    /** All items of a suite, whether selected or not. */
    public List<Item> all(Suite suite) {
        List<Item> items = new ArrayList<>();
        for (SuiteDesign design : suite.designs()) {
            for (CheckPlan plan : design.checks()) {
                for (int seed = 1; seed <= (plan.kind().isDrawn() ? seeds : 1); seed++) {
                    items.add(new Item(design, plan, seed));
                }
            }
        }
        return items;
    }

    /**
     * The items that are selected, in the order of the suite.
     *
     * @throws InputException if there is none
     */
    public List<Item> of(Suite suite) {
        List<PathMatcher> matchers = globs.stream().map(Selection::matcher).toList();
        List<Item> chosen =
                all(suite).stream().filter(item -> isChosen(item, matchers)).toList();
        if (chosen.isEmpty()) {
            throw new InputException("no item of " + suite.file() + " is selected by"
                    + (globs.isEmpty() ? "" : " --items '" + String.join(",", globs) + "'")
                    + (tags.isEmpty() ? "" : " --tags '" + String.join(",", tags) + "'")
                    + "; --list lists them");
        }
        return chosen;
    }

    private boolean isChosen(Item item, List<PathMatcher> matchers) {
        boolean tagged = tags.isEmpty()
                || tags.stream().anyMatch(tag -> item.design().tags().contains(tag));
        return tagged
                && (matchers.isEmpty()
                        || matchers.stream()
                                .anyMatch(matcher -> names(item).anyMatch(name -> matcher.matches(Path.of(name)))));
    }

    /** What an item may be called by: its design, the check with any seed, or with its own. */
    private static Stream<String> names(Item item) {
        String design = item.design().name();
        return Stream.of(design, design + "/" + item.plan().kind().key(), item.id());
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InputException("--items is '" + glob + "', expected a pattern such as 'digits/*'", e);
        }
    }
}
