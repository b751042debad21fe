package dev.spikeloom.mutate;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.tool.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs mutants: the bench of each design that has the module, until one finds the fault; if none does, a proof that there
 * is no fault in any of these designs.
 */
public final class MutationRun {
    /** A run of a bench takes a second at most, a proof some seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Target> targets;
    private final int threads;
    private final Progress progress;
    private final Map<Subject, Workbench> workbenches = new LinkedHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger survived = new AtomicInteger();

    private MutationRun(List<Target> targets, int threads, Progress progress) {
        this.targets = targets;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Runs mutants.
     *
     * @param threads as many run at a time
     * @return a result a target, in their order
     * @throws InputException if Icarus or Yosys is missing, or the bench of a design does not pass without a fault
     */
    public static List<MutantResult> run(List<Target> targets, int threads, Progress progress) {
        List.of(Tool.ICARUS, Tool.ICARUS_RUNTIME, Tool.YOSYS, Tool.YOSYS_ABC).forEach(Tool::locate);
        return new MutationRun(targets, threads, progress).run();
    }

    private List<MutantResult> run() {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            prepare(folder);
            List<Callable<MutantResult>> runs = targets.stream()
                    .<Callable<MutantResult>>map(target -> () -> judged(target))
                    .toList();
            return OrderedTasks.run(threads, runs, "running mutants");
        }
    }

    private void prepare(TemporaryFolder folder) {
        for (Target target : targets) {
            for (Subject subject : target.subjects()) {
                workbenches.computeIfAbsent(
                        subject,
                        key -> new Workbench(
                                subject,
                                folder.path().resolve("design" + workbenches.size()),
                                new IcarusRun(LIMIT),
                                LIMIT));
            }
        }
        workbenches.values().forEach(Workbench::requirePassing);
    }

    private MutantResult judged(Target target) {
        MutantResult result = judge(target);
        if (result.verdict() == Verdict.SURVIVED) {
            survived.incrementAndGet();
        }
        progress.update(done.incrementAndGet(), targets.size(), "mutants, " + survived + " survived");
        return result;
    }

    private MutantResult judge(Target target) {
        Mutant mutant = target.mutant();
        List<MutantResult> refused = new ArrayList<>();
        for (Subject subject : target.subjects()) {
            BenchVerdict verdict = workbenches.get(subject).run(mutant);
            switch (verdict.kind()) {
                case FAILED -> {
                    return new MutantResult(mutant, Verdict.KILLED, subject.name(), verdict.detail());
                }
                case REFUSED ->
                    refused.add(new MutantResult(mutant, Verdict.STILLBORN, subject.name(), verdict.detail()));
                case PASSED -> {
                    continue;
                }
            }
        }
        return refused.isEmpty() ? proven(target) : refused.get(0);
    }

    private MutantResult proven(Target target) {
        Proof proof = new Proof(false, "");
        for (Subject subject : target.subjects()) {
            proof = workbenches.get(subject).prove(target.mutant());
            if (!proof.proven()) {
                return new MutantResult(target.mutant(), Verdict.SURVIVED, subject.name(), proof.detail());
            }
        }
        Subject last = target.subjects().get(target.subjects().size() - 1);
        return new MutantResult(target.mutant(), Verdict.EQUIVALENT, last.name(), proof.detail());
    }
}
