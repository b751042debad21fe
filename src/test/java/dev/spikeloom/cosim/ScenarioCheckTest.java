package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.testing.Architectures;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One machine in one life: each segment of a scenario is held to a clocked model that starts anew. */
@Tag("cosim")
class ScenarioCheckTest {
    private static final List<Integer> SIZES = List.of(12, 6, 4);

    /** Shared by the tests of this class: a design is built once. */
    @TempDir
    static Path builds;

    @TempDir
    Path folder;

    @Sampled(every = 3)
    @ParameterizedTest
    @EnumSource(HostKind.class)
    void resetLoadAndOtherTimeStepsInMidRunLeaveAMachineThatIsAsNew(HostKind host) {
        RateDesign first = design(1, host);
        RateDesign other = design(2, host);
        Scenario scenario = new Scenario(List.of(
                segment(first, true, false, 4, 3, OptionalLong.empty()),
                segment(first, false, false, 3, 5, OptionalLong.empty()),
                segment(other, false, true, 3, 1, OptionalLong.of(9)),
                segment(other, true, false, 2, 4, OptionalLong.empty()),
                segment(first, true, true, 2, 4, OptionalLong.empty())));
        CosimResult result = check(scenario);
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isBetween(11, 14);
    }

    @Test
    void aDifferenceNamesTheSegmentAndItsCycleAndLeavesItsWaves() throws IOException {
        RateDesign design = design(1, HostKind.CORE);
        RateDesign other = design(2, HostKind.CORE);
        // The RTL keeps its weights, so a model with other ones differs from the second segment on.
        Scenario scenario = new Scenario(List.of(
                segment(design, true, false, 4, 3, OptionalLong.empty()),
                segment(other, false, false, 4, 3, OptionalLong.empty())));
        Divergence divergence = check(scenario).divergence().orElseThrow();
        assertThat(divergence.segment()).hasValue(1);
        assertThat(divergence.cycle()).isLessThan(60);
        assertThat(divergence.headline()).startsWith("segment 1, cycle " + divergence.cycle() + ", u_layer_0.");
        assertThat(folder.resolve("work/report.txt")).content().isEqualTo(divergence.report());
        String expected = "#" + 2 * divergence.cycle() + "\n";
        assertThat(Files.readString(folder.resolve("work/rtl.vcd"))).contains(expected);
        assertThat(Files.readString(folder.resolve("work/model.vcd"))).contains(expected);
    }

    @Large
    @Test
    void countersCountOnWhereNothingIsResetOrLoaded() throws IOException {
        RateDesign design = design(1, HostKind.CORE);
        Verilog.generate(design).writeTo(folder.resolve("rtl"));
        Path module = folder.resolve("rtl/layer_counters.v");
        String verilog = Files.readString(module);
        String mutant = verilog.replace("else if (enable_i) begin", "else if (enable_i && read_q < 64'd200) begin");
        assertThat(mutant).isNotEqualTo(verilog);
        Files.writeString(module, mutant);
        Segment segment = segment(design, true, false, 4, 3, OptionalLong.empty());
        Segment again = segment(design, false, false, 4, 3, OptionalLong.empty());
        assertThat(run(new Scenario(List.of(segment))).divergence()).isEmpty();
        Divergence divergence = run(new Scenario(List.of(segment, again, again, again, again, again)))
                .divergence()
                .orElseThrow();
        assertThat(divergence.signal()).startsWith("u_layer_0.u_counters.");
        assertThat(divergence.segment().orElseThrow()).isPositive();
    }

    private Segment segment(
            RateDesign design, boolean reset, boolean load, int samples, int timeSteps, OptionalLong cycles) {
        return new Segment(
                design,
                reset,
                load,
                RandomDesigns.spikes(RandomDesigns.random(timeSteps), samples, timeSteps, design.inputs()),
                samples,
                timeSteps,
                HostTiming.random(timeSteps),
                cycles);
    }

    private CosimResult check(Scenario scenario) {
        Verilog.generate(scenario.design()).writeTo(folder.resolve("rtl"));
        return run(scenario);
    }

    private CosimResult run(Scenario scenario) {
        CosimPlace place = new CosimPlace(folder.resolve("rtl"), builds, true, folder.resolve("work"));
        return new ScenarioCheck(scenario, place, Progress.NONE).run();
    }

    private static RateDesign design(long seed, HostKind host) {
        return RateDesign.elaborate(
                RandomDesigns.network(RandomDesigns.random(seed), SIZES, 4),
                Architectures.ofBanks(4, WeightStorage.LOADABLE, 8)
                        .with(ParameterTable.COUNTERS, true)
                        .with(ParameterTable.HOST, host));
    }
}
