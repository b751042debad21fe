package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.cli.option.GraphOptions;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.Json;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.network.nir.mapping.NirImport;
import dev.spikeloom.network.nir.mapping.NirMapper;
import dev.spikeloom.network.nir.mapping.Verdict;
import dev.spikeloom.report.VerdictReport;
import dev.spikeloom.run.ImportedNetwork;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        header = "Take a network that another framework has written (NIR), with a verdict on each node.",
        description = {
            "",
            "Says of each node of the graph whether the machine does exactly what it says, something close to it, with the"
                    + " error that this makes, or nothing like it. Leaves verdicts.json and, if no node is rejected,"
                    + " network.npz in a folder that the other stages work on.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom import network.nir -o out/imported",
            "  spikeloom import network.nir -o out/imported --dt 1e-3 --reset subtract --leak two-terms",
            "  spikeloom quantize out/imported -s data.dataset=n-mnist && spikeloom generate out/imported",
            "  spikeloom import network.nir -o out/imported --json | jq '.[] | select(.verdict != \"exact\")'"
        })
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private Spikeloom spikeloom;

    @Parameters(paramLabel = "FILE", description = "The graph: HDF5, as nir.write leaves it.")
    private Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the network; an earlier import in it is replaced.")
    private Path folder;

    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            description = "A time step, which the time constants of the graph are cut into; default: what an export of"
                    + " 'spikeloom' notes, else 1e-4, as snnTorch's exporter has it. Norse's default is 0.001.")
    private Double timeStep;

    @Mixin
    private GraphOptions graph;

    @Mixin
    private TableOptions table;

    @Override
    public Integer call() {
        NirChoices choices = graph.with(timeStep);
        ImportedNetwork.requireFree(folder);
        NirImport imported = NirMapper.map(NirFile.read(file), choices);
        try (FolderLock lock = spikeloom.lockFixed(folder)) {
            ImportedNetwork.write(folder, imported);
        }
        table.print(VerdictReport.of(imported), Json.text(imported.verdicts()), folder);
        return imported.count(Verdict.REJECTED) > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
    }
}
