package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.report.html.HtmlReport;
import dev.spikeloom.report.html.Page;
import dev.spikeloom.report.html.WrittenReport;
import dev.spikeloom.report.html.regression.RegressionPage;
import dev.spikeloom.report.html.regression.RegressionResults;
import dev.spikeloom.report.html.run.RunFindings;
import dev.spikeloom.report.html.run.RunPage;
import dev.spikeloom.report.html.sweep.SweepPage;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "report",
        header = "Make a report of a run, a sweep or a regression: one HTML file for any browser.",
        description = {
            "",
            "The file holds all that it needs and asks no network. Of a run it shows accuracy, the machine, cycles, one sample"
                    + " cycle by cycle, spikes, energy and area; of a sweep all points in plots and a table; of a"
                    + " regression designs against checks, and what failed.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom report out/digits -o digits.html",
            "  spikeloom report out/digits --sample 17 -o digits.html",
            "  spikeloom report out/mnist-architectures -o architectures.html",
            "  spikeloom report out/nightly -o nightly.html --json | jq .figures"
        })
final class ReportCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Parameters(paramLabel = "DIR", description = "The folder of a run, a sweep or a regression.")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The HTML file; a report that is there is replaced, anything else is not.")
    private Path output;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Of a run: the test sample that is shown cycle by cycle, from 0; default: 0.")
    private Integer sample;

    @Mixin
    private TableOptions table;

    @Override
    public void run() {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + (Files.exists(folder) ? " is a file" : " is not there")
                    + ", expected the folder of a run, a sweep or a regression");
        }
        HtmlReport.requireReplaceable(output);
        TerminalProgress progress = spikeloom.progress();
        progress.begin("report");
        Page page = page(progress);
        byte[] html = new HtmlReport().render(page);
        progress.end();
        AtomicFiles.write(output, out -> out.write(html));
        WrittenReport written = WrittenReport.of(page, output, html.length);
        table.print(written.toString(), written.toJson());
    }

    private Page page(TerminalProgress progress) {
        if (RunFolder.isAt(folder)) {
            try (FolderLock lock = spikeloom.lockToRead(folder)) {
                RunFolder run = RunFolder.open(folder);
                return RunPage.of(
                        run, RunFindings.of(run, sample == null ? 0 : sample, spikeloom.runOptions(), progress));
            }
        }
        if (sample != null) {
            throw new InputException(
                    "--sample is '" + sample + "', which is for the report of a run; " + folder + " is none");
        }
        if (SweepFolder.isAt(folder)) {
            progress.message("reading the points of the sweep, and making their experiments");
            return SweepPage.of(SweepFolder.open(folder));
        }
        if (RegressionResults.isAt(folder)) {
            return RegressionPage.of(RegressionResults.read(folder), folder);
        }
        throw new InputException(folder + " is neither the folder of a run (" + RunFolder.EXPERIMENT
                + "), nor of a sweep (" + SweepFolder.PLAN + "), nor of a regression (" + RegressionResults.FILE + ")");
    }
}
