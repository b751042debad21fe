package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.experiment.Presets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class SpikeloomTest {
    static List<String> commands() {
        return commands("", new CommandLine(new Spikeloom()));
    }

    private static List<String> commands(String name, CommandLine command) {
        List<String> names = new ArrayList<>(List.of(name));
        command.getSubcommands().forEach((word, inner) -> names.addAll(commands((name + " " + word).strip(), inner)));
        return names;
    }

    @Test
    void theCommandsAreFoundOnEveryLevel() {
        assertThat(commands())
                .contains("", "run", "zoo", "zoo verify", "synth", "keys")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfAndTheExitCodes(String command) {
        Ran help = Ran.spikeloom((command + " --help").strip().split(" "));

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .containsPattern("Usage: " + ("spikeloom " + command).strip() + "(?![-a-z])")
                .containsPattern("(?s)Exit codes:\\R +0 +success\\R +1 .*\\R +2 .*\\R +3 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                    | no command is given (see 'spikeloom --help')
            data                  | no command is given (see 'spikeloom data --help')
            rum                   | Unmatched argument at index 0: 'rum', did you mean run? (see 'spikeloom --help')
            run --epochs 3        | Unknown option: '--epochs' (see 'spikeloom run --help')
            run digits mnist-dc   | Unmatched argument at index 2: 'mnist-dc' (see 'spikeloom run --help')
            run -o                | Missing required parameter for option '--output' (DIR) (see 'spikeloom run --help')
            quantize              | 'Missing required parameter: ''DIR|PRESET'' (see ''spikeloom quantize --help'')'
            run --threads two     | Invalid value for option '--threads': 'two' is not an int (see 'spikeloom run --help')
            run --threads 0       | --threads is '0', allowed: 1 to 256
            presets cifar         | no preset is called 'cifar', presets are digits, digits-ice40, mnist-dc, mnist-dc-w4, mnist-dc-folded, mnist-dc-1024, mnist-conv, mnist-conv-fast, nmnist-ct, nmnist-conv (a file ends in .yaml)
            data info cifar       | data set 'cifar' is unknown, available: digits, mnist, fashion-mnist, n-mnist, n-mnist-simulated, n-mnist-mixed, events
            quantize /nowhere     | /nowhere is not the folder of a run (no experiment.yaml); 'spikeloom run digits -o /nowhere' starts one there
            """)
    void aWrongCommandLineIsOneLineAndExitCodeTwo(String command, String message) {
        Ran ran = Ran.spikeloom(command.isEmpty() ? new String[0] : command.split(" +"));

        assertThat(ran.errLines()).containsExactly("spikeloom: " + message);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void presetsListsThemAll() {
        Ran ran = Ran.spikeloom("presets");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactlyElementsOf(Presets.names());
    }

    @Test
    void aPresetIsPrintedAsAFileThatCanBeRun(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, Ran.spikeloom("presets", "mnist-dc").out());

        assertThat(Presets.load(file.toString()).topology()).hasToString("784-256-256-10");
    }

    @Test
    void theEmbeddedDataSetIsAlwaysHere() {
        assertThat(Ran.spikeloom("data", "list").out()).containsPattern("(?m)^digits +here$");
    }

    @Test
    void aDataSetIsDescribed() {
        Ran ran = Ran.spikeloom("data", "info", "digits");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("8 x 8").containsPattern("(?m)^ +test +393 ");
    }

    @Test
    void debugAddsTheStackTrace() {
        Ran ran = Ran.spikeloom("--debug", "presets", "cifar");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("InputException", "\tat dev.spikeloom.");
    }

    @Test
    void standardOutputThatCannotBeWrittenIsAnError() {
        StringWriter err = new StringWriter();
        PrintWriter closed = new PrintWriter(Writer.nullWriter());
        closed.close();

        int exitCode = Spikeloom.execute(closed, new PrintWriter(err), "presets");

        assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString().lines()).containsExactly("spikeloom: cannot write to standard output");
    }

    @Test
    void aFaultOfTheProgramIsOneLineAndExitCodeThree() {
        Ran ran = printingFailsWith(() -> {
            throw new IllegalStateException("a fault\nof two lines");
        });

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.errLines())
                .containsExactly(
                        "spikeloom: internal error: java.lang.IllegalStateException: a fault; please report it with"
                                + " the command and what --debug adds");
    }

    @Test
    void tooLittleMemoryIsExitCodeThreeAndTheLineSaysHowToGetMore() {
        Ran ran = printingFailsWith(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.errLines())
                .containsExactly(
                        "spikeloom: out of memory; allow more with SPIKELOOM_JAVA_OPTS=-Xmx4g, or use fewer --threads");
    }

    private static Ran printingFailsWith(Runnable failure) {
        StringWriter err = new StringWriter();
        Writer failing = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) {
                failure.run();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int exitCode = Spikeloom.execute(new PrintWriter(failing), new PrintWriter(err), "presets");
        return new Ran(exitCode, "", err.toString());
    }

    @Test
    void presetsStandInColumns() {
        assertThat(Ran.spikeloom("presets")
                        .out()
                        .lines()
                        .map(line -> line.replaceFirst("^(\\S+ +).*", "$1").length())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aNameThatNoFileCanHaveIsRefusedInALine() {
        Ran ran = Ran.spikeloom("run", "no\0where.yaml");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).hasSize(1);
        assertThat(ran.err()).contains("cannot be the name of a file");
    }
}
