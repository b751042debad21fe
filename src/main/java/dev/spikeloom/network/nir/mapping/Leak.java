package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.neuron.NeuronModel;

/**
 * What is left of a potential from one time step to the next, and the nearest of it that a machine has.
 *
 * @param kept share that is left, 0 to 1
 * @param shift the potential loses {@code 2^-shift} of itself; 0 if it loses nothing
 */
record Leak(double kept, int shift) {
    private static final double SAME = 1e-6;

    /**
     * The leak of a time constant, as forward Euler has it: {@code 1 - dt / tau}.
     *
     * @throws Rejection if the time step is too long for it
     */
    static Leak of(double timeStep, double tau) {
        double lost = timeStep / tau;
        if (!(tau > 0) || lost > 1) {
            throw new Rejection("tau is " + tau + " s, expected at least the time step of " + timeStep
                    + " s; a shorter one is given with --dt");
        }
        int shift = (int) Math.round(-Math.log(lost) / Math.log(2));
        // In the middle between two powers, it is the values that have to be near, not their logarithms.
        for (int other = Math.max(1, shift - 1); other <= shift + 1; other++) {
            if (Math.abs(Math.scalb(1.0, -other) - lost) < Math.abs(Math.scalb(1.0, -shift) - lost)) {
                shift = other;
            }
        }
        shift = Math.max(1, Math.min(NeuronModel.MAX_LEAK_SHIFT, shift));
        return new Leak(1 - lost, shift);
    }

    /** What the machine leaves. */
    double keptHere() {
        return shift == 0 ? 1 : 1 - Math.scalb(1.0, -shift);
    }

    boolean isExact() {
        return Math.abs(kept - keptHere()) <= SAME * (1 - keptHere());
    }

    String text() {
        return String.format(
                java.util.Locale.ROOT, "keeps 1 - 2^-%d of a potential, %.6g, for %.6g", shift, keptHere(), kept);
    }
}
