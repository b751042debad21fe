package dev.spikeloom.explore;

/**
 * What {@code result.json} says about the experiment.
 *
 * @param preset its name
 * @param network layer sizes, such as {@code 784-256-256-10}
 * @param timeSteps time steps that a test image is presented for
 */
public record ExperimentFacts(String preset, String dataset, String network, int weightBits, int timeSteps) {
    static ExperimentFacts of(Experiment experiment) {
        return new ExperimentFacts(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.quantization().weightBits(),
                experiment.timeSteps());
    }
}
