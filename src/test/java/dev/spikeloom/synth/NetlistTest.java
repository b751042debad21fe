package dev.spikeloom.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
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
import org.junit.jupiter.params.provider.ValueSource;

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

    @Sampled(every = 3)
    @ParameterizedTest
    @EnumSource(WeightStorage.class)
    void theNetlistPassesTheBenchOfTheRtl(WeightStorage storage) {
        write(DesignBuilder.of("9-6-3").storage(storage).build());
        SynthesisResult result = Netlist.write(rtl, synth, Optional.empty());
        assertThat(result.memoryBanks()).isPositive();
        assertThat(run().difference()).isEmpty();
    }

    @Large
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

    @Sampled(every = 3)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "library (x) { cell (",
                "library (x) {\n  cell (A) { pin (Y) { direction : output; function : \"!(A\"; } }\n}\n",
                "library (no_flip_flop) {\n  cell (INV) { area : 1; pin (A) { direction : input; }"
                        + " pin (Y) { direction : output; function : \"!A\"; } }\n}\n"
            })
    void aLibraryThatIsNoneIsRefusedAndNotTheDesign(String content) throws IOException {
        write(DesignBuilder.of("5-3").build());
        Path library = Files.writeString(folder.resolve("broken.lib"), content);
        assertThatThrownBy(() -> Netlist.write(rtl, synth, Optional.of(library)))
                .isExactlyInstanceOf(InputException.class)
                .hasMessageStartingWith("yosys refuses the library " + library + ": ERROR: ");
    }

    @Test
    void anEmptyLibraryIsNone() throws IOException {
        write(DesignBuilder.of("5-3").build());
        Path library = Files.createFile(folder.resolve("empty.lib"));
        assertThatThrownBy(() -> Netlist.write(rtl, synth, Optional.of(library)))
                .isExactlyInstanceOf(InputException.class)
                .hasMessage("library " + library + " is empty, expected a Liberty file");
    }

    @Test
    void aDesignThatIsNoneIsRefusedAndNotTheLibrary() throws IOException {
        write(DesignBuilder.of("5-3").build());
        Path core = rtl.resolve("argmax.v");
        Files.writeString(core, Files.readString(core).replace("endmodule", ""));
        assertThatThrownBy(() -> Netlist.write(rtl, synth, Optional.of(CELLS)))
                .isExactlyInstanceOf(InputException.class)
                .hasMessageStartingWith("yosys refuses the design in " + rtl + ": ");
    }

    private void write(RateDesign design) {
        Verilog.generate(design).writeTo(rtl);
        VerilogBench.files(BenchScenario.of(design))
                .forEach((name, text) -> AtomicFiles.writeString(rtl.resolve(name), text));
    }

    private BenchResult run() {
        return IcarusBench.runNetlist(rtl, ModuleNames.PLAIN, folder.resolve("bench.vvp"), Netlist.sources(synth, rtl));
    }
}
