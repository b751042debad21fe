package dev.spikeloom.train.neuron;

/**
 * The loss of a head: {@code sum over its classes of max(0, margin - y * (v - center) / scale)^2}, where {@code v} is
 * what the output neuron of a class has reached, and {@code y} is +1 for the sample's class and -1 for all others.
 *
 * @param center between the values that the neuron of the class should be above and the others below
 * @param margin by how much, in units of {@code scale}
 */
record SquaredHinge(float center, float scale, float margin) {
    static final float MARGIN = 1;

    /** On membrane potentials: the neuron of the class should spike and no other, each with a margin. */
    SquaredHinge(float threshold, float margin) {
        this(threshold, 1, margin);
    }

    /**
     * Writes the derivative of the loss with respect to each value into {@code gradient} and returns the loss.
     *
     * @param values of all output neurons
     * @param from the first neuron of the head
     * @param to the end of the head
     * @param label the sample's class in this head
     * @param weight what loss and derivative are multiplied by
     */
    float apply(float[] values, int from, int to, int label, float weight, float[] gradient) {
        float loss = 0;
        for (int n = from; n < to; n++) {
            float target = n - from == label ? 1 : -1;
            float missing = margin - target * (values[n] - center) / scale;
            // Not Math.max: it must let NaN through, so that divergence shows.
            float hinge = missing <= 0 ? 0 : missing;
            loss += weight * hinge * hinge;
            gradient[n] = -2 * weight * target * hinge / scale;
        }
        return loss;
    }
}
