package dev.spikeloom.synth.fpga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.rtl.rate.MemoryKind;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A bank of a layer is block RAM on each FPGA: all its memories as the layer has them, with what decodes the lanes that are
 * loaded, and without the rest of the layer.
 */
@Tag("cosim")
class WeightBanksTest {
    private static final String TOP = "one_bank";

    private static final Pattern DECODED = Pattern.compile("(?m)^  assign load_(words|lanes) .*;$");
    private static final Pattern MEMORIES = Pattern.compile("(?s)  // Bank 0 holds .*?\\n  \\);\\n(?=\\n  // )");

    @TempDir
    private Path folder;

    /**
     * The banks of {@code digits} and {@code mnist-dc}: as many weights of 7 bits in a row as rows. Memories that start from
     * files differ, and take a run of logic synthesis each.
     */
    @Sampled(every = 6)
    @ParameterizedTest
    @CsvSource({
        "ICE40, LOADABLE, 64, 32, 5",
        "ICE40, LOADED, 256, 128, 5",
        "ECP5, LOADABLE, 64, 16, 10",
        "ECP5, LOADED, 256, 64, 10",
        "XILINX, LOADABLE, 64, 8, 4",
        "XILINX, LOADED, 256, 32, 4"
    })
    void everyMemoryOfABankIsABlock(Target target, WeightStorage storage, int rows, long blocks, long mostLutsOfALane)
            throws IOException {
        RateDesign design = DesignBuilder.of(rows + "-" + rows + "-4")
                .storage(storage)
                .with(ParameterTable.TARGET, target)
                .layer(layer -> layer.bankRows(rows))
                .build();
        LayerDesign layer = design.layers().get(0);

        Utilization use = map(design, Technology.valueOf(target.name())).total();

        assertThat(use.count(CellKind.BLOCK_RAM)).isEqualTo(blocks);
        assertThat(use.count(CellKind.DISTRIBUTED_RAM)).isZero();
        assertThat(use.count(CellKind.DSP)).isZero();
        assertThat(use.count(CellKind.FLIP_FLOP)).isZero();
        assertThat(use.count(CellKind.LUT)).isBetween(1L, layer.lanes() * mostLutsOfALane);
    }

    /** A bank whose weights are constants, of {@code digits} with a folded layer: 128 words of 112 bits. */
    @Sampled(every = 6)
    @ParameterizedTest
    @CsvSource({"ICE40, 7, 14", "ECP5, 4, 4", "XILINX, 2, 4"})
    void constantsAreBlocks(Target target, long least, long most) throws IOException {
        RateDesign design = DesignBuilder.of("64-32-16")
                .fixed()
                .with(ParameterTable.TARGET, target)
                .layer(layer -> layer.bankRows(64).lanes(16))
                .build();
        Path rtl = Files.createDirectory(folder.resolve("rtl"));
        Verilog.generate(design).writeTo(rtl);
        String rom = "weight_rom_0_0";
        AtomicFiles.writeString(rtl.resolve(RtlFiles.FILE_LIST), rom + ".v\n");

        Utilization use = MappedNetlist.write(
                        Technology.valueOf(target.name()),
                        rtl,
                        rom,
                        Files.createDirectory(folder.resolve("synth")),
                        Progress.NONE)
                .total();

        assertThat(use.count(CellKind.BLOCK_RAM)).isBetween(least, most);
        assertThat(use.count(CellKind.DISTRIBUTED_RAM)).isZero();
        assertThat(use.count(CellKind.DSP)).isZero();
        assertThat(use.count(CellKind.FLIP_FLOP)).isZero();
        assertThat(use.count(CellKind.LUT)).isLessThanOrEqualTo(2);
    }

    /** Takes bank 0 out of layer 0, and synthesizes it. */
    private MappedDesign map(RateDesign design, Technology technology) throws IOException {
        Path rtl = Files.createDirectory(folder.resolve("rtl"));
        Verilog.generate(design).writeTo(rtl);
        LayerDesign layer = design.layers().get(0);
        String verilog = Files.readString(rtl.resolve("snn_layer_0.v"));
        StringBuilder bank = new StringBuilder("module " + TOP + " #(parameter HexDir = \"./\") (\n"
                + "  input wire clk_i, input wire weight_wr_i, input wire load_en,\n"
                + "  input wire [0:0] bank_rd_en, input wire [0:0] load_port,\n"
                + "  input wire [" + (layer.memoryAddressBits() - 1) + ":0] bank_addr,\n"
                + "  input wire [" + (layer.neuronBits() - 1) + ":0] load_neuron_i,\n"
                + "  input wire [" + (layer.dataBits() - 1) + ":0] load_data_i,\n"
                + "  output wire [" + (layer.chunkBits() - 1) + ":0] bank_0_word\n);\n"
                + "  wire [" + (layer.lanes() - 1) + ":0] load_lanes;\n"
                + "  wire [" + (layer.chunkBits() - 1) + ":0] load_words;\n");
        DECODED.matcher(verilog)
                .results()
                .forEach(line -> bank.append(line.group()).append('\n'));
        Matcher memories = MEMORIES.matcher(verilog);
        assertThat(memories.find()).isTrue();
        bank.append(memories.group()).append("endmodule\n");
        AtomicFiles.writeString(rtl.resolve(TOP + ".v"), bank.toString());
        AtomicFiles.writeString(
                rtl.resolve(RtlFiles.FILE_LIST), MemoryKind.of(design).module() + ".v\n" + TOP + ".v\n");
        return MappedNetlist.write(technology, rtl, TOP, Files.createDirectory(folder.resolve("synth")), Progress.NONE);
    }
}
