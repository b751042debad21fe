package dev.spikeloom.formal;

import static dev.spikeloom.design.parameter.ParameterTable.READ_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A weight that is read, loaded or stored in another place than its own is found, and the line says which and where. */
@Tag("cosim")
class BrokenWeightsTest {
    private static final String READ = "assign bank_rd_addr  = issue_index[2:0];";
    private static final String SWAPPED_READ =
            "assign bank_rd_addr  = {issue_index[0], issue_index[1], issue_index[2]};";
    private static final String LOAD = "assign load_addr    = load_row_i[2:0];";
    private static final String SWAPPED_LOAD = "assign load_addr    = {load_row_i[0], load_row_i[1], load_row_i[2]};";

    @TempDir
    private Path folder;

    @Test
    void swappedBitsOfTheReadAddress() {
        assertThat(refuted(new Proving(blocked()).breaking("snn_layer_0.v", READ, SWAPPED_READ)))
                .matches(
                        "the row of input \\d+ is read from bank (\\d), word (\\d); the load port writes it to bank \\1,"
                                + " word (?!\\2)(\\d); the hex file has it in bank \\1, word \\3 .*");
    }

    @Test
    void swappedBitsOfTheLoadAddress() {
        RateDesign writeOnly =
                DesignBuilder.of("20-12-4").with(READ_BACK, false).build();
        assertThat(refuted(new Proving(writeOnly).breaking("snn_layer_0.v", LOAD, SWAPPED_LOAD)))
                .matches(
                        "the weight from input \\d+ to neuron \\d+ is loaded into bank (\\d), word (\\d), place (\\d+);"
                                + " the hex file has it in bank \\1, word (?!\\2)\\d, place \\3 .*");
    }

    /** With these, what is loaded is read back from there. */
    @Large
    @Test
    void swappedBitsOfTheLoadAddressOfWeightsThatAreReadBack() {
        assertThat(refuted(new Proving(blocked()).breaking("snn_layer_0.v", LOAD, SWAPPED_LOAD)))
                .matches(
                        "the weight from input \\d+ to neuron \\d+ is (loaded into|read back from) bank (\\d), word (\\d).*;"
                                + " the hex file has it in bank \\2, word (?!\\3)\\d, .*");
    }

    /** Reads and loads agree with each other, and not with the hex file. */
    @Large
    @Test
    void theSameBitsSwappedInBoth() {
        assertThat(refuted(new Proving(blocked())
                        .breaking("snn_layer_0.v", READ, SWAPPED_READ)
                        .breaking("snn_layer_0.v", LOAD, SWAPPED_LOAD)))
                .contains("the hex file has it in bank ");
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "assign bank_rd_en[1] = issue_read & (issue_index[4:3] == 2'd1); => assign bank_rd_en[1] = issue_read & (issue_index[4:3] == 2'd2); => is issued",
                "assign bank_rd_en[2] = issue_read & (issue_index[4:3] == 2'd2); => assign bank_rd_en[2] = issue_read & issue_index[4] & issue_index[3]; => read",
                "assign bank_rd_en[0] = issue_read & (issue_index[4:3] == 2'd0); => assign bank_rd_en[0] = issue_read & ~issue_index[4]; => is read",
                "assign load_port[1] = (load_row_i[4:3] == 2'd1); => assign load_port[1] = (load_row_i[4:3] == 2'd2); => neuron",
                "assign load_port[0] = (load_row_i[4:3] == 2'd0); => assign load_port[0] = 1'b1; => is written",
                "sums = bank_2_word; => sums = {bank_2_word[6:0], bank_2_word[83:7]}; => do not get the weights"
            })
    void aWrongBankOrLane(String original, String broken, String told) {
        assertThat(refuted(new Proving(blocked()).breaking("snn_layer_0.v", original, broken)))
                .contains(told);
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{sel1_fold_q, sel1_index_q[4:2]} => {sel1_fold_q, sel1_index_q[4], sel1_index_q[2], sel1_index_q[3]} => is read from bank",
                "{load_neuron_i[3:2], load_row_i[4:2]} => {load_neuron_i[2], load_neuron_i[3], load_row_i[4:2]} => ; the hex file has it in bank",
                "weight_of(word_rd, neuron_rd_q[1:0]) => weight_of(word_rd, ~neuron_rd_q[1:0]) => is read back as",
                "<= row1_fold_q; => <= sel1_fold_q; => is added to the neurons of fold",
                "acc_word_1_q <= bank_1_word; => acc_word_1_q <= {bank_1_word[13:0], bank_1_word[27:14]}; => do not get the weights"
            })
    void aFoldedLayerWithALongPipeline(String original, String broken, String told) {
        RateDesign folded = DesignBuilder.of("20-11-4")
                .layer(layer -> layer.mapping(BankMapping.INTERLEAVED)
                        .lanes(4)
                        .wordBits(14)
                        .encoderStages(1)
                        .readLatency(2))
                .build();
        assertThat(refuted(new Proving(folded).breaking("snn_layer_0.v", original, broken)))
                .contains(told);
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "assign bank_rd_addr = issue_rows; => assign bank_rd_addr = {issue_rows[5:0], issue_rows[8:6]}; => is read from bank",
                "assign bank_rd_en   = issue_read; => assign bank_rd_en   = {issue_read[0], issue_read[2:1]}; => bank",
                "assign words = {bank_2_word, bank_1_word, bank_0_word}; => assign words = {bank_1_word, bank_2_word, bank_0_word}; => do not get the weights"
            })
    void severalIssuesACycle(String original, String broken, String told) {
        RateDesign wide =
                DesignBuilder.of("20-12-4").layer(layer -> layer.issueWidth(2)).build();
        assertThat(refuted(new Proving(wide).breaking("snn_layer_0.v", original, broken)))
                .contains(told);
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "control_copy => if (!stall) begin => if (1'b1) begin",
                "control_copy => assign fire_o      = fire_q & ~valid_q; => assign fire_o      = fire_q;",
                "snn_layer_0 => assign acc_tags = {issue_first, bank_rd_en}; => assign acc_tags = {issue_first, 1'b1};"
            })
    void aCopyThatDoesSomethingElseThanTheRegisters(String module, String original, String broken) {
        RateDesign copied = DesignBuilder.of("8-4-2")
                .layer(layer -> layer.bankRows(8).fanOut(2))
                .build();
        assertThat(refuted(new Proving(copied).breaking(module + ".v", original, broken)))
                .isNotEmpty();
    }

    @Test
    void fixedWeightsAreReadFromWhereTheyStand() {
        RateDesign fixed = DesignBuilder.of("20-12-4").fixed().build();
        assertThat(refuted(new Proving(fixed).breaking("snn_layer_0.v", READ, SWAPPED_READ)))
                .matches("the row of input \\d+ is read from bank (\\d), word (\\d); the ROM has it in bank \\1,"
                        + " word (?!\\2)\\d .*");
    }

    @Large
    @Test
    void exchangedRoms() {
        RateDesign fixed = DesignBuilder.of("20-12-4").fixed().build();
        Proving exchanged = new Proving(fixed)
                .breaking("snn_layer_0.v", "weight_rom_0_0 u_bank_0 (", "weight_rom_0_2 u_bank_0 (")
                .breaking("snn_layer_0.v", "weight_rom_0_1 u_bank_1 (", "weight_rom_0_0 u_bank_1 (")
                .breaking("snn_layer_0.v", "weight_rom_0_2 u_bank_2 (", "weight_rom_0_1 u_bank_2 (");
        assertThat(refuted(exchanged))
                .startsWith("weight_rom_0_2.v (bank 0, word 0), which is read for input 0, has the weight ")
                .endsWith("; the row is that of input 16");
    }

    @Test
    void aRomWithAnotherWeight() {
        RateDesign fixed = DesignBuilder.of("20-12-4").fixed().build();
        List<Finding> findings = new Proving(fixed)
                .breaking("weight_rom_0_1.v", "3'd5:    rdata_q <= 84'h", "3'd5:    rdata_q <= 84'h1 ^ 84'h")
                .properties(folder, "weight_rom_0_1");
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.REFUTED);
        assertThat(findings.get(0).detail())
                .contains("a read of word 5 does not give the weights that the network has there");
    }

    @Large
    @Test
    void exchangedHexFiles() {
        Proving exchanged = new Proving(blocked())
                .breaking("snn_layer_0.v", "layer0_bank0.hex", "exchanged")
                .breaking("snn_layer_0.v", "layer0_bank1.hex", "layer0_bank0.hex")
                .breaking("snn_layer_0.v", "exchanged", "layer0_bank1.hex");
        assertThat(refuted(exchanged))
                .startsWith("layer0_bank1.hex, line 1 (bank 0, word 0), which is read for input 0, has the weight ")
                .endsWith("; the row is that of input 8");
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "sram_bank.v => <= words_q[addr_i]; => <= words_q[{addr_i[0], addr_i[AddrWidth-1:1]}]; => word",
                "sram_bank.v => words_q[addr_i][w*WeightWidth => words_q[addr_i ^ 1][w*WeightWidth => should stand",
                "sram_bank.v => [addr_i][w*WeightWidth +: => [addr_i][w +: => should stand"
            })
    void aMemoryThatMixesUpItsWords(String file, String original, String broken, String told) {
        List<Finding> findings =
                new Proving(blocked()).breaking(file, original, broken).properties(folder, file.replace(".v", ""));
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.REFUTED);
        assertThat(findings.get(0).detail()).contains(told);
    }

    /** 20 inputs in three banks of eight rows, the last one half empty. */
    private static RateDesign blocked() {
        return DesignBuilder.of("20-12-4").build();
    }

    /** What the only refuted claim about the place of weights says. */
    private String refuted(Proving broken) {
        List<Finding> refuted = broken.claims(folder, "(prove_snn_layer_0_weights|hex_snn_layer_0)").stream()
                .filter(finding -> finding.verdict() == Verdict.REFUTED)
                .toList();
        assertThat(refuted).hasSize(1);
        assertThat(folder.resolve(refuted.get(0).evidence().orElseThrow())).isNotEmptyFile();
        return refuted.get(0).detail();
    }
}
