package dev.spikeloom.cli;

import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.report.ZooTable;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.zoo.Zoo;
import dev.spikeloom.zoo.ZooBuilder;
import dev.spikeloom.zoo.ZooEntry;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "zoo",
        header = "List the trained networks that ship with the program.",
        description = {
            "",
            "'run' takes the network of a preset from here, unless --train is given or a key that decides training has"
                    + " another value; so do 'evaluate' and the stages after training, when they are given a preset.",
            ""
        },
        subcommands = {ZooCommand.VerifyCommand.class, ZooCommand.AddCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom zoo",
            "  spikeloom zoo --json | jq '.[].preset'",
            "  spikeloom zoo verify",
            "  spikeloom zoo add out/mnist-dc --commit $(git rev-parse HEAD)"
        })
final class ZooCommand implements Runnable {
    @Option(
            names = "--json",
            description = "Print what zoo.json says of each: command, seed, commit, accuracy, checksums.")
    private boolean json;

    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Zoo.toJson() : ZooTable.of(Zoo.entries()));
    }

    @Command(
            name = "verify",
            header = "Check that the networks are what was added: checksums, shapes, settings of their presets.")
    static final class VerifyCommand implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            for (ZooEntry entry : Zoo.entries()) {
                Zoo.verify(entry);
                spec.commandLine().getOut().println(entry.preset() + ": as it was added");
            }
        }
    }

    @Command(
            name = "add",
            header = "Make the entry of a preset from the folder of a run, in the sources of the program.",
            footerHeading = "%nExample:%n",
            footer =
                    "  spikeloom run mnist-dc --train && spikeloom zoo add out/mnist-dc --commit $(git rev-parse HEAD)")
    static final class AddCommand implements Runnable {
        @Parameters(paramLabel = "DIR", description = "Folder of the run of a preset, trained and quantized.")
        private Path folder;

        @Option(
                names = "--commit",
                required = true,
                paramLabel = "HASH",
                description = "Commit of the sources that the program was built from.")
        private String commit;

        @Option(
                names = "--zoo",
                paramLabel = "DIR",
                defaultValue = "src/main/resources/zoo",
                description = "Folder of the zoo in the sources; default: ${DEFAULT-VALUE}.")
        private Path zoo;

        @ParentCommand
        private ZooCommand program;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            if (!Files.isDirectory(zoo)) {
                throw new InputException(zoo + " is not a folder, expected that of the zoo in the sources");
            }
            try (FolderLock run = program.spikeloom.lockToRead(folder);
                    FolderLock target = program.spikeloom.lockFixed(zoo)) {
                ZooEntry entry = ZooBuilder.add(RunFolder.open(folder), zoo, commit);
                spec.commandLine().getOut().println("added " + zoo.resolve(entry.preset()));
            }
        }
    }
}
