package dev.spikeloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void runsEachChunkOfEachPhaseOnce(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            for (int phase = 0; phase < 5_000; phase++) {
                int chunks = 1 + phase * 7 % 13;
                AtomicIntegerArray runs = new AtomicIntegerArray(chunks);
                pool.run((chunk, worker) -> runs.incrementAndGet(chunk), chunks);
                for (int chunk = 0; chunk < chunks; chunk++) {
                    assertThat(runs.get(chunk))
                            .as("phase %d, chunk %d", phase, chunk)
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void namesWorkersFromZeroToBelowTheNumberOfThreads() {
        int threads = 3;
        AtomicIntegerArray inside = new AtomicIntegerArray(threads);
        try (WorkerPool pool = new WorkerPool(threads)) {
            pool.run(
                    (chunk, worker) -> {
                        assertThat(inside.incrementAndGet(worker)).isEqualTo(1);
                        inside.decrementAndGet(worker);
                    },
                    10_000);
        }
    }

    @Test
    void passesAFailureOn() {
        try (WorkerPool pool = new WorkerPool(2)) {
            assertThatThrownBy(() -> pool.run(
                            (chunk, worker) -> {
                                throw new ArithmeticException("chunk " + chunk);
                            },
                            1))
                    .hasRootCauseInstanceOf(ArithmeticException.class)
                    .hasRootCauseMessage("chunk 0");
        }
    }
}
