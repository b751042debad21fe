package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run does with Verilog that a person edited, or that is not of the run any more. */
class EditedRtlTest {
    @TempDir
    private static Path generated;

    @TempDir
    private Path temp;

    private Path run;

    @BeforeAll
    static void generate() {
        Ran ran = Ran.spikeloom(
                "generate", "digits", "-o", generated.resolve("two").toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        run = temp.resolve("two");
        copy(generated.resolve("two"), run);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate RUN",
                "simulate RUN -s architecture.read_latency=2",
                "quantize RUN",
                "run digits -o RUN",
                "train digits -o RUN"
            })
    void anEditedFileIsNotRemovedUnasked(String command) throws IOException {
        edit("argmax.v");
        Map<String, String> before = content(run);

        Ran ran = spikeloom(command);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errLines())
                .containsExactly("spikeloom: " + run.resolve("rtl")
                        + " would be removed, but was edited since it was generated: argmax.v; keep a copy elsewhere, and"
                        + " give --force");
        assertThat(content(run)).isEqualTo(before);
    }

    @Test
    void aFileThatAPersonPutBesideThemIsNotRemovedUnasked() throws IOException {
        Files.writeString(run.resolve("rtl/my_tb.v"), "module my_tb; endmodule\n");

        assertThat(spikeloom("generate RUN").err()).contains("edited since it was generated: my_tb.v;");
    }

    @Test
    void forceRemovesIt() throws IOException {
        String original = Files.readString(run.resolve("rtl/argmax.v"));
        edit("argmax.v");

        assertThat(spikeloom("generate RUN --force").exitCode()).isZero();
        assertThat(run.resolve("rtl/argmax.v")).hasContent(original);
    }

    @Test
    void whatASimulatorLeftBesideThemCanBeMadeAgain() throws IOException {
        Files.writeString(run.resolve("rtl/snn_tb.vvp"), "#! /usr/bin/vvp\n");
        Files.writeString(run.resolve("rtl/dump.vcd"), "$end\n");

        assertThat(spikeloom("generate RUN").exitCode()).isZero();
    }

    @Test
    void aKeyThatChangesSaysThatItStaysAndWhatItRemoved() {
        Ran ran = spikeloom("simulate RUN -s architecture.read_latency=2");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.errLines())
                .contains("architecture.read_latency is 2 in " + run
                        + " from now on, was 1; removed what followed: rtl/, results of generate");
        assertThat(run.resolve("rtl")).doesNotExist();
    }

    @Test
    void aStageThatRunsAgainSaysWhatItRemoved() {
        assertThat(spikeloom("quantize RUN").errLines())
                .contains("removed what followed from the former quantize: rtl/, results of generate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosim RUN", "synth RUN", "prove RUN"})
    void verilogOfAnotherArchitectureIsRefusedBeforeItIsLookedAt(String command) throws IOException {
        Path experiment = run.resolve("experiment.yaml");
        Files.writeString(
                experiment, Files.readString(experiment).replace("  read_latency: 1\n", "  read_latency: 2\n"));

        Ran ran = spikeloom(command);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("spikeloom: " + run.resolve("rtl")
                        + " was generated for another architecture (read_latency 1, now 2); run 'spikeloom generate "
                        + run
                        + "'\n");
    }

    @Test
    void verilogOfAnotherNetworkIsRefused() throws IOException {
        Path other = temp.resolve("other");
        spikeloom("quantize digits -s quantization.weight_bits=6 -o " + other);
        Files.copy(
                other.resolve("quantized.npz"),
                run.resolve("quantized.npz"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(spikeloom("cosim RUN").err())
                .contains(" was generated from another network than " + run.resolve("quantized.npz") + "; run ");
    }

    @Test
    void verilogOfAnotherGeneratorIsRefused() throws IOException {
        Path stamp = run.resolve("rtl/generated.json");
        Files.writeString(
                stamp, Files.readString(stamp).replaceFirst("(generator_sha256\" : \")[0-9a-f]{4}", "$1" + "0000"));

        assertThat(spikeloom("cosim RUN").err())
                .contains(" was generated by another version of the program; run 'spikeloom generate " + run + "'");
    }

    @Test
    void staleVerilogThatWasEditedTooNamesTheCommandThatWorks() throws IOException {
        edit("argmax.v");
        Path stamp = run.resolve("rtl/generated.json");
        Files.writeString(stamp, Files.readString(stamp).replace("\"issue_width\" : \"1\"", "\"issue_width\" : \"4\""));

        assertThat(spikeloom("cosim RUN").err())
                .contains("run 'spikeloom generate " + run + " --force', which drops what was edited: argmax.v");
    }

    @Test
    void theStampIsTheSameForTheSameRun() throws IOException {
        spikeloom("generate RUN");

        assertThat(run.resolve("rtl/generated.json"))
                .hasSameBinaryContentAs(generated.resolve("two/rtl/generated.json"));
    }

    @Test
    @Tag("cosim")
    void anEditThatMakesADifferenceIsNamedWhereverTheDifferenceIs() throws IOException {
        Path counter = run.resolve("rtl/neuron_array_dc.v");
        String edited = Files.readString(counter).replaceFirst(" > ", " >= ");
        Files.writeString(counter, edited);

        Ran ran = spikeloom("cosim RUN -s cosimulation.samples=1 -s cosimulation.time_steps=16 --json");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.errLines()).contains("edited since it was generated: neuron_array_dc.v");
        assertThat(Files.readString(run.resolve("traces/report.txt")))
                .contains("edited since it was generated: neuron_array_dc.v\n");
        assertThat(new JsonMapper().readTree(ran.out()).get("edited_rtl")).hasToString("[\"neuron_array_dc.v\"]");
    }

    @Test
    @Tag("cosim")
    void verilogThatDoesNotSayWhatItIsOfIsCompared() throws IOException {
        Files.delete(run.resolve("rtl/generated.json"));

        Ran ran = spikeloom("cosim RUN -s cosimulation.samples=1 -s cosimulation.time_steps=1");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("does not say what it was generated from (no generated.json)");
    }

    @Test
    void whereTheSumOfAllFilesIsRightNobodyEditedVerilogOfAnOlderProgram() throws IOException {
        Files.delete(run.resolve("rtl/generated.json"));
        assertThat(spikeloom("quantize RUN").exitCode()).isZero();
    }

    @Test
    void whereItIsNotAnyOfThemMayHaveBeenEdited() throws IOException {
        Files.delete(run.resolve("rtl/generated.json"));
        edit("argmax.v");
        assertThat(spikeloom("quantize RUN").err())
                .contains("edited since it was generated: Bender.yml, README.md, argmax.v, ");
    }

    private void edit(String file) throws IOException {
        Files.writeString(run.resolve("rtl").resolve(file), "// mine\n", StandardOpenOption.APPEND);
    }

    private Ran spikeloom(String command) {
        return Ran.spikeloom(
                List.of(command.replace("RUN", run.toString()).split(" ")).toArray(String[]::new));
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
