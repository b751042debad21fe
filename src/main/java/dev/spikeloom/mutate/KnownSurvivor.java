package dev.spikeloom.mutate;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.MutationOperator;

/**
 * A mutant that survives for a reason that was looked into.
 *
 * @param module that it is in
 * @param operator as {@link MutationOperator#label} writes it
 * @param source as {@link Mutant#source} writes it
 * @param change {@code before -> after}, as {@link Mutant} writes both
 * @param reason why no bench can find it, or why this one does not
 */
public record KnownSurvivor(String module, String operator, String source, String change, String reason) {

    /** Whether it is this one: lines may move. */
    public boolean is(Mutant mutant) {
        return module.equals(mutant.module())
                && operator.equals(mutant.operator().label())
                && source.equals(mutant.source())
                && change.equals(mutant.change());
    }
}
