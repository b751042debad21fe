package dev.spikeloom.study.characterise;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ArchitectureChanges;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.fast.Characteriser;
import dev.spikeloom.physical.fast.FastCheck;
import dev.spikeloom.physical.netlist.CellMapper;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.power.PowerModel;
import dev.spikeloom.physical.reference.ClockOfDesign;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.rtl.machine.Verilog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Characterises a technology: maps trial designs to its cells, simulates their netlists, and fits what features cost. */
public final class CharacterisationStudy {
    /** As many give coefficients that no longer change much. */
    public static final int DESIGNS = 48;

    /** Fewer do not tell coefficients apart. */
    public static final int FEWEST = 12;

    public static final int MOST = 1_000;

    /** Designs that it is held to, unless it is said. */
    public static final int VALIDATED = 24;

    private static final String CELLS = "cells";
    private static final String OWN_DATA = "digits";
    private static final long SEED = 1;
    private static final int SAMPLES = 16;

    private final Technology technology;
    private final MappingLibrary library;
    private final Path cache;
    private final int threads;
    private final Progress progress;

    /** @param cache folder of all that is kept, modules that were mapped among it */
    public CharacterisationStudy(Technology technology, Path cache, int threads, Progress progress) {
        this.technology = technology;
        this.library = MappingLibrary.of(technology);
        this.cache = cache;
        this.threads = threads;
        this.progress = progress;
    }

    /** @throws dev.spikeloom.io.InputException if Yosys is missing, or refuses the library */
    public Characterisation run(int designs) {
        Characteriser characteriser = new Characteriser(technology);
        visit(new TrialDesigns(OWN_DATA, cache).designs(designs, SEED), (trial, netlist, rtl, mapped) -> {
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
        });
        return characteriser.fit();
    }

    /**
     * Holds the fast model to netlists of other designs than those that it was fitted to.
     *
     * @param designs how many
     * @param seed of their architectures, not that of the fit
     * @param dataset whose images they are run on
     * @throws dev.spikeloom.io.InputException if Yosys is missing, the technology is not characterised, or the data set not
     *     there
     */
    public Validation validate(int designs, long seed, String dataset) {
        if (seed == SEED) {
            throw new InputException("--seed is '" + seed + "', allowed: any but " + SEED
                    + ", whose designs the technology is characterised with");
        }
        Characterisation costs = Characterisations.load(technology, cache);
        List<Validation.Checked> checked = new ArrayList<>();
        visit(
                new TrialDesigns(dataset, cache).designs(designs, seed),
                (trial, netlist, rtl, mapped) -> checked.add(new Validation.Checked(
                        trial.name(),
                        ArchitectureChanges.between(
                                Architecture.BASELINE,
                                trial.design().architecture(),
                                trial.design().depth(),
                                ParameterTable.OF_LAYERS),
                        FastCheck.of(
                                technology,
                                costs,
                                trial.design(),
                                netlist,
                                rtl,
                                trial.source(),
                                SAMPLES,
                                trial.timeSteps()))));
        return new Validation(technology.name(), dataset, SAMPLES, checked);
    }

    /** What is done with the netlist of a trial design. */
    private interface Visitor {
        void visit(TrialDesign trial, DesignNetlist netlist, Path rtl, MappedDesign mapped);
    }

    private void visit(List<TrialDesign> trials, Visitor visitor) {
        CellMapper mapper = new CellMapper(library, cache.resolve(CELLS), threads, Progress.NONE);
        for (int i = 0; i < trials.size(); i++) {
            TrialDesign trial = trials.get(i);
            progress.update(i, trials.size(), trial.name());
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                Path rtl = folder.path();
                Verilog.generate(trial.design()).writeTo(rtl);
                MappedDesign mapped = mapper.map(rtl, Verilog.topModule(trial.design()));
                visitor.visit(trial, new DesignNetlist(mapped), rtl, mapped);
            }
        }
    }
}
