package dev.spikeloom.synth.fpga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.synth.Netlist;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("cosim")
class MappedNetlistTest {
    @TempDir
    private Path folder;

    private Path rtl;
    private Path synth;

    @BeforeEach
    void makeFolders() throws IOException {
        rtl = Files.createDirectory(folder.resolve("rtl"));
        synth = Files.createDirectory(folder.resolve("with a space"));
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @EnumSource(value = Technology.class, names = "GENERIC", mode = EnumSource.Mode.EXCLUDE)
    void aDesignTakesRegistersAndLookUpTablesOfEachFpga(Technology technology) {
        MappedDesign mapped = map(technology, DesignBuilder.of("9-6-3").build());

        assertThat(mapped.total().count(CellKind.FLIP_FLOP)).isPositive();
        assertThat(mapped.total().count(CellKind.LUT)).isPositive();
        assertThat(mapped.longestPath().levels()).isPositive();
        assertThat(mapped.modules())
                .extracting(ModuleUse::module)
                .contains("snn_accelerator", "snn_layer_0", "snn_layer_1", "neuron_array_dc");
    }

    /** The core of the reference design in {@code rtl-out}, with memories for the FPGA. */
    @Large
    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"ICE40", "ECP5", "XILINX"})
    void theReferenceDesignHasItsWeightsInBlockRamAndNothingElse(Target target) {
        MappedDesign mapped = map(
                Technology.of(target),
                DesignBuilder.of("20-12-4")
                        .with(ParameterTable.TARGET, target)
                        .layer(layer -> layer)
                        .layer(layer -> layer.mapping(BankMapping.INTERLEAVED).issueWidth(2))
                        .build());

        ModuleUse memories = mapped.modules().stream()
                .filter(module -> module.module().equals("sram_bank_block"))
                .findFirst()
                .orElseThrow();
        assertThat(memories.use().count(CellKind.BLOCK_RAM)).isEqualTo(memories.instances());
        assertThat(mapped.total().count(CellKind.BLOCK_RAM)).isEqualTo(memories.instances());
        assertThat(mapped.total().count(CellKind.DISTRIBUTED_RAM)).isZero();
        assertThat(mapped.total().count(CellKind.DSP)).isZero();
    }

    @Large
    @Test
    void thePathIsNamedAsInTheVerilog() {
        LongestPath path =
                map(Technology.ICE40, DesignBuilder.of("9-6-3").build()).longestPath();

        assertThat(path.from()).matches("port \\w+(\\[\\d+\\])?|[\\w.]+_q(\\[\\d+\\])?( \\w+)?");
        assertThat(path.to()).matches("port \\w+(\\[\\d+\\])?|[\\w.]+_q(\\[\\d+\\])?( \\w+)?");
    }

    @Large
    @Test
    void theNetlistOfIce40PassesTheBenchOfTheRtl() {
        RateDesign design = DesignBuilder.of("9-6-3").build();
        map(Technology.ICE40, design);
        VerilogBench.files(BenchScenario.of(design))
                .forEach((name, text) -> AtomicFiles.writeString(rtl.resolve(name), text));

        assertThat(IcarusBench.runNetlist(
                                rtl,
                                ModuleNames.PLAIN,
                                folder.resolve("bench.vvp"),
                                List.of(synth.resolve(Netlist.FILE), synth.resolve(Netlist.CELLS_FILE)))
                        .difference())
                .isEmpty();
    }

    @Test
    void aDesignThatIsNoneIsRefused() throws IOException {
        Verilog.generate(DesignBuilder.of("5-3").build()).writeTo(rtl);
        Path core = rtl.resolve("argmax.v");
        Files.writeString(core, Files.readString(core).replace("endmodule", ""));

        assertThatThrownBy(() -> MappedNetlist.write(Technology.ECP5, rtl, "snn_accelerator", synth, Progress.NONE))
                .isExactlyInstanceOf(InputException.class)
                .hasMessageStartingWith("yosys refuses the design in " + rtl + ": ");
    }

    private MappedDesign map(Technology technology, RateDesign design) {
        Verilog.generate(design).writeTo(rtl);
        return MappedNetlist.write(technology, rtl, Verilog.topModule(design), synth, Progress.NONE);
    }
}
