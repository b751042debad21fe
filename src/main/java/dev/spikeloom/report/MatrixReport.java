package dev.spikeloom.report;

import dev.spikeloom.matrix.DesignMatrix;
import dev.spikeloom.matrix.Factor;
import dev.spikeloom.matrix.MatrixResult;

/** What people read of co-simulation over the architecture space. */
public final class MatrixReport {
    private final DesignMatrix matrix;
    private final int askedDesigns;

    /** @param askedDesigns how many designs were asked for, at least */
    public MatrixReport(DesignMatrix matrix, int askedDesigns) {
        this.matrix = matrix;
        this.askedDesigns = askedDesigns;
    }

    /** The parameters and their values, and how many designs cover them, part by part. */
    public String parameters() {
        StringBuilder text = new StringBuilder();
        matrix.parts().forEach(part -> text.append(parameters(part)));
        return text.toString();
    }

    private static String parameters(DesignMatrix.Part part) {
        StringBuilder text =
                new StringBuilder("networks of ").append(part.title()).append("\n\n");
        int width = part.factors().stream()
                .mapToInt(factor -> factor.name().length())
                .max()
                .orElse(0);
        for (Factor factor : part.factors()) {
            text.append(factor.name())
                    .append(" ".repeat(width - factor.name().length() + 2))
                    .append(String.join(", ", factor.values()))
                    .append('\n');
        }
        return text.append('\n')
                .append(Figures.count(part.designs()))
                .append(" designs, from ")
                .append(part.first())
                .append(" on, cover every two values together, but for ")
                .append(Figures.count(part.infeasiblePairs().size()))
                .append(" pairs that no design can have\n\n")
                .toString();
    }

    /** The values of one design. */
    public String design(int index) {
        StringBuilder text = new StringBuilder("design " + matrix.seed() + ":" + index + "\n");
        matrix.values(index)
                .values()
                .forEach((factor, value) -> text.append("  ")
                        .append(factor)
                        .append(' ')
                        .append(value)
                        .append('\n'));
        return text.append('\n').toString();
    }

    /** What was run and found; for each design that failed, the command that runs it alone. */
    public String summary(MatrixResult result) {
        StringBuilder text = new StringBuilder();
        for (MatrixResult.Outcome failed : result.failed()) {
            text.append("design ")
                    .append(matrix.seed())
                    .append(':')
                    .append(failed.index())
                    .append('\n');
            failed.problems()
                    .forEach(problem -> text.append("  ").append(problem).append('\n'));
            text.append("  again: spikeloom cosim --matrix --seed ")
                    .append(matrix.seed())
                    .append(" --designs ")
                    .append(askedDesigns)
                    .append(" --design ")
                    .append(failed.index())
                    .append('\n');
        }
        return text.append(Figures.count(result.outcomes().size()))
                .append(" designs, each with 4 kinds of weights: ")
                .append(Figures.count(result.samples()))
                .append(" samples, ")
                .append(Figures.count(result.cycles()))
                .append(" cycles, ")
                .append(Figures.count(result.comparedValues()))
                .append(" compared values; ")
                .append(
                        result.failed().isEmpty()
                                ? "0"
                                : Figures.count(result.failed().size()))
                .append(" designs with a difference or a warning\n")
                .toString();
    }
}
