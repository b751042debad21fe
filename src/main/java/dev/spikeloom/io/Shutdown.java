package dev.spikeloom.io;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * How the program ends when it is told to (SIGINT, SIGTERM, SIGHUP), whatever it is doing, and what is undone then. In this
 * order, each within seconds:
 *
 * <ol>
 *   <li>work that can be stopped is asked to ({@link #registerStop}), no process is started any more, and results that
 *       other work has are written ({@link Kind#RESULTS});
 *   <li>processes are ended ({@link Kind#PROCESS}), and stopped work may print and write what it has;
 *   <li>nothing at all is begun any more, and what is unfinished is removed ({@link Kind#FILE}), the youngest first, and
 *       ended ({@link Kind#LINE}).
 * </ol>
 *
 * A thread that would begin something too late waits for the end of the virtual machine, so that it reports nothing and
 * breaks nothing; only while stopped work is finishing does it get a {@link ShutdownException} instead. A normal end goes
 * through the same steps, with nothing left to do.
 */
public final class Shutdown {
    /** What is undone at the end. */
    public enum Kind {
        /** Results that are in memory only: they are written before anything else is undone. */
        RESULTS,
        /** A process: no other begins once the end has. */
        PROCESS,
        /** A file, a folder, or a lock. */
        FILE,
        /** A line on the terminal that has no end yet. */
        LINE
    }

    private enum State {
        OPEN,
        STOPPING,
        CLOSED
    }

    private static final long STOP_MILLIS = 4_000;
    private static final long PROCESS_MILLIS = 3_000;
    private static final long FILE_MILLIS = 2_000;
    private static final long GATE_MILLIS = 1_000;
    private static final long GRACE_MILLIS = 500;

    private static final ReentrantReadWriteLock GATE = new ReentrantReadWriteLock();
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final Deque<Entry> STOPS = new ConcurrentLinkedDeque<>();
    private static final Deque<Entry> RESULTS = new ConcurrentLinkedDeque<>();
    private static final Deque<Entry> PROCESSES = new ConcurrentLinkedDeque<>();
    private static final Deque<Entry> FILES = new ConcurrentLinkedDeque<>();
    private static final Deque<Entry> LINES = new ConcurrentLinkedDeque<>();
    private static volatile State state = State.OPEN;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::run, "shutdown"));
        } catch (IllegalStateException e) {
            // The end began before this class was needed: there is nothing to undo, and nothing more begins.
            state = State.CLOSED;
            BEGUN.countDown();
        }
    }

    private Shutdown() {}

    /** Something that is undone at the end, unless it is closed before. Closing it costs little, and never fails. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Open while something is made and registered: no shutdown begins in between. */
    public interface Gate extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Has a file, folder or lock removed at the end. May be called at any time; inside of a {@link #gate} it is never too
     * late.
     *
     * @param cleanup removes it, in a thread of its own; it writes nothing, and takes little time
     */
    public static Registration register(Runnable cleanup) {
        return register(Kind.FILE, cleanup);
    }

    /** As {@link #register(Runnable)}, of any kind. Processes are ended side by side. */
    public static Registration register(Kind kind, Runnable cleanup) {
        return new Entry(
                switch (kind) {
                    case RESULTS -> RESULTS;
                    case PROCESS -> PROCESSES;
                    case FILE -> FILES;
                    case LINE -> LINES;
                },
                cleanup);
    }

    /**
     * Work that can be stopped, and then has results to print or write. Closing it says that they are; if the program is
     * ending, that does not return.
     *
     * @param stop asks the work to end soon; returns at once
     */
    public static Registration registerStop(Runnable stop) {
        Entry entry = new Entry(STOPS, stop);
        return () -> {
            entry.close();
            if (begun()) {
                awaitTheEnd();
            }
        };
    }

    /**
     * Opens the gate to make a file, folder or lock; to be closed as soon as that is registered.
     *
     * @throws ShutdownException as {@link #gate(Kind)}
     */
    public static Gate gate() {
        return gate(Kind.FILE);
    }

    /**
     * Opens the gate to make something. If the program is ending, this does not return.
     *
     * @throws ShutdownException instead, if a process is to be begun while stopped work is finishing
     */
    public static Gate gate(Kind kind) {
        GATE.readLock().lock();
        if (isTooLate(kind)) {
            GATE.readLock().unlock();
            hold(kind);
        }
        return GATE.readLock()::unlock;
    }

    /** Whether the program is ending. */
    public static boolean begun() {
        return state != State.OPEN;
    }

    /**
     * Returns unless the program is ending.
     *
     * @throws ShutdownException while stopped work is finishing
     */
    public static void check() {
        hold(Kind.PROCESS);
    }

    /**
     * Waits a moment to see whether the program is ending, and acts as {@link #check} then: a signal that reaches a process
     * and this program at once ends the process first, and its failure means nothing.
     *
     * @throws ShutdownException while stopped work is finishing
     */
    public static void settle() {
        try {
            if (BEGUN.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            check();
        }
    }

    private static boolean isTooLate(Kind kind) {
        return state == State.CLOSED || (state == State.STOPPING && kind == Kind.PROCESS);
    }

    private static void hold(Kind kind) {
        if (state == State.STOPPING && kind == Kind.PROCESS) {
            throw new ShutdownException();
        }
        if (state == State.CLOSED) {
            awaitTheEnd();
        }
    }

    /** Being interrupted makes no difference: the virtual machine ends the thread. */
    private static void awaitTheEnd() {
        CountDownLatch never = new CountDownLatch(1);
        boolean over = false;
        while (!over) {
            over = isReached(never);
        }
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void run() {
        enter(STOPS.isEmpty() ? State.CLOSED : State.STOPPING);
        STOPS.forEach(Entry::undo);
        sideBySide(RESULTS, FILE_MILLIS);
        sideBySide(PROCESSES, PROCESS_MILLIS);
        awaitStops();
        enter(State.CLOSED);
        // In threads of their own: a disk or a terminal that does not answer holds up nobody for ever.
        join(
                List.of(
                        start(() -> FILES.descendingIterator().forEachRemaining(Entry::undo)),
                        start(() -> LINES.forEach(Entry::undo))),
                FILE_MILLIS);
    }

    /** Once all gates are closed; one that stays open is not waited for longer than a moment. */
    private static void enter(State next) {
        boolean locked = false;
        try {
            locked = GATE.writeLock().tryLock(GATE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            state = next;
            BEGUN.countDown();
            if (locked) {
                GATE.writeLock().unlock();
            }
        }
    }

    private static void sideBySide(Deque<Entry> entries, long millis) {
        List<Thread> threads = new ArrayList<>();
        entries.forEach(entry -> threads.add(start(entry::undo)));
        join(threads, millis);
    }

    private static void awaitStops() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        for (Entry stop : STOPS) {
            stop.awaitClosed(end - System.nanoTime());
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "cleanup");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(List<Thread> threads, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Entry implements Registration {
        private final Deque<Entry> list;
        private final Runnable action;
        private final CountDownLatch closed = new CountDownLatch(1);

        Entry(Deque<Entry> list, Runnable action) {
            this.list = list;
            this.action = action;
            list.add(this);
        }

        /** One that fails keeps none of the others from being undone. */
        void undo() {
            try {
                action.run();
            } catch (RuntimeException e) {
                close();
            }
        }

        void awaitClosed(long nanos) {
            try {
                if (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
                    close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            list.remove(this);
            closed.countDown();
        }
    }
}
