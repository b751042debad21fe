package dev.spikeloom.io;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Numbers, such as those of samples, that several threads share: each claims a block of them at a time, and so none is
 * idle while there are some left.
 */
public final class SharedRange {
    private final AtomicInteger next;
    private final int end;
    private final int block;

    /**
     * The numbers {@code first} to before {@code end}.
     *
     * @param block as many are claimed at a time
     */
    public SharedRange(int first, int end, int block) {
        this.next = new AtomicInteger(first);
        this.end = end;
        this.block = block;
    }

    /**
     * Works on numbers until none are left. If that fails, the other threads claim no more of them.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public void forEach(IntConsumer work) {
        try {
            for (int from = next.getAndAdd(block); from < end; from = next.getAndAdd(block)) {
                Interruption.check();
                for (int number = from; number < Math.min(end, from + block); number++) {
                    work.accept(number);
                }
            }
        } catch (RuntimeException | Error e) {
            next.set(end);
            throw e;
        }
    }
}
