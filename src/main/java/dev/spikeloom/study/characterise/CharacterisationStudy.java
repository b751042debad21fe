package dev.spikeloom.study.characterise;

import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characteriser;
import dev.spikeloom.physical.netlist.CellMapper;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.power.PowerModel;
import dev.spikeloom.physical.reference.ClockOfDesign;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.rtl.machine.Verilog;
import java.nio.file.Path;
import java.util.List;

/** Characterises a technology: maps trial designs to its cells, simulates their netlists, and fits what features cost. */
public final class CharacterisationStudy {
    /** As many give coefficients that no longer change much. */
    public static final int DESIGNS = 48;

    /** Fewer do not tell coefficients apart. */
    public static final int FEWEST = 12;

    public static final int MOST = 1_000;

    private static final String CELLS = "cells";
    private static final long SEED = 1;
    private static final int SAMPLES = 16;

    private final Technology technology;
    private final Path cells;
    private final int threads;
    private final Progress progress;

    /** @param cache folder of all that is kept, modules that were mapped among it */
    public CharacterisationStudy(Technology technology, Path cache, int threads, Progress progress) {
        this.technology = technology;
        this.cells = cache.resolve(CELLS);
        this.threads = threads;
        this.progress = progress;
    }

    /** @throws dev.spikeloom.io.InputException if Yosys is missing, or refuses the library */
    public Characterisation run(int designs) {
        Characteriser characteriser = new Characteriser(technology);
        List<TrialDesign> trials = new TrialDesigns().designs(designs, SEED);
        for (int i = 0; i < trials.size(); i++) {
            TrialDesign trial = trials.get(i);
            progress.update(i, trials.size(), trial.name());
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                Path rtl = folder.path();
                Verilog.generate(trial.design()).writeTo(rtl);
                MappingLibrary library = MappingLibrary.of(technology);
                String top = Verilog.topModule(trial.design());
                MappedDesign mapped = new CellMapper(library, cells, threads, Progress.NONE).map(rtl, top);
                DesignNetlist netlist = new DesignNetlist(mapped);
                ClockOfDesign clock = ClockOfDesign.of(
                        trial.design(),
                        rtl,
                        mapped,
                        netlist,
                        library,
                        technology,
                        new PowerModel(netlist, technology, true).wireFarads(),
                        Progress.NONE);
                characteriser.add(
                        trial.name(),
                        trial.design(),
                        netlist,
                        rtl,
                        trial.source(),
                        SAMPLES,
                        trial.timeSteps(),
                        clock.periodSeconds().value());
            }
        }
        return characteriser.fit();
    }
}
