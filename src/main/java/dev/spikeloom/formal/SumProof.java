package dev.spikeloom.formal;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs z3 on the conditions of a claim about sums. */
final class SumProof {
    private final Claim claim;
    private final Path folder;
    private final Duration limit;

    SumProof(Claim claim, Path folder, Duration limit) {
        this.claim = claim;
        this.folder = folder;
        this.limit = limit;
    }

    /** @throws InputException if z3 is missing or does not accept the conditions */
    Finding run() {
        String file = claim.id() + ".smt2";
        ToolResult ran = new ToolRun(Tool.Z3, folder).args(file).limit(limit).run();
        if (ran.timedOut()) {
            return Finding.undecided(claim, "timed out after " + limit.toSeconds() + " s");
        }
        String subject = "";
        String open = "";
        int decided = 0;
        List<String> lines = ran.output().lines().toList();
        for (String line : lines) {
            if (line.startsWith(SumConditions.SUBJECT)) {
                subject = line.substring(SumConditions.SUBJECT.length());
            } else if (line.equals("sat")) {
                return Finding.refuted(claim, subject + ": there are spikes with which it does not stay there", file);
            } else if (line.equals("unsat")) {
                decided++;
            } else if (line.equals("unknown")) {
                open = subject;
            } else {
                throw new InputException("z3 does not accept " + folder.resolve(file) + ": " + line);
            }
        }
        if (decided == 0 || !open.isEmpty()) {
            // That is also what z3 says when it is interrupted.
            Shutdown.settle();
        }
        return decided > 0 && open.isEmpty()
                ? Finding.proven(claim, bound())
                : Finding.undecided(claim, "z3 does not know of " + open);
    }

    private String bound() {
        return claim.method().bound();
    }
}
