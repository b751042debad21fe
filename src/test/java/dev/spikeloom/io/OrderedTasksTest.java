package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedTasksTest {
    private static final int THREADS = 3;

    /** Open for ever. */
    private final CountDownLatch never = new CountDownLatch(1);

    private final AtomicInteger running = new AtomicInteger();

    @AfterEach
    void nothingWorksOn() {
        assertThat(running).hasValue(0);
    }

    @Test
    void resultsComeInTheOrderOfTheTasksAndNotOfTheirEnds() {
        List<CountDownLatch> ended = Collections.nCopies(THREADS, 0).stream()
                .map(i -> new CountDownLatch(1))
                .toList();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            tasks.add(() -> {
                if (number + 1 < THREADS) {
                    ended.get(number + 1).await();
                }
                ended.get(number).countDown();
                return number;
            });
        }

        assertThat(OrderedTasks.run(THREADS, tasks, "counting")).containsExactly(0, 1, 2);
    }

    @Test
    void moreTasksThanThreadsAllRunAndAsManyAtATimeAsThereAreThreads() {
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Callable<Integer>> tasks = IntStream.range(0, 10 * THREADS)
                .<Callable<Integer>>mapToObj(number -> () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    together.await();
                    running.decrementAndGet();
                    return number;
                })
                .toList();

        assertThat(OrderedTasks.run(THREADS, tasks, "counting"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10 * THREADS).boxed().toList());
        assertThat(most).hasValue(THREADS);
    }

    @Test
    void onOneThreadATaskBeginsWhenTheOneBeforeItHasEnded() {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> tasks = IntStream.range(0, 3)
                .<Callable<Void>>mapToObj(number -> () -> {
                    events.add("begin " + number);
                    events.add("end " + number);
                    return null;
                })
                .toList();

        OrderedTasks.run(1, tasks, "counting");

        assertThat(events).containsExactly("begin 0", "end 0", "begin 1", "end 1", "begin 2", "end 2");
    }

    @Test
    void threadsAreKeptForTheNextTasks() {
        Callable<Thread> task = Thread::currentThread;
        try (OrderedTasks tasks = new OrderedTasks(1)) {
            assertThat(tasks.run(List.of(task), "looking")).isEqualTo(tasks.run(List.of(task), "looking"));
            assertThat(tasks.run(List.of(), "looking")).isEmpty();
        }
    }

    @Test
    void ofTwoFailuresTheOneOfTheEarlierTaskIsToldThoughItCameLater() {
        CountDownLatch laterHasFailed = new CountDownLatch(1);
        List<Callable<Void>> tasks = List.of(
                () -> {
                    laterHasFailed.await();
                    throw new InputException("the earlier one");
                },
                () -> {
                    laterHasFailed.countDown();
                    throw new InputException("the later one");
                });

        assertThatThrownBy(() -> OrderedTasks.run(2, tasks, "failing"))
                .isExactlyInstanceOf(InputException.class)
                .hasMessage("the earlier one");
    }

    @Test
    void whenOneFailsThoseAfterItAreInterruptedAndThoseThatHaveNotBegunDoNot() {
        AtomicBoolean begun = new AtomicBoolean();
        CountDownLatch secondRuns = new CountDownLatch(1);
        List<Callable<Void>> tasks = List.of(
                () -> {
                    secondRuns.await();
                    throw new EnvironmentException("the disk is full");
                },
                () -> waitForEver(secondRuns),
                () -> waitForEver(secondRuns),
                () -> {
                    begun.set(true);
                    return null;
                });

        assertThatThrownBy(() -> OrderedTasks.run(2, tasks, "failing"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("the disk is full");
        assertThat(begun).isFalse();
    }

    @Test
    void whatIsNoErrorOfTheUserIsWrappedAndSaysWhatWasDone() {
        List<Callable<Void>> tasks = List.of(() -> {
            throw new IllegalArgumentException("a bug");
        });

        assertThatThrownBy(() -> OrderedTasks.run(1, tasks, "counting"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("counting failed")
                .hasCause(new IllegalArgumentException("a bug"));
    }

    @Test
    void whoeverWaitsCanBeInterruptedAndThenTheTasksAreToo() {
        Thread waiting = Thread.currentThread();
        CountDownLatch runs = new CountDownLatch(1);
        List<Callable<Void>> tasks = List.of(() -> waitForEver(runs), () -> {
            runs.await();
            waiting.interrupt();
            return null;
        });

        assertThatThrownBy(() -> OrderedTasks.run(2, tasks, "waiting"))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted while waiting");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Until it is interrupted, and then a while longer. */
    private Void waitForEver(CountDownLatch runs) throws InterruptedException {
        running.incrementAndGet();
        runs.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.sleep(100);
            throw e;
        } finally {
            running.decrementAndGet();
        }
        return null;
    }
}
