package dev.spikeloom.formal;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Proves claims about the Verilog of a design, several at a time. The findings do not depend on how many, but for times. */
public final class Prover {
    private final Path folder;
    private final int threads;
    private final Duration limit;
    private final Progress progress;
    private int done;

    /**
     * @param folder for the Verilog, the harnesses, scripts and counterexamples
     * @param threads claims that are worked on at a time
     * @param limit how long a claim may take
     */
    public Prover(Path folder, int threads, Duration limit, Progress progress) {
        this.folder = folder;
        this.threads = threads;
        this.limit = limit;
        this.progress = progress;
    }

    /**
     * Proves the claims.
     *
     * @return a finding a claim, in their order
     * @throws InputException if a program is missing, or does not accept its script
     */
    public List<Finding> prove(RtlFiles rtl, List<Claim> claims) {
        requireTools(claims);
        rtl.writeTo(folder);
        claims.forEach(claim ->
                claim.files().forEach((name, content) -> AtomicFiles.writeString(folder.resolve(name), content)));
        progress.update(0, claims.size(), "");
        List<Callable<Finding>> proofs = claims.stream()
                .<Callable<Finding>>map(claim -> () -> prove(claim, claims.size()))
                .toList();
        return OrderedTasks.run(threads, proofs, "proving");
    }

    private static void requireTools(List<Claim> claims) {
        Tool.YOSYS.locate();
        if (claims.stream().anyMatch(claim -> claim.method() == Method.SUMS)) {
            Tool.Z3.locate();
        }
    }

    private Finding prove(Claim claim, int total) {
        long began = System.nanoTime();
        Finding finding =
                switch (claim.method()) {
                    case SUMS -> new SumProof(claim, folder, limit).run();
                    case FILES -> checked(claim);
                    default -> new YosysProof(claim, folder, limit).run();
                };
        report(claim, total);
        return finding.after(System.nanoTime() - began);
    }

    private static Finding checked(Claim claim) {
        return claim.check()
                .orElseThrow()
                .run()
                .map(found -> Finding.refuted(claim, found.detail(), found.file()))
                .orElseGet(() -> Finding.proven(claim, claim.method().bound()));
    }

    private synchronized void report(Claim claim, int total) {
        done++;
        progress.update(done, total, claim.module());
    }
}
