package dev.spikeloom.regress.check;

import dev.spikeloom.design.Design;
import dev.spikeloom.formal.Claim;
import dev.spikeloom.formal.Claims;
import dev.spikeloom.formal.Prover;
import dev.spikeloom.formal.Verdict;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.RtlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is claimed of the Verilog, proven. */
final class ProofCheck {
    private static final String WAVE = "counterexample.vcd";

    private ProofCheck() {}

    static Finding run(CheckRun run) {
        Design design = run.design().design();
        RtlFiles rtl = run.design().files();
        List<Claim> claims =
                run.plan().text("claims").equals("netlists") ? Claims.netlists(design) : Claims.properties(design, rtl);
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Duration limit = Duration.ofSeconds(run.plan().number("limit"));
            List<dev.spikeloom.formal.Finding> open = new Prover(
                            work.path(), run.options().threads(), limit, run.progress())
                    .prove(rtl, claims).stream()
                            .filter(finding -> isOpen(run, finding.verdict()))
                            .toList();
            return open.isEmpty() ? Finding.passed() : failed(run, work.path(), open);
        }
    }

    private static boolean isOpen(CheckRun run, Verdict verdict) {
        return verdict == Verdict.REFUTED
                || (verdict == Verdict.UNDECIDED && run.plan().text("undecided").equals("fail"));
    }

    private static Finding failed(CheckRun run, Path work, List<dev.spikeloom.formal.Finding> open) {
        String report = open.stream().map(ProofCheck::line).collect(Collectors.joining("\n"));
        Optional<Path> wave = open.stream()
                .flatMap(finding -> finding.evidence().stream())
                .map(work::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> copied(file, run.evidence().resolve(WAVE)));
        return Finding.failed(line(open.get(0))).withReport(report).withWave(wave);
    }

    private static String line(dev.spikeloom.formal.Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : ": " + finding.detail();
        return finding.verdict() + ", " + finding.claim().module() + ": "
                + finding.claim().statement() + detail;
    }

    private static Path copied(Path file, Path target) {
        AtomicFiles.write(target, out -> Files.copy(file, out));
        return target;
    }
}
