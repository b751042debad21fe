package dev.spikeloom.cli;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.report.TechnologyReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.characterise.CharacterisationStudy;
import dev.spikeloom.study.characterise.Validation;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "tech",
        header = "List, fetch and describe technologies: cells, memories and assumptions of area, clock and power.",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "",
            "generic28 needs no download. Where a technology is named, a YAML file of your own can stand instead:"
                    + " docs/technologies.md.",
            ""
        },
        subcommands = {
            TechCommand.ListCommand.class,
            TechCommand.FetchCommand.class,
            TechCommand.InfoCommand.class,
            TechCommand.CharacteriseCommand.class,
            TechCommand.ValidateCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom tech list",
            "  spikeloom tech fetch ihp-sg13g2",
            "  spikeloom tech fetch nangate45 --from ~/pdk",
            "  spikeloom tech info generic28",
            "  spikeloom tech characterise ihp-sg13g2",
            "  spikeloom tech info mine.yaml --json | jq '.assumptions[]'"
        })
final class TechCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Spec
    private CommandSpec spec;

    /** Without a subcommand. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command is given");
    }

    @Command(
            name = "list",
            header = "List the technologies and whether they are here.",
            footerHeading = "%nExample:%n",
            footer = "  spikeloom tech list --json | jq -r '.[] | select(.here).name'")
    static final class ListCommand implements Runnable {
        @ParentCommand
        private TechCommand tech;

        @Option(names = "--json", description = "Print a list in JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            Path cache = tech.spikeloom.cache();
            spec.commandLine().getOut().print(json ? TechnologyReport.listJson(cache) : TechnologyReport.list(cache));
        }
    }

    @Command(
            name = "fetch",
            header = "Fetch the libraries of a technology into the cache.",
            footerHeading = "%nExamples:%n",
            footer = {"  spikeloom tech fetch ihp-sg13g2", "  spikeloom tech fetch nangate45 --from ~/pdk"})
    static final class FetchCommand implements Runnable {
        @ParentCommand
        private TechCommand tech;

        @Parameters(paramLabel = "NAME", description = "The technology (see 'spikeloom tech list').")
        private String name;

        @Option(
                names = "--from",
                paramLabel = "DIR",
                description = "Take the files from a folder instead of the network: anywhere below it, by their names,"
                        + " plain or .gz.")
        private Path from;

        @Override
        public void run() {
            TerminalProgress progress = tech.spikeloom.progress();
            progress.begin("fetch " + name);
            Technologies.fetch(name, tech.spikeloom.cache(), Optional.ofNullable(from), progress);
            progress.end();
        }
    }

    @Command(
            name = "info",
            header = "Describe a technology: licence, corner, cells, memories, assumptions with their sources.",
            footerHeading = "%nExamples:%n",
            footer = {"  spikeloom tech info generic28", "  spikeloom tech info mine.yaml --json | jq .identity"})
    static final class InfoCommand implements Runnable {
        @ParentCommand
        private TechCommand tech;

        @Parameters(
                paramLabel = "NAME|FILE",
                description = "The technology (see 'spikeloom tech list'), or a YAML file that describes one.")
        private String name;

        @Option(names = "--json", description = "Print an object in JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            Technology technology = Technologies.load(name, tech.spikeloom.cache());
            spec.commandLine()
                    .getOut()
                    .print(json ? TechnologyReport.json(technology) : TechnologyReport.text(technology));
        }
    }

    @Command(
            name = "characterise",
            header = "Fit what designs take in a technology, so that estimates need no netlist.",
            description = {
                "",
                "Maps trial designs to the cells, simulates their netlists with all nets counted, and fits what sizes and"
                        + " counters cost. Takes some minutes, once a technology; the result is kept in the cache.",
                ""
            },
            footerHeading = "%nExamples:%n",
            footer = {"  spikeloom tech characterise ihp-sg13g2", "  spikeloom tech characterise mine.yaml --designs 96"
            })
    static final class CharacteriseCommand implements Runnable {
        @ParentCommand
        private TechCommand tech;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The technology, or the YAML file of one.")
        private String name;

        @Option(
                names = "--designs",
                paramLabel = "N",
                description = "Trial designs that it is fitted to, at least " + CharacterisationStudy.FEWEST
                        + "; default: ${DEFAULT-VALUE}.")
        private int designs = CharacterisationStudy.DESIGNS;

        @Override
        public void run() {
            if (designs < CharacterisationStudy.FEWEST || designs > CharacterisationStudy.MOST) {
                throw new InputException("--designs is '" + designs + "', allowed: " + CharacterisationStudy.FEWEST
                        + " to " + CharacterisationStudy.MOST);
            }
            Path cache = tech.spikeloom.cache();
            Technology technology = Technologies.load(name, cache);
            TerminalProgress progress = tech.spikeloom.progress();
            progress.begin("characterise " + technology.name());
            Characterisation found = new CharacterisationStudy(
                            technology, cache, tech.spikeloom.runOptions().threads(), progress)
                    .run(designs);
            Path file = Characterisations.store(found, technology, cache);
            progress.end();
            spec.commandLine().getOut().print(TechnologyReport.characterised(found, file));
        }
    }

    @Command(
            name = "validate",
            header = "Hold estimates without a netlist to the netlists of other designs.",
            description = {
                "",
                "Draws designs that the technology was not characterised with, simulates their netlists with all nets counted,"
                        + " and shows how far off energy and area are by sizes and counters alone. Takes some minutes.",
                ""
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  spikeloom tech validate generic28",
                "  spikeloom tech validate generic28 --dataset mnist --seed 3 --json"
            })
    static final class ValidateCommand implements Runnable {
        @ParentCommand
        private TechCommand tech;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The technology, or the YAML file of one.")
        private String name;

        @Option(
                names = "--designs",
                paramLabel = "N",
                description = "How many designs, 1 to 1000; default: ${DEFAULT-VALUE}.")
        private int designs = CharacterisationStudy.VALIDATED;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "2",
                description = "Which designs, any but 1; default: ${DEFAULT-VALUE}.")
        private long seed;

        @Option(
                names = "--dataset",
                paramLabel = "NAME",
                defaultValue = "digits",
                description =
                        "Whose test images they are run on, square and of one channel; default: ${DEFAULT-VALUE}.")
        private String dataset;

        @Option(names = "--json", description = "Print an object in JSON.")
        private boolean json;

        @Override
        public void run() {
            if (designs < 1 || designs > CharacterisationStudy.MOST) {
                throw new InputException("--designs is '" + designs + "', allowed: 1 to " + CharacterisationStudy.MOST);
            }
            Path cache = tech.spikeloom.cache();
            Technology technology = Technologies.load(name, cache);
            TerminalProgress progress = tech.spikeloom.progress();
            progress.begin("validate " + technology.name());
            Validation found = new CharacterisationStudy(
                            technology, cache, tech.spikeloom.runOptions().threads(), progress)
                    .validate(designs, seed, dataset);
            progress.end();
            spec.commandLine().getOut().print(json ? found.toJson() : TechnologyReport.text(found));
        }
    }
}
