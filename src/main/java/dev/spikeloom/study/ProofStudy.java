package dev.spikeloom.study;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.formal.Claim;
import dev.spikeloom.formal.Claims;
import dev.spikeloom.formal.Finding;
import dev.spikeloom.formal.Prover;
import dev.spikeloom.formal.Verdict;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OwnFiles;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.option.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Proves what is claimed of the design of an experiment. */
public final class ProofStudy {
    private static final double NANOS_PER_SECOND = 1e9;

    private ProofStudy() {}

    /**
     * Proves what is claimed of the design of a quantized network. Of a run that has generated its Verilog, it is proven
     * of these files as they are.
     *
     * @param folder for the Verilog, its harnesses, the scripts and counterexamples
     * @throws InputException if there is no quantized network, the accelerator does not do it, or a tool is missing
     */
    public static Proofs of(
            TrainedNetworks networks, ProofPlan plan, Path folder, RunOptions options, Progress progress) {
        Experiment experiment = networks.experiment();
        QuantizedNetwork network = networks.requireQuantized();
        Design design = Machines.elaborate(network, experiment.architecture());
        RtlFiles rtl = SubjectVerilog.of(networks, design, progress);
        List<Claim> claims = plan.netlists() ? Claims.netlists(design) : Claims.properties(design, rtl);
        claim(folder, rtl, claims);
        List<Finding> findings = new Prover(folder, options.threads(), plan.limit(), progress).prove(rtl, claims);
        return new Proofs(
                experiment.name(),
                experiment.topology().toString(),
                count(findings, Verdict.PROVEN),
                count(findings, Verdict.REFUTED),
                count(findings, Verdict.UNDECIDED),
                findings.stream().map(finding -> proof(finding, folder)).toList());
    }

    /** Nothing that others left in the folder is replaced; what lies in that of a run is the run's. */
    private static void claim(Path folder, RtlFiles rtl, List<Claim> claims) {
        if (!RunFolder.isPartOfRun(folder)) {
            Set<String> names = new TreeSet<>(rtl.contents().keySet());
            claims.forEach(claim -> names.addAll(claim.files().keySet()));
            OwnFiles.require(folder, names);
            OwnFiles.record(folder, names);
        }
    }

    private static int count(List<Finding> findings, Verdict verdict) {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .count();
    }

    private static Proofs.Proof proof(Finding finding, Path folder) {
        Claim claim = finding.claim();
        return new Proofs.Proof(
                claim.statement(),
                claim.module(),
                claim.parameters(),
                finding.bound(),
                finding.verdict(),
                finding.nanos() / NANOS_PER_SECOND,
                finding.detail().isEmpty() ? null : finding.detail(),
                finding.evidence().map(file -> folder.resolve(file).toString()).orElse(null));
    }
}
