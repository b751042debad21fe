package dev.spikeloom.regress;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.regress.baseline.Baseline;
import dev.spikeloom.regress.baseline.Change;
import dev.spikeloom.regress.check.CheckRun;
import dev.spikeloom.regress.check.Checks;
import dev.spikeloom.regress.check.Difference;
import dev.spikeloom.regress.check.Finding;
import dev.spikeloom.regress.output.ItemResult;
import dev.spikeloom.regress.output.Outcome;
import dev.spikeloom.regress.subject.CheckedDesigns;
import dev.spikeloom.regress.subject.Draw;
import dev.spikeloom.regress.suite.DesignSource;
import dev.spikeloom.regress.suite.Suite;
import dev.spikeloom.run.option.RunOptions;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Runs items, and says what became of them. */
final class ItemRun {
    private static final double NANOS = 1e9;
    private static final String REPORT = "report.txt";

    private final Suite suite;
    private final Path folder;
    private final CheckedDesigns designs;
    private final Optional<Baseline> baseline;
    private final RunOptions options;
    private final Deadlines deadlines;
    private final Duration timeout;

    /**
     * @param folder of the regression
     * @param baseline that figures are held to; empty if they are held to none
     */
    ItemRun(
            Suite suite,
            Path folder,
            CheckedDesigns designs,
            Optional<Baseline> baseline,
            RunOptions options,
            Deadlines deadlines,
            Duration timeout) {
        this.suite = suite;
        this.folder = folder;
        this.designs = designs;
        this.baseline = baseline;
        this.options = options;
        this.deadlines = deadlines;
        this.timeout = timeout;
    }

    /**
     * Runs an item.
     *
     * @throws EnvironmentException if it could not be run, which says nothing about it
     */
    ItemResult run(Item item) {
        Path evidence = evidence(item);
        FileTrees.delete(evidence);
        long begun = System.nanoTime();
        Finding finding = found(item, evidence);
        double seconds = (System.nanoTime() - begun) / NANOS;
        List<Change> changes = changes(item, finding);
        if (finding.reason().isEmpty() && !changes.isEmpty()) {
            finding = Finding.failed(changes.stream().map(Change::text).collect(Collectors.joining("; ")));
        }
        if (finding.reason().isEmpty() || finding.skipped()) {
            FileTrees.delete(evidence);
        }
        return result(item, finding, changes, seconds, evidence);
    }

    private Path evidence(Item item) {
        return folder.resolve(RegressFolder.FAILURES).resolve(item.id().replace('/', '-'));
    }

    private Finding found(Item item, Path evidence) {
        try (Deadlines.Deadline deadline = deadlines.begin(timeout)) {
            Finding finding;
            try {
                finding = Checks.run(new CheckRun(
                        item.design().source() instanceof DesignSource.Space
                                ? Optional.empty()
                                : Optional.of(designs.of(item.design())),
                        item.plan(),
                        Draw.of(suite.seed(), item.design().name(), item.seed()),
                        evidence,
                        command(item),
                        options,
                        Progress.NONE));
            } catch (EnvironmentException | CancellationException | UncheckedIOException e) {
                if (!deadline.isOver()) {
                    throw e;
                }
                finding = Finding.failed("");
            } catch (InputException e) {
                finding = Finding.failed(e.getMessage());
            }
            return deadline.isOver() ? Finding.failed("not done within " + timeout.toSeconds() + " seconds") : finding;
        } catch (IllegalStateException e) {
            Shutdown.check();
            return Finding.failed("a model failed: " + e);
        }
    }

    /** The same item alone, wherever the figures of others are. */
    private String command(Item item) {
        return "spikeloom regress " + suite.file() + " --items " + item.id()
                + (item.seed() == 1 ? "" : " --seeds " + item.seed()) + " -o " + folder + "-again";
    }

    private List<Change> changes(Item item, Finding finding) {
        String check = item.plan().kind().key();
        if (baseline.isEmpty() || finding.figures().isEmpty()) {
            return List.of();
        }
        return baseline.get().changes(item.design().name(), check, finding.figures(), suite.tolerances());
    }

    private ItemResult result(Item item, Finding finding, List<Change> changes, double seconds, Path evidence) {
        boolean failed = finding.reason().isPresent() && !finding.skipped();
        Optional<Difference> first = finding.difference();
        String report = failed ? report(finding, evidence) : null;
        return new ItemResult(
                item.design().name(),
                item.check(),
                failed ? Outcome.FAILED : finding.skipped() ? Outcome.SKIPPED : Outcome.PASSED,
                Math.round(seconds * 1000) / 1000.0,
                finding.reason().orElse(null),
                failed ? finding.command().orElseGet(() -> command(item)) : null,
                first.map(Difference::cycle).orElse(null),
                first.map(Difference::signal).orElse(null),
                first.map(Difference::expected).orElse(null),
                first.map(Difference::found).orElse(null),
                finding.wave().map(this::relative).orElse(null),
                report,
                item.tags(),
                finding.figures().isEmpty() ? null : finding.figures(),
                changes.isEmpty() ? null : changes);
    }

    private String report(Finding finding, Path evidence) {
        Path file = evidence.resolve(REPORT);
        if (!Files.exists(file)) {
            if (finding.report().isEmpty()) {
                return null;
            }
            AtomicFiles.writeString(file, finding.report() + "\n");
        }
        return relative(file);
    }

    private String relative(Path file) {
        return folder.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
