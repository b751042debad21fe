package dev.spikeloom.train;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.Collections;
import java.util.List;

/** Trains some epochs at a time: what {@link Trainer} does, without validation and checkpoints. */
public final class EpochTimer {
    private final TrainableNetwork network;
    private final Samples samples;
    private final TrainingConfig config;
    private int epochs;

    public EpochTimer(Topology topology, NeuronModel neuronModel, Samples samples, TrainingConfig config) {
        this.network = new TrainableNetwork(
                topology, Collections.nCopies(topology.weightedLayers(), neuronModel), config, List.of());
        this.samples = samples;
        this.config = config;
        network.initialise(samples.usedInputs());
    }

    /**
     * What was done.
     *
     * @param samples trained on
     * @param loss mean over the samples
     */
    public record Outcome(long samples, double loss) {}

    /** Trains for whole epochs, until at least {@code nanos} have passed. Between calls no thread is left. */
    public Outcome run(long nanos) {
        try (WorkerPool pool = new WorkerPool(config.threads())) {
            EpochRunner runner = new EpochRunner(network, samples, config, pool);
            double loss = 0;
            int done = 0;
            long start = System.nanoTime();
            do {
                loss += runner.run(epochs++, batches -> {}).loss();
                done++;
            } while (System.nanoTime() - start < nanos);
            return new Outcome((long) done * samples.samples(), loss / done);
        }
    }
}
