package dev.spikeloom.fuzz;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.RandomCase;
import dev.spikeloom.fuzz.file.Crasher;
import dev.spikeloom.fuzz.reduce.Finding;
import dev.spikeloom.fuzz.reduce.Shrinker;
import dev.spikeloom.fuzz.rung.Rung;
import dev.spikeloom.fuzz.rung.RungResult;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.ShutdownException;
import dev.spikeloom.io.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Draws case after case and runs them on all rungs, until the time is over or two models differ. */
public final class Fuzzer {
    private final FuzzOptions options;
    private final LongFunction<FuzzCase> drawn;
    private final Progress progress;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Draws machines and what is presented to them. */
    public Fuzzer(FuzzOptions options, Progress progress) {
        this(options, number -> RandomCase.of(options.seed(), number), progress);
    }

    /** @param cases by their numbers, from 0; may be asked by several threads */
    public Fuzzer(FuzzOptions options, LongFunction<FuzzCase> cases, Progress progress) {
        this.options = options;
        this.drawn = cases;
        this.progress = progress;
    }

    /** Ends a run soon, from another thread: what has been found out until then is its result. */
    public void stop() {
        stopped.set(true);
    }

    /** @throws dev.spikeloom.io.InputException if there is no rung of a name, or a file cannot be written */
    public FuzzResult run() {
        try (TemporaryFolder folder = TemporaryFolder.createIn(options.builds())) {
            Session session = new Session(Rungs.of(options.rungs(), folder.path()));
            session.drawCases();
            return session.result();
        }
    }

    /**
     * Runs the case of a number of the seed on all rungs.
     *
     * @throws dev.spikeloom.io.InputException if there is no rung of a name, or a file cannot be written
     */
    public FuzzResult run(long number) {
        return run(drawn.apply(number), command(number));
    }

    /**
     * Runs a case that was kept on all rungs.
     *
     * @throws dev.spikeloom.io.InputException if the file cannot be read or is not a case, there is no rung of a name,
     *     or a file cannot be written
     */
    public FuzzResult run(Path file) {
        return run(Crasher.read(file).fuzzCase(), "spikeloom fuzz --case " + file);
    }

    private FuzzResult run(FuzzCase fuzzCase, String found) {
        try (TemporaryFolder folder = TemporaryFolder.createIn(options.builds())) {
            Session session = new Session(Rungs.of(options.rungs(), folder.path()));
            session.check(fuzzCase, session.rungs, found);
            return session.result();
        }
    }

    private String command(long number) {
        return "spikeloom fuzz --seed " + options.seed() + " --number " + number;
    }

    /** One run. */
    private final class Session {
        private final long started = System.nanoTime();
        private final List<Rung> rungs;
        private final List<RungTally> tallies = new ArrayList<>();
        private final AtomicLong next = new AtomicLong();
        private long cases;
        private Finding finding;
        private double seconds;

        Session(List<Rung> rungs) {
            this.rungs = rungs;
            rungs.forEach(rung -> tallies.add(new RungTally(rung.name(), 0, 0, 0, 0)));
        }

        void drawCases() {
            Callable<Void> worker = () -> {
                work();
                return null;
            };
            try {
                OrderedTasks.run(options.jobs(), Collections.nCopies(options.jobs(), worker), "running cases");
            } catch (CancellationException e) {
                stop();
            }
        }

        private void work() {
            while (goesOn()) {
                long number = next.getAndIncrement();
                List<Rung> due = rungs.stream()
                        .filter(rung -> number % rung.every() == 0)
                        .toList();
                if (!due.isEmpty()) {
                    check(drawn.apply(number), due, command(number));
                }
            }
        }

        void check(FuzzCase fuzzCase, List<Rung> due, String found) {
            for (Rung rung : due) {
                RungResult result;
                try {
                    result = Rungs.check(rung, fuzzCase);
                } catch (ShutdownException e) {
                    return;
                }
                if (isStopped()) {
                    // Tools are ended then, and what they did until then means nothing.
                    return;
                }
                count(rung, result);
                if (result.difference().isPresent()) {
                    report(new Finding(rung, result.difference().get(), found, fuzzCase));
                    return;
                }
            }
            countCase();
        }

        private synchronized void countCase() {
            cases++;
            RungTally slowest = tallies.get(tallies.size() - 1);
            progress.update(
                    Math.min(elapsed(), options.seconds()),
                    options.seconds(),
                    cases + " cases, " + slowest.designs() + " through " + slowest.rung());
        }

        private synchronized void count(Rung rung, RungResult result) {
            int index = rungs.indexOf(rung);
            tallies.set(index, tallies.get(index).plus(result));
        }

        private synchronized void report(Finding found) {
            if (finding == null) {
                finding = found;
            }
        }

        private synchronized boolean goesOn() {
            return finding == null && !isStopped() && elapsed() < options.seconds();
        }

        private boolean isStopped() {
            return stopped.get() || Thread.currentThread().isInterrupted();
        }

        private long elapsed() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
        }

        /** Shrinks what was found, and keeps it. */
        FuzzResult result() {
            seconds = (System.nanoTime() - started) / 1e9;
            if (finding == null) {
                return new FuzzResult(options.seed(), seconds, cases, tallies, Optional.empty(), Optional.empty());
            }
            progress.message("the models differ, rung " + finding.rung().name() + ": "
                    + finding.difference().text().strip());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.shrinkSeconds());
            Crasher crasher = new Shrinker(finding, () -> isStopped() || System.nanoTime() > end, progress)
                    .shrink()
                    .crasher();
            Path file = options.crashers().resolve(name(crasher));
            crasher.write(file);
            return new FuzzResult(options.seed(), seconds, cases, tallies, Optional.of(crasher), Optional.of(file));
        }

        private String name(Crasher crasher) {
            String number = crasher.found().replaceAll(".* --seed (-?\\d+) --number (\\d+)", "$1-$2");
            return number.equals(crasher.found())
                    ? crasher.rung() + "-again.json"
                    : crasher.rung() + "-" + number + ".json";
        }
    }
}
