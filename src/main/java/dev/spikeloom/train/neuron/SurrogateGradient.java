package dev.spikeloom.train.neuron;

/**
 * The straight-through estimator of a spike's derivative with respect to its membrane potential (Yin et al. 2017, eq.
 * 4): {@link #SLOPE} where the potential is at most 1 away from the threshold, else 0.
 */
final class SurrogateGradient {
    static final float SLOPE = 0.5f;

    private SurrogateGradient() {}
}
