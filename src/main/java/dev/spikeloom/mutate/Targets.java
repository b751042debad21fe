package dev.spikeloom.mutate;

import dev.spikeloom.io.InputException;
import dev.spikeloom.mutate.fault.MutationOperator;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Some of the mutants. */
public final class Targets {
    private Targets() {}

    /**
     * Those of some designs, operators and modules.
     *
     * @param design what the name of a design has in it; empty for all
     * @param operators labels; none for all
     * @param modules names; none for all
     * @throws InputException if there is no such design, operator or module
     */
    public static List<Target> chosen(List<Target> all, String design, List<String> operators, List<String> modules) {
        Function<Target, String> module = target -> target.mutant().module();
        Function<Target, String> operator = target -> target.mutant().operator().label();
        require("--module", modules, all.stream().map(module));
        require("--operator", operators, Stream.of(MutationOperator.values()).map(MutationOperator::label));
        Predicate<Subject> named = subject -> subject.name().contains(design);
        if (all.stream().noneMatch(target -> target.subjects().stream().anyMatch(named))) {
            throw new InputException("--design is '" + design + "', which none of the designs has in its name: "
                    + all.stream()
                            .flatMap(target -> target.subjects().stream())
                            .map(Subject::name)
                            .distinct()
                            .collect(Collectors.joining("; ")));
        }
        return all.stream()
                .filter(target -> target.subjects().stream().anyMatch(named))
                .filter(target -> modules.isEmpty() || modules.contains(module.apply(target)))
                .filter(target -> operators.isEmpty() || operators.contains(operator.apply(target)))
                .toList();
    }

    /**
     * Some in their order: of each operator as many, as far as it has them, which are drawn at random.
     *
     * @param count how many
     * @param seed the same seed draws the same ones
     */
    public static List<Target> sample(List<Target> targets, int count, long seed) {
        int[] order = new int[targets.size()];
        CounterRandom.permute(order, seed);
        Map<MutationOperator, Deque<Integer>> waiting = new EnumMap<>(MutationOperator.class);
        for (int place : order) {
            waiting.computeIfAbsent(targets.get(place).mutant().operator(), operator -> new ArrayDeque<>())
                    .add(place);
        }
        List<Integer> drawn = new ArrayList<>();
        while (drawn.size() < Math.min(count, targets.size())) {
            for (Deque<Integer> places : waiting.values()) {
                if (!places.isEmpty() && drawn.size() < count) {
                    drawn.add(places.remove());
                }
            }
        }
        return drawn.stream().sorted().map(targets::get).toList();
    }

    private static void require(String option, List<String> wanted, Stream<String> present) {
        List<String> allowed = present.distinct().sorted().toList();
        for (String name : wanted) {
            if (!allowed.contains(name)) {
                throw new InputException(option + " is '" + name + "', allowed: " + String.join(", ", allowed));
            }
        }
    }
}
