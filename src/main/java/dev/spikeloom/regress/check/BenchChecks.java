package dev.spikeloom.regress.check;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.bench.BenchDifference;
import dev.spikeloom.cosim.bench.BenchEvidence;
import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.synth.Netlist;
import java.nio.file.Path;
import java.util.Optional;

/** The bench that goes with the Verilog, under Icarus. */
final class BenchChecks {
    private static final String PROGRAM = ModuleNames.BENCH + ".vvp";

    private BenchChecks() {}

    static Finding rtl(CheckRun run) {
        Design design = run.design().design();
        Path rtl = run.design().rtl();
        try (TemporaryFolder work = TemporaryFolder.create()) {
            BenchResult result =
                    IcarusBench.run(rtl, ModuleNames.of(design), work.path().resolve(PROGRAM));
            return result.difference()
                    .map(line -> withEvidence(run, line, failed(design, line)))
                    .orElseGet(Finding::passed);
        }
    }

    static Finding netlist(CheckRun run) {
        Design design = run.design().design();
        Path rtl = run.design().rtl();
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Netlist.write(rtl, work.path(), Optional.empty());
            BenchResult result = IcarusBench.runNetlist(
                    rtl,
                    ModuleNames.of(design),
                    work.path().resolve(PROGRAM),
                    Netlist.sources(work.path(), rtl.toAbsolutePath()));
            return result.difference().map(line -> failed(design, line)).orElseGet(Finding::passed);
        }
    }

    private static Finding failed(Design design, String line) {
        Finding finding = Finding.failed(BenchEvidence.text(design, line));
        return BenchDifference.of(line)
                .map(found -> finding.with(new Difference(
                        found.cycle(),
                        found.place().isPresent()
                                ? found.signal() + "[" + found.place().getAsInt() + "]"
                                : found.signal(),
                        "0x" + found.wanted(),
                        "0x" + found.found())))
                .orElse(finding);
    }

    private static Finding withEvidence(CheckRun run, String line, Finding failed) {
        CosimPlace place = new CosimPlace(
                run.design().rtl(),
                run.options().cache().resolve(CosimOptions.BUILDS),
                true,
                run.evidence(),
                Optional.of(run.command()),
                run.design().edited());
        String report = new BenchEvidence(run.design().design(), place, run.progress()).leave(line, "");
        return failed.withReport(report)
                .withWave(failed.difference()
                        .flatMap(first -> ShortWave.of(run.evidence(), first.signal(), first.cycle())));
    }
}
