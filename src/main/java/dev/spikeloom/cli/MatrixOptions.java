package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.OutputOptions;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.matrix.DesignMatrix;
import dev.spikeloom.matrix.MatrixResult;
import dev.spikeloom.report.MatrixReport;
import dev.spikeloom.report.TerminalProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Co-simulation over the architecture space instead of a run. */
final class MatrixOptions {
    private static final Path WORK = Path.of("out", "matrix");
    private static final String BUILDS = "verilator";

    @Option(
            names = "--matrix",
            required = true,
            description =
                    "Run a matrix of small designs that covers every two values of all parameters together, instead"
                            + " of a run.")
    @SuppressWarnings("UnusedVariable") // that it is given is what calls run()
    private boolean matrix;

    @Option(
            names = "--designs",
            paramLabel = "N",
            defaultValue = "" + DesignMatrix.DEFAULT_DESIGNS,
            description = "Designs of the matrix, at least; default: ${DEFAULT-VALUE}.")
    private int designs;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Seed of designs, weights, spikes and stalls; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--design",
            paramLabel = "INDEX",
            description = "Run this design of the matrix alone; --seed and --designs as they were.")
    private Integer index;

    /** Runs the matrix, or one of its designs; returns the exit code. */
    int run(Spikeloom spikeloom, OutputOptions output) {
        if (designs < 1 || designs > 100_000) {
            throw new InputException("--designs is '" + designs + "', allowed: 1 to 100000");
        }
        DesignMatrix chosen = DesignMatrix.of(seed, designs);
        if (index != null && (index < 0 || index >= chosen.designs())) {
            throw new InputException("--design is '" + index + "', allowed: 0 to " + (chosen.designs() - 1));
        }
        List<Integer> indices =
                index == null ? IntStream.range(0, chosen.designs()).boxed().toList() : List.of(index);
        MatrixReport report = new MatrixReport(chosen, designs);
        output.text(index == null ? report.parameters() : report.design(index));
        MatrixResult result;
        try (FolderLock lock = spikeloom.lockFixed(WORK)) {
            TerminalProgress progress = spikeloom.progress();
            progress.begin("cosim");
            result = chosen.run(
                    indices,
                    spikeloom.runOptions().threads(),
                    spikeloom.runOptions().cache().resolve(BUILDS),
                    WORK,
                    progress);
            progress.end();
        }
        output.text(report.summary(result));
        output.json(result.toJson());
        return result.failed().isEmpty() ? ExitCode.OK : ExitCode.FAILED_CHECK;
    }
}
