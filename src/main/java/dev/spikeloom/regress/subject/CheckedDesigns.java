package dev.spikeloom.regress.subject;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.fuzz.cases.RandomCase;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.matrix.DesignMatrix;
import dev.spikeloom.regress.suite.DesignSource;
import dev.spikeloom.regress.suite.SuiteDesign;
import dev.spikeloom.run.RtlEdits;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.spike.MixedSpikes;
import dev.spikeloom.study.SubjectVerilog;
import dev.spikeloom.study.TrainedNetworks;
import dev.spikeloom.study.sweep.PointDesign;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the designs of a suite when they are first asked for, and keeps them until this is closed. */
public final class CheckedDesigns implements AutoCloseable {
    /** More than any suite presents of what is drawn. */
    private static final int DRAWN_SAMPLES = 1_000_000;

    private static final String RUNS = "run";

    private final RunOptions options;
    private final StageListener listener;
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<Long, DesignMatrix> matrices = new HashMap<>();

    /** @param listener follows the training of networks that points of sweeps need */
    public CheckedDesigns(RunOptions options, StageListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /** A design that is made once, however many ask for it; one that cannot be made says so each time. */
    private final class Holder {
        private final SuiteDesign planned;
        private CheckedDesign made;

        Holder(SuiteDesign planned) {
            this.planned = planned;
        }

        synchronized CheckedDesign get() {
            if (made == null) {
                made = make(planned);
            }
            return made;
        }

        synchronized void close() {
            if (made != null) {
                made.close();
            }
        }
    }

    /**
     * A design of a suite.
     *
     * @throws InputException if it cannot be made
     */
    public CheckedDesign of(SuiteDesign planned) {
        Holder holder;
        synchronized (holders) {
            holder = holders.computeIfAbsent(planned.name(), name -> new Holder(planned));
        }
        return holder.get();
    }

    /**
     * Looks at what a design is made of, without making it.
     *
     * @throws InputException if that is not there
     */
    public static void requireThere(SuiteDesign planned) {
        if (planned.source() instanceof DesignSource.Trained trained) {
            try {
                if (Files.isDirectory(Path.of(trained.subject()))) {
                    RunFolder.requireAt(Path.of(trained.subject()));
                }
                networks(trained).requireQuantized();
            } catch (InputException e) {
                throw new InputException("design '" + planned.name() + "': " + e.getMessage(), e);
            }
        }
    }

    /** The run folder that a design is read from. */
    public static Optional<Path> run(SuiteDesign planned) {
        return planned.source() instanceof DesignSource.Trained trained
                ? TrainedNetworks.run(trained.subject())
                : Optional.empty();
    }

    private static TrainedNetworks networks(DesignSource.Trained trained) {
        return TrainedNetworks.find(trained.subject(), trained.set(), RUNS);
    }

    private CheckedDesign make(SuiteDesign planned) {
        DesignSource source = planned.source();
        if (source instanceof DesignSource.Trained trained) {
            return trained(networks(trained));
        }
        if (source instanceof DesignSource.OfMatrix matrix) {
            return ofMatrix(matrix);
        }
        if (source instanceof DesignSource.OfSweep sweep) {
            PointDesign point =
                    PointDesign.of(SweepFolder.open(sweep.folder()), sweep.point(), options, listener, Progress.NONE);
            return new CheckedDesign(point.design(), point.experiment(), of(point.workload()), Optional.empty());
        }
        if (source instanceof DesignSource.Drawn drawn) {
            Design design =
                    RandomCase.of(drawn.seed(), drawn.number()).scenario().design();
            Stimulus mixed = new Stimulus(
                    draw -> new MixedSpikes(draw.key(), DRAWN_SAMPLES, design.inputs()),
                    DRAWN_SAMPLES,
                    design.architecture().maxTimeSteps(),
                    Optional.empty());
            return new CheckedDesign(design, Experiment.defaults(), mixed, Optional.empty());
        }
        throw new IllegalStateException(planned.name() + " is no design");
    }

    private CheckedDesign trained(TrainedNetworks networks) {
        Experiment experiment = networks.experiment();
        experiment.requireHardware();
        Design design = Machines.elaborate(networks.requireQuantized(), experiment.architecture());
        Optional<CheckedDesign.Verilogs> ofRun = SubjectVerilog.run(networks)
                .map(run -> new CheckedDesign.Verilogs(run.rtlFolder(), RtlEdits.requireOf(run, line -> {})));
        return new CheckedDesign(design, experiment, of(Workload.load(experiment, options.cache())), ofRun);
    }

    private static Stimulus of(Workload workload) {
        return new Stimulus(
                draw -> draw.isFirst()
                        ? workload.testSpikes()
                        : workload.dataset().test().spikes(draw.key()),
                workload.dataset().test().samples(),
                workload.experiment().timeSteps(),
                Optional.of(workload));
    }

    private CheckedDesign ofMatrix(DesignSource.OfMatrix source) {
        DesignMatrix.Hardware hardware = matrix(source.seed()).hardware(source.index());
        Design design = hardware.design();
        Stimulus mixed = new Stimulus(
                draw -> draw.isFirst()
                        ? hardware.spikes()
                        : new MixedSpikes(draw.key(), hardware.spikes().samples(), design.inputs()),
                hardware.spikes().samples(),
                hardware.timeSteps(),
                Optional.empty());
        return new CheckedDesign(design, Experiment.defaults(), mixed, Optional.empty());
    }

    private DesignMatrix matrix(long seed) {
        synchronized (matrices) {
            return matrices.computeIfAbsent(seed, one -> DesignMatrix.of(one, DesignMatrix.DEFAULT_DESIGNS));
        }
    }

    @Override
    public void close() {
        synchronized (holders) {
            holders.values().forEach(Holder::close);
        }
    }
}
