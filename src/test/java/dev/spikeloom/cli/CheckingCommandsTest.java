package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command lines of {@code synth}, {@code prove}, {@code mutate} and {@code fuzz}, on small designs. */
@Tag("cosim")
class CheckingCommandsTest {
    @TempDir
    private static Path temp;

    @BeforeAll
    static void generate() {
        succeeds("train digits -s network=64-4-10 -s training.epochs=1 -s time_steps=2 -o TEMP/run");
        succeeds("quantize TEMP/run");
        succeeds("generate TEMP/run");
    }

    @Sampled(every = 5)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            synth --check=yes         | Invalid value for option '--check': 'yes' is not a boolean (see 'spikeloom synth --help')
            synth digits --depth      | Unknown option: '--depth', did you mean --device or --debug? (see 'spikeloom synth --help')
            synth TEMP/run --liberty TEMP/none.lib | --liberty is 'TEMP/none.lib', expected a Liberty file that can be read
            synth digits --target ice50 | Invalid value for option '--target'
            synth digits --device hx8k  | --device, --package, --pins and --seed go with --place
            synth TEMP/run --target ice40 --place --device hx9k | --device is 'hx9k', allowed: lp384, lp1k, lp4k, lp8k, hx1k, hx4k, hx8k, up3k, up5k, u1k, u2k, u4k
            synth TEMP/run --target ice40 --place --seed 0 | --seed is '0', expected a positive number
            synth TEMP/run --target ice40 --place --pins TEMP/none.pcf | --pins is 'TEMP/none.pcf', expected a file of pin constraints (.pcf)
            synth TEMP/run --target ecp5 --place | --place goes with --target ice40, not ecp5
            synth TEMP/run --target ecp5 --check | --check goes with --target generic or ice40, not ecp5, of whose block RAM Yosys has no model
            prove digits --time-limit 0 | --time-limit is 0, allowed is 1 second or more (see 'spikeloom prove --help')
            prove digits --netlists   | Unknown option: '--netlists', did you mean --netlist? (see 'spikeloom prove --help')
            prove TEMP/nowhere        | cannot read TEMP/nowhere: no such file
            mutate --sample 0         | --sample is '0', allowed: 1 or more
            mutate --module adder     | --module is 'adder', allowed: argmax, argmax_pipelined, axi_lite_port, axi_lite_registers,
            mutate --operator none    | --operator is 'none', allowed: addition-swapped, bit-select-off-by-one,
            mutate --least 101        | --least is '101.0', allowed: 0 to 100
            fuzz --seconds 0          | --seconds is '0', allowed: 1 to 1000000
            fuzz --shrink-seconds 0   | --shrink-seconds is '0', allowed: 1 to 1000000
            fuzz --number -1          | --number is '-1', allowed: from 0, and not together with --case
            fuzz --number 1 --case x  | --number is '1', allowed: from 0, and not together with --case
            fuzz --rungs ladder       | rung 'ladder' is not known, allowed: forward, clocked, event, verilator, icarus, netlist
            fuzz --case TEMP/none     | cannot read TEMP/none: no such file
            """)
    void aWrongCommandLineIsOneLineAndExitCodeTwo(String command, String message) {
        Ran ran = spikeloom(command);

        assertThat(ran.errLines()).singleElement().asString().startsWith("spikeloom: " + inTemp(message));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
    }

    @Large
    @Test
    void synthLeavesANetlistAndSaysWhatIsInIt() {
        Ran ran = succeeds("synth TEMP/run");

        assertThat(ran.out())
                .containsPattern(
                        "netlist: [1-9][0-9,]* cells, 2 memory banks, [1-9][0-9,]* LUTs, [1-9][0-9,]* flip-flops, [1-9][0-9]* levels\n");
        assertThat(temp.resolve("run/synth/netlist.v")).content().contains("module snn_accelerator");
    }

    @Test
    void synthForAnFpgaCountsItsCellsAndItsLongestPath() throws Exception {
        JsonNode synthesis =
                json(succeeds("synth TEMP/run --target xilinx --json")).get("synthesis");

        assertThat(synthesis.get("target").asText()).isEqualTo("xilinx");
        assertThat(synthesis.get("use").get("luts").asLong()).isPositive();
        assertThat(synthesis.get("longest_path").get("levels").asLong()).isPositive();
        assertThat(synthesis.get("modules").findValuesAsText("module")).contains("snn_accelerator", "snn_layer_0");
        assertThat(temp.resolve("run/rtl/sram_bank_block.v")).doesNotExist();
    }

    @Test
    void proveCountsWhatIsProvenAndLeavesNothingRefuted() throws Exception {
        JsonNode proofs = json(succeeds("prove TEMP/run --json"));

        assertThat(proofs.get("claims"))
                .hasSizeGreaterThan(10)
                .allSatisfy(claim -> assertThat(claim.get("verdict").asText()).isEqualTo("PROVEN"));
        assertThat(temp.resolve("run/proofs")).isDirectory();
    }

    @Test
    void mutateListsMutantsWithoutRunningAny() {
        Ran ran = succeeds("mutate --list --module row_adder --operator condition-inverted,literal-off-by-one");

        assertThat(ran.out().lines()).isNotEmpty().allMatch(line -> line.contains("row_adder.v:"));
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void mutateRunsASampleAndLeavesItsReport() throws Exception {
        Ran ran = succeeds("mutate --module weight_rom_0_0_even --sample 1 --least 0 -o TEMP/mutation");

        assertThat(ran.out()).containsPattern("(?m)^  all +1 ");
        assertThat(temp.resolve("mutation/mutation.txt")).content().isEqualTo(ran.out());
        assertThat(new JsonMapper()
                        .readTree(Files.readString(temp.resolve("mutation/mutation.json")))
                        .get("mutants"))
                .hasSize(1);
    }

    @Test
    void fuzzRunsTheCaseThatIsNamedOnTheRungsThatAreNamed() throws Exception {
        JsonNode result = json(succeeds("fuzz --seed 7 --number 5 --rungs clocked,event -o TEMP/kept --json"));

        assertThat(result.get("cases").asInt()).isOne();
        assertThat(result.get("rungs"))
                .extracting(rung -> rung.get("rung").asText())
                .containsExactly("clocked", "event");
        assertThat(temp.resolve("kept")).doesNotExist();
    }

    private static JsonNode json(Ran ran) throws Exception {
        return new JsonMapper().readTree(ran.out());
    }

    private static Ran succeeds(String command) {
        Ran ran = spikeloom(command);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private static Ran spikeloom(String command) {
        return Ran.spikeloom(inTemp(command + " --cache TEMP/cache").split(" +"));
    }

    private static String inTemp(String text) {
        return text.replace("TEMP", temp.toString());
    }
}
