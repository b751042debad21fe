package dev.spikeloom.physical.reference;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.activity.LaneSimulator;
import dev.spikeloom.physical.netlist.CellMapper;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.power.PowerModel;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small design in generic28, usually of two layers and three banks, whose Verilog can be edited. */
final class TinyDesign {
    static final int SAMPLES = 3;
    static final int TIME_STEPS = 4;
    private static final int INPUTS = 12;

    final RateDesign design;
    final Technology technology;
    final Path rtl;
    final Path cache;
    final RecordedSpikes spikes;

    /** @param folder for its Verilog and the cache */
    TinyDesign(Path folder) {
        this(folder, "-6-4");
    }

    /** @param layers behind its inputs */
    TinyDesign(Path folder, String layers) {
        DesignBuilder builder = DesignBuilder.of(INPUTS + layers).weightBits(3).timeSteps(TIME_STEPS);
        design = builder.build();
        cache = folder.resolve("cache");
        rtl = folder.resolve("rtl");
        technology = Technologies.load("generic28", cache);
        builder.rtl().writeTo(rtl);
        spikes = RandomDesigns.spikes(RandomDesigns.random(5), SAMPLES, TIME_STEPS, INPUTS);
    }

    /** Replaces a piece of its Verilog, which must be there. */
    void edit(String file, String piece, String other) throws IOException {
        Path path = rtl.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(piece)) {
            throw new IllegalArgumentException(file + " has no " + piece);
        }
        Files.writeString(path, text.replace(piece, other));
    }

    DesignNetlist netlist() {
        CellMapper mapper = new CellMapper(MappingLibrary.of(technology), cache.resolve("cells"), 2, Progress.NONE);
        return new DesignNetlist(mapper.map(rtl, Verilog.topModule(design)));
    }

    /** What it takes for all samples, by the simulation without Verilator. */
    PowerBreakdown power(boolean gated) {
        DesignNetlist netlist = netlist();
        return new PowerModel(netlist, technology, gated)
                .of(new LaneSimulator(netlist, rtl).run(spikes, 0, SAMPLES, TIME_STEPS));
    }

    ReferenceFlow flow() {
        return new ReferenceFlow(technology, cache, 2, Progress.NONE);
    }
}
