package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.neuron.Leak;
import java.util.Locale;

/**
 * What is lost of a potential from one time step to the next, and the nearest of it that a machine has.
 *
 * @param share share that is lost, above 0, up to 1
 * @param leak what the machine loses
 */
record NearestLeak(double share, Leak leak) {
    private static final double SAME = 1e-6;

    /**
     * The leak of a time constant, as forward Euler has it: {@code dt / tau} is lost.
     *
     * @param terms that a leak may have, 1 or 2; fewer are taken where they are as near
     * @throws Rejection if the time step is too long for it
     */
    static NearestLeak of(double timeStep, double tau, int terms) {
        double share = timeStep / tau;
        if (!(tau > 0) || share > 1) {
            throw new Rejection("tau is " + tau + " s, expected at least the time step of " + timeStep
                    + " s; a shorter one is given with --dt");
        }
        Leak nearest = Leak.NONE;
        for (int shift = Leak.MAX_SHIFT; shift > 0; shift--) {
            nearest = nearer(nearest, Leak.of(shift), share);
        }
        for (int shift = 1; terms > 1 && shift < Leak.MAX_SHIFT; shift++) {
            for (int second = shift + 1; second <= Leak.MAX_SHIFT; second++) {
                nearest = nearer(nearest, new Leak(shift, second), share);
            }
        }
        return new NearestLeak(share, nearest);
    }

    private static Leak nearer(Leak before, Leak other, double share) {
        boolean same = Math.abs(before.share() - share) <= SAME * share;
        return !same && Math.abs(other.share() - share) < Math.abs(before.share() - share) ? other : before;
    }

    boolean isExact() {
        return Math.abs(share - leak.share()) <= SAME * share;
    }

    String text() {
        String terms = leak.leaks() ? " - 2^-" + leak.shift() : "";
        return String.format(
                Locale.ROOT,
                "keeps 1%s of a potential, %.6g, for %.6g",
                leak.hasSecond() ? terms + " - 2^-" + leak.secondShift() : terms,
                1 - leak.share(),
                1 - share);
    }
}
