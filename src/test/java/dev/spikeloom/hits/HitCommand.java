package dev.spikeloom.hits;

import java.util.List;

/** The commands that are hit, on small designs. They run in a folder of their own, and all their paths are within it. */
enum HitCommand {
    RUN(12, Base.EMPTY, "run digits " + HitCommand.EXPERIMENT + " --train -o run"),
    TRAIN(3, Base.EMPTY, "train digits " + HitCommand.EXPERIMENT + " -o run", "--resume"),
    QUANTIZE(2, Base.RUN, "quantize run"),
    SIMULATE(2, Base.RUN, "simulate run --verify 3"),
    GENERATE(2, Base.RUN, "generate run"),
    COSIM(5, Base.RUN, "cosim run --traces=50"),
    MATRIX(12, Base.EMPTY, "cosim --matrix --design 3"),
    SYNTH(6, Base.RUN, "synth run --check"),
    FUZZ(12, Base.EMPTY, "fuzz --seconds 4 --seed 7 -o kept"),
    MUTATE(8, Base.EMPTY, "mutate --sample 4 --least 0 -o mutation"),
    PROVE(5, Base.RUN, "prove run"),
    TRACE(2, Base.RUN, "trace run -o look"),
    CONVERT(8, Base.RUN, "convert run"),
    EVALUATE(3, Base.RUN, "evaluate run --runs 2"),
    RESPOND(2, Base.STIMULUS, "respond digits stimulus.csv -o response.csv"),
    PRECISION(5, Base.RUN, "precision run"),
    ACTIVITY(5, Base.EMPTY, "activity digits -s training.epochs=2 -s network=64-16-10 -o table"),
    REPORT(3, Base.RUN, "report run -o run.html"),
    SWEEP(3, Base.SWEEP, "sweep points.yaml -o points"),
    REGRESS(12, Base.SUITE, "regress suite.yaml -o checked"),
    ZOO(1, Base.EMPTY, "zoo"),
    KEYS(1, Base.EMPTY, "keys"),
    DATA_INFO(1, Base.EMPTY, "data info digits"),
    DATA_SIMULATE(3, Base.IMAGES, "data simulate n-mnist --count 60 -o recordings"),
    DATA_FETCH(2, Base.RECORDINGS, "data fetch n-mnist --from recordings"),
    DATA_COMPARE(2, Base.FETCHED, "data compare --count 4"),
    CROSS_VALIDATE(
            5,
            Base.FETCHED,
            "cross-validate -s network=1156-12-10+2 -s training.epochs=1 --folds 2 --epochs 1 -o folds");

    /** What the small runs are of. */
    static final String EXPERIMENT = "-s network=64-16-10 -s training.epochs=6 -s cosimulation.samples=20";

    private final double seconds;
    private final Base base;
    private final String arguments;
    private final String resumed;

    HitCommand(double seconds, Base base, String arguments) {
        this(seconds, base, arguments, "");
    }

    /** @param seconds that it takes, about, on a machine that takes {@link Base#SECONDS} for the base */
    HitCommand(double seconds, Base base, String arguments, String resumed) {
        this.seconds = seconds;
        this.base = base;
        this.arguments = arguments;
        this.resumed = resumed;
    }

    double seconds() {
        return seconds;
    }

    Base base() {
        return base;
    }

    List<String> arguments() {
        return List.of(arguments.split(" "));
    }

    /** What is added to go on after an interruption. */
    List<String> resumed() {
        return resumed.isEmpty() ? List.of() : List.of(resumed);
    }
}
