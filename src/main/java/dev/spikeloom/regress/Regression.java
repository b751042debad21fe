package dev.spikeloom.regress;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.LineStore;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.ProgramIdentity;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.ShutdownException;
import dev.spikeloom.regress.baseline.Baseline;
import dev.spikeloom.regress.output.ItemResult;
import dev.spikeloom.regress.output.JunitXml;
import dev.spikeloom.regress.output.OpenMetrics;
import dev.spikeloom.regress.output.Outcome;
import dev.spikeloom.regress.output.Results;
import dev.spikeloom.regress.subject.CheckedDesigns;
import dev.spikeloom.regress.suite.Suite;
import dev.spikeloom.regress.suite.SuiteDesign;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Runs the items of a suite side by side, and keeps what each gives as soon as it ends. */
public final class Regression {
    private final Suite suite;
    private final List<Item> items;
    private final RegressFolder folder;
    private final RegressOptions options;
    private final Progress progress;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();

    public Regression(Suite suite, List<Item> items, RegressFolder folder, RegressOptions options, Progress progress) {
        this.suite = suite;
        this.items = List.copyOf(items);
        this.folder = folder;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Looks for all that is needed before anything is run.
     *
     * @throws InputException if a design or a program is not there, or an option makes no sense
     */
    public void requirePossible() {
        folder.requireFor(suite.name());
        if (options.updateBaseline() && suite.baseline().isEmpty()) {
            throw new InputException(suite.file() + " has no baseline, expected one with --update-baseline");
        }
        items.stream()
                .flatMap(item -> item.plan().kind().tools().stream())
                .distinct()
                .forEach(Tool::locate);
        items.stream().map(Item::design).distinct().forEach(CheckedDesigns::requireThere);
    }

    /** The folders of runs that are read. */
    public List<Path> runs() {
        return items.stream()
                .map(Item::design)
                .distinct()
                .flatMap(design -> CheckedDesigns.run(design).stream())
                .distinct()
                .toList();
    }

    /** Ends it soon, from another thread; what has ended stays. */
    public void stop() {
        stopped.set(true);
        working.forEach(Thread::interrupt);
    }

    /**
     * Runs what has not ended.
     *
     * @return what was found; empty if it was stopped before the end
     * @throws EnvironmentException if an item could not be run; the same command goes on
     */
    public Optional<Results> run(StageListener listener) {
        runAll(begin(), folder.store(), listener);
        return stopped.get() ? Optional.empty() : Optional.of(finish());
    }

    /** Begins it, or goes on with it, and returns what has not ended and may begin. */
    List<Item> begin() {
        boolean resumed = folder.begin(suite.name(), fingerprint(), kept());
        Set<String> ended = folder.ended().keySet();
        if (resumed && !ended.isEmpty()) {
            progress.message("going on: " + ended.size() + " of " + items.size() + " items have ended");
        }
        return hasFailedFast() ? List.of() : open(items);
    }

    /** Those that have not ended. */
    List<Item> open(List<Item> some) {
        Set<String> ended = folder.ended().keySet();
        return some.stream().filter(item -> !ended.contains(item.id())).toList();
    }

    /** Whether the folder holds it, not yet at its end. */
    boolean isUnderWay() {
        return folder.isUnderWay(fingerprint());
    }

    List<Item> items() {
        return items;
    }

    RegressFolder folder() {
        return folder;
    }

    private List<ItemResult> kept() {
        if (!options.rerunFailed()) {
            return List.of();
        }
        return folder.ended().values().stream()
                .filter(item -> item.outcome() == Outcome.PASSED)
                .toList();
    }

    /**
     * Runs items.
     *
     * @param store that takes what each gives
     * @throws EnvironmentException if one could not be run
     */
    void runAll(List<Item> open, LineStore<ItemResult> store, StageListener listener) {
        int share = Math.max(1, options.run().threads() / options.maxParallel());
        RunOptions each = options.run().withThreads(share);
        Optional<Baseline> baseline =
                options.updateBaseline() ? Optional.empty() : suite.baseline().map(Baseline::read);
        try (CheckedDesigns designs = new CheckedDesigns(each, listener);
                Deadlines deadlines = new Deadlines()) {
            ItemRun runner = new ItemRun(
                    suite,
                    folder.path(),
                    designs,
                    baseline,
                    each,
                    deadlines,
                    options.timeout().orElse(suite.timeout()));
            Done done = new Done(store, items.size() - open.size());
            List<Callable<Void>> tasks = open.stream()
                    .<Callable<Void>>map(item -> () -> {
                        run(item, runner, done);
                        return null;
                    })
                    .toList();
            OrderedTasks.run(options.maxParallel(), tasks, "running items");
        } catch (ShutdownException | CancellationException | EnvironmentException e) {
            if (!stopped.get()) {
                throw e;
            }
        }
    }

    private void run(Item item, ItemRun runner, Done done) {
        if (stopped.get() || hasFailedFast()) {
            return;
        }
        working.add(Thread.currentThread());
        try {
            ItemResult result = runner.run(item);
            if (!stopped.get()) {
                done.add(result);
            }
        } finally {
            working.remove(Thread.currentThread());
        }
    }

    /** Whether nothing more begins. Tasks of an array see the failures of each other. */
    boolean hasFailedFast() {
        return options.failFast()
                && folder.ended().values().stream().anyMatch(item -> item.outcome() == Outcome.FAILED);
    }

    /** Counts and keeps what ends. */
    private final class Done {
        private final LineStore<ItemResult> store;
        private int ended;
        private int failed;

        Done(LineStore<ItemResult> store, int before) {
            this.store = store;
            this.ended = before;
        }

        synchronized void add(ItemResult result) {
            store.append(List.of(result));
            ended++;
            if (result.outcome() == Outcome.FAILED) {
                failed++;
                progress.message("failed: " + result.id() + ": " + result.reason());
            }
            progress.update(ended, items.size(), "items, " + failed + " failed, last " + result.id());
        }
    }

    /** Sums up what was found, and leaves it for others. */
    Results finish() {
        String fingerprint = fingerprint();
        Map<String, ItemResult> ended = folder.ended();
        List<ItemResult> all = items.stream()
                .map(item -> ended.getOrDefault(
                        item.id(),
                        ItemResult.skipped(
                                item.design().name(),
                                item.check(),
                                item.tags(),
                                "not run, since another item failed (--fail-fast)")))
                .toList();
        if (options.updateBaseline()) {
            updateBaseline(all);
        }
        Results results = folder.finish(suite.name(), fingerprint, all, options.label());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("suite", suite.file().toString());
        properties.put("seed", String.valueOf(suite.seed()));
        properties.put(
                "label", results.history().get(results.history().size() - 1).label());
        new JunitXml(results, folder.path(), properties).write(folder.path().resolve(RegressFolder.JUNIT));
        AtomicFiles.writeString(folder.path().resolve(RegressFolder.METRICS), OpenMetrics.of(results));
        return results;
    }

    /** Designs that were not run keep what they had. */
    private void updateBaseline(List<ItemResult> all) {
        Baseline baseline = Baseline.read(suite.baseline().orElseThrow());
        all.stream()
                .filter(item -> item.outcome() == Outcome.PASSED && item.figures() != null)
                .forEach(item -> baseline.accept(item.design(), item.check(), item.figures()));
        baseline.keepOnly(suite.designs().stream().map(SuiteDesign::name).collect(Collectors.toSet()));
        baseline.write();
    }

    /** Of all that decides on the results: the program, the suite, its baseline, what is selected, and the runs it reads. */
    private String fingerprint() {
        StringBuilder text =
                new StringBuilder(ProgramIdentity.hash()).append('\n').append(suite.text());
        items.forEach(item -> text.append(item.id()).append('\n'));
        text.append(options.updateBaseline()).append('\n');
        runs().forEach(run -> text.append(RunContents.hash(run)).append('\n'));
        suite.baseline().ifPresent(file -> text.append(RunContents.hash(file)));
        return Checksums.name(text.toString());
    }
}
