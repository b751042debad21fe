package dev.spikeloom.bench.libtorch;

import dev.spikeloom.bench.contest.Work;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.train.EpochTimer;
import dev.spikeloom.train.TrainingConfig;

/** This project's trainer. */
final class Spikeloom implements Work {
    private static final int ENDLESS = 100_000;

    private final EpochTimer timer;

    Spikeloom(Workload workload) {
        TrainingConfig config = TrainingConfig.builder()
                .epochs(ENDLESS)
                .batchSize(Workload.BATCH_SIZE)
                .learningRate(Workload.LEARNING_RATE, Workload.LEARNING_RATE)
                .dropout(Workload.INPUT_DROPOUT, Workload.HIDDEN_DROPOUT)
                .timeSteps(workload.timeSteps())
                .threads(Workload.THREADS)
                .build();
        timer = new EpochTimer(workload.topology(), workload.neuronModel(), workload.samples(), config);
    }

    @Override
    public String description() {
        return "JDK " + System.getProperty("java.version") + ", kernels: "
                + Kernels.floats().name();
    }

    @Override
    public Outcome run(long nanos) {
        EpochTimer.Outcome outcome = timer.run(nanos);
        return new Outcome(outcome.samples(), String.valueOf(outcome.loss()));
    }
}
