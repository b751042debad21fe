package dev.spikeloom.mutate;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.MutationOperator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many mutants met which end.
 *
 * @param group what they have in common
 */
public record Score(String group, int mutants, int stillborn, int killed, int equivalent, int survived) {

    /** Of some results. */
    public static Score of(String group, List<MutantResult> results) {
        return new Score(
                group,
                results.size(),
                count(results, Verdict.STILLBORN),
                count(results, Verdict.KILLED),
                count(results, Verdict.EQUIVALENT),
                count(results, Verdict.SURVIVED));
    }

    /** One for each operator, in their order. */
    public static List<Score> byOperator(List<MutantResult> results) {
        return List.of(MutationOperator.values()).stream()
                .map(MutationOperator::label)
                .map(label ->
                        of(label, with(results, mutant -> mutant.operator().label(), label)))
                .filter(score -> score.mutants > 0)
                .toList();
    }

    /** One for each module, in alphabetic order. */
    public static List<Score> byModule(List<MutantResult> results) {
        return results.stream()
                .map(result -> result.mutant().module())
                .distinct()
                .sorted()
                .map(module -> of(module, with(results, Mutant::module, module)))
                .toList();
    }

    /** The killed ones among those that can be killed; 1 if there are none. */
    public double killedShare() {
        return killed + survived == 0 ? 1 : (double) killed / (killed + survived);
    }

    private static List<MutantResult> with(List<MutantResult> results, Function<Mutant, String> key, String value) {
        return results.stream()
                .filter(result -> key.apply(result.mutant()).equals(value))
                .collect(Collectors.toList());
    }

    private static int count(List<MutantResult> results, Verdict verdict) {
        return (int)
                results.stream().filter(result -> result.verdict() == verdict).count();
    }
}
