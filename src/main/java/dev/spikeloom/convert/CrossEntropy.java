package dev.spikeloom.convert;

/** The loss of a sample: {@code -log} of the softmax of its class's output. */
final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * Writes the derivative of the loss with respect to each output into {@code gradient} and returns the loss.
     *
     * @param outputs {@code [classes]}
     * @param gradient {@code [classes]}
     */
    static float apply(float[] outputs, int label, float[] gradient) {
        float greatest = outputs[0];
        for (float output : outputs) {
            greatest = Math.max(greatest, output);
        }
        double sum = 0;
        for (int c = 0; c < outputs.length; c++) {
            double exponential = StrictMath.exp(outputs[c] - greatest);
            gradient[c] = (float) exponential;
            sum += exponential;
        }
        for (int c = 0; c < gradient.length; c++) {
            gradient[c] = (float) (gradient[c] / sum) - (c == label ? 1 : 0);
        }
        return (float) (StrictMath.log(sum) - (outputs[label] - greatest));
    }
}
