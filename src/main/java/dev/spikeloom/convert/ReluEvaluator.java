package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.kernel.WorkerPool;
import dev.spikeloom.network.Readout;
import java.util.concurrent.atomic.AtomicInteger;

/** The accuracy of a ReLU network, which is what its conversion can reach after many time steps. */
public final class ReluEvaluator {
    private static final int SAMPLES_PER_CHUNK = 64;

    private ReluEvaluator() {}

    /**
     * @param threads how many threads to use; the result does not depend on it
     * @return share of samples whose class has the greatest output, 0 to 1
     */
    public static double evaluate(ReluNetwork network, Samples samples, int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            return evaluate(network, samples, pool, threads);
        }
    }

    static double evaluate(ReluNetwork network, Samples samples, WorkerPool pool, int threads) {
        ReluForward[] forwards = new ReluForward[threads];
        for (int worker = 0; worker < threads; worker++) {
            forwards[worker] = new ReluForward(network);
        }
        AtomicInteger correct = new AtomicInteger();
        int chunks = (samples.samples() + SAMPLES_PER_CHUNK - 1) / SAMPLES_PER_CHUNK;
        pool.run(
                (chunk, worker) -> {
                    int end = Math.min(samples.samples(), (chunk + 1) * SAMPLES_PER_CHUNK);
                    int right = 0;
                    for (int sample = chunk * SAMPLES_PER_CHUNK; sample < end; sample++) {
                        float[] outputs = forwards[worker].run(samples, sample);
                        right += Readout.argmax(outputs, 0, outputs.length) == samples.label(sample, 0) ? 1 : 0;
                    }
                    correct.addAndGet(right);
                },
                chunks);
        return (double) correct.get() / samples.samples();
    }
}
