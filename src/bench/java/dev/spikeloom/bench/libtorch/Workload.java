package dev.spikeloom.bench.libtorch;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;

/** The networks of Yin et al. 2017 that both sides train. */
enum Workload {
    DENSE_256("784-256-256-10", 1),
    DENSE_1024("784-1024-1024-10", 1),
    CONTINUOUS("1156-256-256-10+2", 16),
    CONVOLUTIONAL("28x28-12c5-mp2-64c5-mp2-512fc-10o", 1);

    static final int BATCH_SIZE = 100;
    static final double LEARNING_RATE = 1e-3;
    static final double INPUT_DROPOUT = 0.1;
    static final double HIDDEN_DROPOUT = 0.2;
    static final int THREADS = 2;

    private static final int IMAGES = 10_000;
    private static final int RECORDINGS = 2_000;

    private final String shorthand;
    private final int timeSteps;

    Workload(String shorthand, int timeSteps) {
        this.shorthand = shorthand;
        this.timeSteps = timeSteps;
    }

    Topology topology() {
        return Topology.parse(shorthand);
    }

    NeuronModel neuronModel() {
        return timeSteps == 1 ? NeuronModel.SNN_DC : NeuronModel.SNN_CT;
    }

    int timeSteps() {
        return timeSteps;
    }

    /** What is trained on: made up, the same in every process. */
    Samples samples() {
        return timeSteps == 1 ? MadeUp.images(IMAGES) : MadeUp.recordings(RECORDINGS);
    }

    @Override
    public String toString() {
        return shorthand + (timeSteps == 1 ? "" : " x " + timeSteps + " steps");
    }
}
