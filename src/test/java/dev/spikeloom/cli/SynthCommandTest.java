package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.StageCommand.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code --target} means for the Verilog that is synthesized. */
class SynthCommandTest {
    private static final Subject PRESET = new Subject("digits", Optional.empty(), List.of());

    @Test
    void aPresetOfAnotherTargetIsARunOfItsOwnWithMemoriesForThisOne() {
        assertThat(implied(PRESET, "--target", "ecp5"))
                .isEqualTo(new Subject(
                        "digits", Optional.of(Path.of("out/digits-ecp5")), List.of("architecture.target=ecp5")));
    }

    @Test
    void theFolderThatIsGivenStays() {
        Subject given = new Subject("digits", Optional.of(Path.of("mine")), List.of("time_steps=4"));
        assertThat(implied(given, "--target", "xilinx"))
                .isEqualTo(new Subject(
                        "digits", Optional.of(Path.of("mine")), List.of("time_steps=4", "architecture.target=xilinx")));
    }

    @Test
    void theTargetThatIsSetStays() {
        Subject given = new Subject("digits", Optional.empty(), List.of("architecture.target=generic"));
        assertThat(implied(given, "--target", "ecp5")).isEqualTo(given);
    }

    @Test
    void aPresetOfThisTargetIsTheRunThatItAlwaysIs() {
        Subject given = new Subject("digits-ice40", Optional.empty(), List.of());
        assertThat(implied(given, "--target", "ice40")).isEqualTo(given);
    }

    @Test
    void theVerilogOfARunStaysAsItIs() {
        Subject given = new Subject("out/digits", Optional.empty(), List.of());
        assertThat(implied(given, "--target", "ice40")).isEqualTo(given);
    }

    @Test
    void gatesTakeTheVerilogAsItIs() {
        assertThat(implied(PRESET, "--target", "generic")).isEqualTo(PRESET);
        assertThat(implied(PRESET)).isEqualTo(PRESET);
    }

    private static Subject implied(Subject given, String... arguments) {
        SynthCommand command = new SynthCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return command.implied(given);
    }
}
