package dev.spikeloom.physical.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.cosim.NetlistSimulation;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.netlist.CellMapper;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.netlist.SimulationFiles;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A design of two layers in generic28, each sample in a run of its own. */
class LaneSimulatorTest {
    private static final int SAMPLES = 5;
    private static final int TIME_STEPS = 3;
    private static final int INPUTS = 10;

    @TempDir
    private static Path folder;

    private static RateDesign design;
    private static RecordedSpikes spikes;
    private static MappedDesign mapped;
    private static DesignNetlist netlist;
    private static Path rtl;

    @BeforeAll
    static void map() {
        DesignBuilder builder = DesignBuilder.of(INPUTS + "-5-3").weightBits(3).timeSteps(TIME_STEPS);
        design = builder.build();
        spikes = RandomDesigns.spikes(RandomDesigns.random(7), SAMPLES, TIME_STEPS, INPUTS);
        rtl = folder.resolve("rtl");
        builder.rtl().writeTo(rtl);
        Technology technology = Technologies.load("generic28", folder.resolve("cache"));
        mapped = new CellMapper(MappingLibrary.of(technology), folder.resolve("cells"), 2, Progress.NONE)
                .map(rtl, Verilog.topModule(design));
        netlist = new DesignNetlist(mapped);
    }

    @Test
    void resultsAreThoseOfTheEventModel() {
        LaneActivity activity = new LaneSimulator(netlist, rtl).run(spikes, 0, SAMPLES, TIME_STEPS);
        int[][] expected = new EventModel(design, 1)
                .run(spikes, SAMPLES, TIME_STEPS, HostTiming.saturated(), Progress.NONE)
                .classes();

        for (int sample = 0; sample < SAMPLES; sample++) {
            assertThat(activity.classes()[sample]).isEqualTo(expected[sample][0]);
        }
    }

    @Test
    void runsTogetherAreTheSumOfRunsAlone() {
        LaneSimulator simulator = new LaneSimulator(netlist, rtl);
        LaneActivity together = simulator.run(spikes, 0, SAMPLES, TIME_STEPS);
        long[] toggles = new long[netlist.nets()];
        long cycles = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            LaneActivity alone = simulator.run(spikes, sample, 1, TIME_STEPS);
            cycles += alone.cycles();
            for (int net = 0; net < toggles.length; net++) {
                toggles[net] += alone.toggles(net);
            }
        }

        assertThat(together.cycles()).isEqualTo(cycles);
        for (int net = 0; net < toggles.length; net++) {
            assertThat(together.toggles(net)).isEqualTo(toggles[net]);
        }
    }

    @Test
    void aMissingHexFileIsNamed() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));

        assertThatThrownBy(() -> new LaneSimulator(netlist, bare).run(spikes, 0, 1, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("layer0_bank0.hex");
    }

    /** Verilator builds the netlist first. */
    @Large
    @Test
    void eachNetTogglesAsUnderVerilator() throws IOException {
        Path into = Files.createDirectories(folder.resolve("netlist"));
        SimulationFiles files = SimulationFiles.write(mapped, netlist, rtl, into);
        ToggleCounter counter = new ToggleCounter(files.signals(), netlist.nets());
        Scenario scenario = Scenario.of(design, spikes, 1, TIME_STEPS, HostTiming.saturated(), false);
        new NetlistSimulation(scenario, into, rtl, folder.resolve("builds"), Progress.NONE).run(counter::read);

        LaneActivity lanes = new LaneSimulator(netlist, rtl).run(spikes, 0, 1, TIME_STEPS);

        assertThat(lanes.cycles()).isEqualTo(counter.cycles());
        for (int net = 0; net < netlist.nets(); net++) {
            if (counter.isSeen(net)) {
                assertThat(lanes.toggles(net)).isEqualTo(counter.toggles(net));
                assertThat(lanes.ones(net)).isEqualTo(counter.ones(net));
            }
        }
    }
}
