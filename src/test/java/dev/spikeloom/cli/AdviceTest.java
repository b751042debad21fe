package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A command or option that a message names can be called as it stands. */
class AdviceTest {
    private static final Pattern QUOTED_COMMAND = Pattern.compile("'spikeloom ([^']*)'");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "quantize RUN, train",
        "simulate RUN, train quantize",
        "generate RUN, train quantize",
        "cosim RUN, train quantize generate",
        "evaluate RUN --runs 1 --time-steps 1, train",
        "trace RUN, train quantize",
        "convert RUN, train quantize"
    })
    void whatIsToBeDoneFirstWorksInAFolderThatIsCalledAsItsOwner(String command, String stages) throws IOException {
        untrainedRun();
        List<String> called = new ArrayList<>();
        Ran ran = spikeloom(command);
        while (ran.exitCode() == 2 && called.size() < stages.split(" ").length) {
            requireExisting(command, ran.err());
            for (String advice : commands(ran.err())) {
                called.add(advice.substring(0, advice.indexOf(' ')));
                Ran done = Ran.spikeloom(advice.split(" "));
                assertThat(done.exitCode()).as(advice + ": " + done.err()).isZero();
            }
            ran = command.startsWith("c") ? ran : spikeloom(command);
        }
        assertThat(called).containsExactly(stages.split(" "));
        if (!command.startsWith("c")) {
            assertThat(ran.exitCode()).as(ran.err()).isZero();
        }
    }

    @Test
    void whatIsToBeDoneFirstForANetworkThatTheZooDoesNotHaveKeepsTheKeysOfTheCommand() throws IOException {
        String command = "simulate digits -o RUN -s training.epochs=1 -s network=64-8-10";
        Ran ran = spikeloom(command);

        for (String advice : commands(ran.err())) {
            Ran done = Ran.spikeloom(advice.split(" "));
            assertThat(done.exitCode()).as(advice + ": " + done.err()).isZero();
        }
        assertThat(commands(ran.err())).hasSize(3);
        assertThat(Files.readString(temp.resolve("ic/result.json")))
                .contains("\"network\" : \"64-8-10\"")
                .contains("\"latency_cycles_mean\"");
        assertThat(spikeloom(command).exitCode()).as("it goes on with that run").isZero();
    }

    @Test
    void whereTheFloatNetworkIsMissingItIsTrainedInAFolderBeside() throws IOException {
        untrainedRun();
        spikeloom("train RUN/experiment.yaml -o RUN");
        spikeloom("quantize RUN");
        Files.delete(temp.resolve("ic/network.npz"));

        Ran ran = spikeloom("precision RUN");

        assertThat(commands(ran.err()))
                .containsExactly("train " + temp + "/ic/experiment.yaml -o " + temp + "/ic-trained");
        assertThat(Ran.spikeloom(commands(ran.err()).get(0).split(" ")).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate digits -o RUN -s architecture.read_latency=2",
                "quantize digits -o RUN -s training.epochs=3",
                "run digits -o RUN --resume -s training.epochs=3",
                "activity digits -o RUN --penalties 0",
                "generate digits -o RUN",
                "simulate RUN -o OTHER",
                "simulate nowhere",
                "simulate digts",
                "simulate OTHER",
                "simulate mine.yaml",
                "evaluate OTHER",
                "evaluate digits -s training.epochs=3",
                "trace digits -s quantization.weight_bits=4",
                "precision nmnist-ct --cache NOCACHE",
                "quantize nmnist-ct -o OTHER -s quantization.weight_bits=4 --cache NOCACHE",
                "run digits -s architecture.banks=2",
                "zoo add RUN --commit 0123456",
                "train mnist-dc -o OTHER --cache NOCACHE",
                "data compare --cache NOCACHE",
                "data list --cache NOCACHE",
                "synth RUN",
                "prove digits -s quantization.weight_bits=4"
            })
    void whatAMessageNamesExists(String command) throws IOException {
        spikeloom("quantize digits -o RUN");
        Files.createDirectory(temp.resolve("other"));
        Files.writeString(temp.resolve("other/a.txt"), "mine");

        Ran ran = spikeloom(command);

        requireExisting(command, ran.err() + ran.out());
    }

    /** Of the sources: messages that no test above provokes. */
    @Test
    void everyCommandInTheSourcesExists() throws IOException {
        int found = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (String advice : commands(joined(Files.readString(source)))) {
                    requireKnown(source.getFileName() + ": " + advice, advice);
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(15);
    }

    @Test
    void aPresetThatIsMistypedForARunIsSuggested() {
        assertThat(spikeloom("simulate digts").err()).contains("did you mean digits?");
    }

    @Test
    void aMatrixTakesNothingThatIsForARun() {
        Ran ran = spikeloom("cosim RUN --matrix -s cosimulation.samples=2");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errLines())
                .containsExactly("spikeloom: --matrix runs designs of its own, and takes no '" + temp.resolve("ic")
                        + "', no -s (see 'spikeloom cosim --help')");
    }

    /** A run that has not been trained, in a folder whose name is that of no preset. */
    private void untrainedRun() throws IOException {
        Path run = Files.createDirectory(temp.resolve("ic"));
        Files.writeString(run.resolve("experiment.yaml"), """
                name: ic
                network: 64-8-10
                training: {epochs: 1}
                conversion: {epochs: 1, runs: 1, time_steps: 2}
                cosimulation: {samples: 1, time_steps: 1}
                """);
    }

    /** Options outside of commands are those of the command that was called. */
    private static void requireExisting(String called, String message) {
        for (String advice : commands(message)) {
            requireKnown(message, advice);
        }
        Matcher options = OPTION.matcher(QUOTED_COMMAND.matcher(message).replaceAll(""));
        while (options.find()) {
            assertThat(optionsOf(called.split(" "))).as(message).contains(options.group());
        }
    }

    private static void requireKnown(String where, String advice) {
        String[] words = advice.split(" ");
        List<String> known = optionsOf(words);
        for (String word : words) {
            if (word.startsWith("-") && !word.equals("-")) {
                assertThat(known).as(where).contains(word.replaceFirst("=.*", ""));
            }
        }
    }

    /** The options of the command that the words begin with. */
    private static List<String> optionsOf(String... words) {
        CommandLine command = new CommandLine(new Spikeloom());
        for (String word : words) {
            CommandLine sub = command.getSubcommands().get(word);
            if (sub == null) {
                break;
            }
            command = sub;
        }
        boolean placeholder = words[0].equals("COMMAND") || words[0].equals("X");
        assertThat(placeholder || command.getParent() != null)
                .as("spikeloom " + String.join(" ", words))
                .isTrue();
        List<String> options = new ArrayList<>();
        command.getCommandSpec().optionsMap().keySet().forEach(options::add);
        options.add("--help");
        return options;
    }

    private static List<String> commands(String message) {
        return QUOTED_COMMAND
                .matcher(message)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Java with its literals joined, and X for what is between them. */
    private static String joined(String source) {
        return source.replaceAll("\"\\s*\\+\\s*\"", "")
                .replaceAll("\"\\s*\\+[^\";]*\\+\\s*\"", "X")
                .replaceAll("\"\\s*\\+[^\";]*\"", "X");
    }

    private Ran spikeloom(String command) {
        return Ran.spikeloom(command.replace("RUN", temp.resolve("ic").toString())
                .replace("OTHER", temp.resolve("other").toString())
                .replace("NOCACHE", temp.resolve("cache").toString())
                .split(" "));
    }
}
