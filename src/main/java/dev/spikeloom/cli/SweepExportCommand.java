package dev.spikeloom.cli;

import dev.spikeloom.report.SweepExport;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.study.sweep.PointTable;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        header = "Write all points that are done as a table: a row a point, a column a parameter or figure.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom sweep export out/widths --csv widths.csv",
            "  spikeloom sweep export out/widths --sqlite widths.sqlite",
            "  spikeloom sweep export out/widths | column -ts,"
        })
final class SweepExportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
    private Path folder;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Comma-separated values; without any file, they go to standard output.")
    private Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "A list of objects, a line each.")
    private Path json;

    @Option(names = "--sqlite", paramLabel = "FILE", description = "A SQLite database with a table 'points'.")
    private Path sqlite;

    @Override
    public void run() {
        SweepFolder opened = SweepFolder.open(folder);
        if (csv == null && json == null && sqlite == null) {
            spec.commandLine().getOut().print(SweepReport.table(opened));
            return;
        }
        if (csv != null) {
            SweepReport.table(opened).writeTo(csv);
        }
        if (json != null) {
            SweepExport.writeJson(PointTable.of(opened), json);
        }
        if (sqlite != null) {
            SweepExport.writeSqlite(PointTable.of(opened), sqlite);
        }
        Stream.of(csv, json, sqlite)
                .filter(Objects::nonNull)
                .forEach(file -> spec.commandLine().getErr().println("written to " + file));
    }
}
