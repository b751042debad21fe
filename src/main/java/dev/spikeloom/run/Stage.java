package dev.spikeloom.run;

import dev.spikeloom.run.outcome.ConvertOutcome;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.GenerateOutcome;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The stages of a run, in their order. Each reads what the stage it needs left in the run folder. */
public enum Stage {
    TRAIN(null, TrainOutcome.class),
    QUANTIZE(TRAIN, QuantizeOutcome.class),
    SIMULATE(QUANTIZE, SimulateOutcome.class),
    GENERATE(QUANTIZE, GenerateOutcome.class),
    COSIM(GENERATE, CosimOutcome.class),
    /** The Verilog as a netlist, for those who ask for it. */
    SYNTH(GENERATE, SynthOutcome.class),
    /** A baseline beside the run, for those who ask for it. */
    CONVERT(QUANTIZE, ConvertOutcome.class);

    private final Stage needs;
    private final Class<? extends Record> outcome;

    Stage(Stage needs, Class<? extends Record> outcome) {
        this.needs = needs;
        this.outcome = outcome;
    }

    /** The stage whose output this one reads, or null. */
    Stage needs() {
        return needs;
    }

    /** What the stage adds to the results. */
    public Class<? extends Record> outcome() {
        return outcome;
    }

    /** The stages of a whole run that need an accelerator for the network. */
    static List<Stage> ofHardware() {
        return List.of(SIMULATE, GENERATE, COSIM);
    }

    /** Whether this stage needs an accelerator for the network. */
    boolean needsAccelerator() {
        return this == SYNTH || ofHardware().contains(this);
    }

    /** Whether this stage reads the generated Verilog. */
    boolean readsRtl() {
        return needs == GENERATE;
    }

    /** This stage and all that follow from it. */
    List<Stage> withDependents() {
        return Arrays.stream(values()).filter(stage -> stage.follows(this)).toList();
    }

    private boolean follows(Stage stage) {
        return this == stage || (needs != null && needs.follows(stage));
    }

    /** Whether a whole run has this stage. */
    boolean inWholeRun() {
        return this != CONVERT && this != SYNTH;
    }

    /** The name of the stage and of its subcommand. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
