package dev.spikeloom.synth.fpga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.cosim.bench.BenchResult;
import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.synth.Netlist;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("cosim")
class PlacedDesignTest {
    private static final PlaceOptions SMALL = new PlaceOptions("hx1k", "tq144", Optional.empty(), 1);

    @TempDir
    private Path folder;

    private Path rtl;
    private Path synth;

    @BeforeEach
    void makeFolders() throws IOException {
        rtl = Files.createDirectory(folder.resolve("rtl"));
        synth = Files.createDirectory(folder.resolve("synth"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void whatIsReadBackFromTheBitstreamPassesTheBenchOfTheRtl(
            String name, RateDesign design, PlaceOptions device, long blockRams) {
        Placement placement = place(design, device);

        assertThat(placement.clockMegahertz()).isPositive();
        assertThat(placement.blockRams().used()).isEqualTo(blockRams);
        assertThat(placement.logicCells().used())
                .isPositive()
                .isLessThanOrEqualTo(placement.logicCells().available());
        assertThat(placement.pins()).isPositive();
        assertThat(bench(design).difference()).isEmpty();
    }

    /**
     * The first has three banks of 8 words of 21 bits, two blocks each. The machine of the preset takes minutes: {@code make
     * test-all} has it as well.
     */
    private static List<Arguments> designs() {
        List<Arguments> designs = new ArrayList<>(List.of(Arguments.of("24-3", small(1), SMALL, 6)));
        if (Boolean.getBoolean("large")) {
            RateDesign preset = RateDesign.elaborate(
                    RandomDesigns.network(RandomDesigns.random(1), List.of(64, 64, 64, 10), 7),
                    Presets.load("digits-ice40").architecture());
            designs.add(Arguments.of("digits-ice40", preset, PlaceOptions.DEFAULT, 19));
        }
        return designs;
    }

    @Large
    @Test
    void aBitstreamOfOtherWeightsFailsIt() {
        place(small(2), SMALL);

        assertThat(bench(small(1)).difference()).isPresent();
    }

    @Large
    @Test
    void aDesignThatDoesNotFitIsRefusedInALine() {
        map(DesignBuilder.of("200-3").fixed().build());

        assertThatThrownBy(() -> PlacedDesign.write(synth, SMALL, Progress.NONE))
                .isExactlyInstanceOf(InputException.class)
                .hasMessageStartingWith("nextpnr-ice40 cannot place the design on hx1k tq144: ERROR: ")
                .hasMessageNotContaining("\n");
    }

    private static RateDesign small(long seed) {
        return DesignBuilder.of("24-3")
                .fixed()
                .with(ParameterTable.TARGET, Target.ICE40)
                .seed(seed)
                .build();
    }

    private Placement place(RateDesign design, PlaceOptions device) {
        map(design);
        Placement placement = PlacedDesign.write(synth, device, Progress.NONE);
        BitstreamNetlist.write(synth, Verilog.topModule(design));
        return placement;
    }

    private void map(RateDesign design) {
        Verilog.generate(design).writeTo(rtl);
        MappedNetlist.write(Technology.ICE40, rtl, Verilog.topModule(design), synth, Progress.NONE);
    }

    private BenchResult bench(RateDesign design) {
        VerilogBench.files(BenchScenario.of(design))
                .forEach((name, text) -> AtomicFiles.writeString(rtl.resolve(name), text));
        return IcarusBench.runNetlist(
                rtl,
                ModuleNames.PLAIN,
                folder.resolve("bench.vvp"),
                List.of(synth.resolve(BitstreamNetlist.FILE), synth.resolve(Netlist.CELLS_FILE)));
    }
}
