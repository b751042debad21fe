package dev.spikeloom.report;

import dev.spikeloom.study.Proofs;
import java.util.Locale;

/** What was proven, as a table, and each counterexample in a line. */
public final class ProofReport {
    private final Proofs proofs;

    public ProofReport(Proofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(proofs.experiment()).append(": ").append(proofs.network()).append("\n\n");
        TextTable table = TextTable.toTheLeft("property", "module", "of", "for", "time", "verdict");
        for (Proofs.Proof proof : proofs.claims()) {
            table.row(
                    proof.property(),
                    proof.module(),
                    proof.parameters(),
                    proof.bound(),
                    String.format(Locale.ROOT, "%.1f s", proof.seconds()),
                    proof.verdict().text());
        }
        text.append(table).append('\n');
        for (Proofs.Proof proof : proofs.claims()) {
            if (proof.detail() != null) {
                text.append("  ").append(proof.verdict().text()).append(": ");
                text.append(proof.module())
                        .append(", ")
                        .append(proof.property())
                        .append(": ")
                        .append(proof.detail());
                text.append(proof.evidence() == null ? "" : "; see " + proof.evidence())
                        .append('\n');
            }
        }
        text.append("  ").append(proofs.proven()).append(" proven, ");
        text.append(proofs.refuted())
                .append(" refuted, ")
                .append(proofs.undecided())
                .append(" undecided\n");
        return text.toString();
    }
}
