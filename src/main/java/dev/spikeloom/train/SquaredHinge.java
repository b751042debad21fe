package dev.spikeloom.train;

/**
 * The loss of a sample: {@code sum over classes of max(0, margin - y * (v - theta))^2}, where {@code v} is the membrane
 * potential of the class's output neuron, and {@code y} is +1 for the sample's class and -1 for all others.
 *
 * <p>It acts on the potential, not on the spike, so the output layer needs no surrogate gradient. It is zero once the
 * neuron of the class spikes and no other does, each with a margin: this is what the hardware's decision by spike count
 * needs after a single time step, when every tie costs.
 */
record SquaredHinge(float threshold, float margin) {
    static final float MARGIN = 1;

    /**
     * Writes the derivative of the loss with respect to each potential into {@code gradient} and returns the loss.
     *
     * @param potentials of the output layer, {@code [classes]}
     * @param gradient {@code [classes]}
     */
    float apply(float[] potentials, int label, float[] gradient) {
        float loss = 0;
        for (int c = 0; c < potentials.length; c++) {
            float target = c == label ? 1 : -1;
            float missing = margin - target * (potentials[c] - threshold);
            // Not Math.max: it must let NaN through, so that divergence shows.
            float hinge = missing <= 0 ? 0 : missing;
            loss += hinge * hinge;
            gradient[c] = -2 * target * hinge;
        }
        return loss;
    }
}
