package dev.spikeloom.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("cosim")
class NetlistTest {
    private static final Path CELLS = Path.of("src", "test", "resources", "cells.lib");

    @TempDir
    Path folder;

    private Path rtl;
    private Path synth;

    @BeforeEach
    void makeFolders() throws IOException {
        rtl = Files.createDirectory(folder.resolve("rtl"));
        synth = Files.createDirectory(folder.resolve("with a space"));
    }

    @ParameterizedTest
    @EnumSource(WeightStorage.class)
    void theNetlistPassesTheBenchOfTheRtl(WeightStorage storage) {
        write(DesignBuilder.of("9-6-3").storage(storage).build());
        SynthesisResult result = Netlist.write(rtl, synth, Optional.empty());
        assertThat(result.memoryBanks()).isPositive();
        assertThat(run().difference()).isEmpty();
    }

    @Test
    void soDoesThatOfAnAcceleratorBehindAxi() {
        write(DesignBuilder.of("9-6-3").host(HostKind.AXI_PACKED).build());
        Netlist.write(rtl, synth, Optional.empty());
        assertThat(run().difference()).isEmpty();
    }

    @Test
    void soDoesOneOfTheCellsOfALibrary() {
        write(DesignBuilder.of("5-3").storage(WeightStorage.LOADED).build());
        SynthesisResult result = Netlist.write(rtl, synth, Optional.of(CELLS));
        assertThat(result.cells().keySet()).isSubsetOf("INV", "NAND2", "NOR2", "DFF", "sram_bank");
        assertThat(run().difference()).isEmpty();
    }

    @Test
    void aGateThatIsWrongIsFound() throws IOException {
        write(DesignBuilder.of("5-3").build());
        Netlist.write(rtl, synth, Optional.empty());
        Path netlist = synth.resolve(Netlist.FILE);
        String text = Files.readString(netlist);
        assertThat(text).contains("result_valid_q <= 1'h0;");
        Files.writeString(netlist, text.replace("result_valid_q <= 1'h0;", "result_valid_q <= 1'h1;"));
        assertThat(run().difference()).hasValueSatisfying(d -> assertThat(d).contains("result_valid_o"));
    }

    @Test
    void aLibraryThatIsNoneIsRefused() throws IOException {
        write(DesignBuilder.of("5-3").build());
        Path library = Files.writeString(folder.resolve("broken.lib"), "library (x) { cell (");
        assertThatThrownBy(() -> Netlist.write(rtl, synth, Optional.of(library)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("yosys refuses the design");
    }

    private void write(RateDesign design) {
        Verilog.generate(design).writeTo(rtl);
        VerilogBench.files(BenchScenario.of(design))
                .forEach((name, text) -> AtomicFiles.writeString(rtl.resolve(name), text));
    }

    private BenchResult run() {
        return IcarusBench.runNetlist(rtl, folder.resolve("bench.vvp"), Netlist.sources(synth, rtl));
    }
}
