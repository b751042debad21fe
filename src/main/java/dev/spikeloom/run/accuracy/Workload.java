package dev.spikeloom.run.accuracy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The data of an experiment, loaded and found to fit it. */
public record Workload(Experiment experiment, Dataset dataset) {
    /**
     * @param cache folder of the fetched data sets
     * @throws InputException if the data set is missing or does not fit the experiment
     */
    public static Workload load(Experiment experiment, Path cache) {
        Dataset dataset = DatasetCatalog.load(experiment.data(), cache)
                .forTasks(experiment.topology().heads());
        try {
            requireFit(experiment, dataset);
        } catch (InputException e) {
            throw experiment.located(e);
        }
        return new Workload(experiment, dataset);
    }

    private static void requireFit(Experiment experiment, Dataset dataset) {
        Topology network = experiment.topology();
        requireInputs(experiment, dataset.test());
        if (!network.heads().equals(dataset.heads())) {
            throw misfit(experiment, classes(network.heads()), classes(dataset.heads()));
        }
        requireRecorded(experiment, dataset.test().timeSteps());
        int most = dataset.test().samples();
        if (experiment.cosimulationSamples() > most) {
            throw new InputException("cosimulation.samples is '" + experiment.cosimulationSamples()
                    + "', allowed: 1 to " + most + ", the test images of " + experiment.dataset());
        }
    }

    private static void requireInputs(Experiment experiment, Samples samples) {
        Topology network = experiment.topology();
        VolumeShape shape = new VolumeShape(samples.rows(), samples.columns(), samples.channels());
        boolean fits = network.inputs() == shape.size();
        if (samples.timeSteps() == 0 && !fits) {
            throw misfit(experiment, network.inputs() + " inputs", shape.size() + " pixels an image");
        }
        boolean otherChannels = !network.isPerceptron() && network.input().channels() != shape.channels();
        if (!fits || otherChannels) {
            Polarities other = experiment.polarities() == Polarities.ON ? Polarities.BOTH : Polarities.ON;
            throw new InputException("network " + network + " has "
                    + (fits ? "an input of " + network.input() : network.inputs() + " inputs") + ", but "
                    + experiment.dataset() + " with data.polarities '" + name(experiment.polarities()) + "' has "
                    + shape + ", allowed: a network of " + shape + " or " + shape.size() + " inputs"
                    + (DatasetCatalog.has(experiment.data().with(other))
                            ? ", or with data.polarities " + name(other) + " one of "
                                    + new VolumeShape(shape.rows(), shape.columns(), other.channels())
                            : ""));
        }
    }

    private static String name(Polarities polarities) {
        return polarities.name().toLowerCase(Locale.ROOT);
    }

    /** The spikes that the test images are presented as: in evaluation, simulation and co-simulation the same. */
    public SpikeSource testSpikes() {
        return dataset.test().spikes(experiment.encoderSeed());
    }

    /**
     * Whether a test sample is classified rightly: each head finds its class.
     *
     * @param classes that the heads found
     */
    public boolean isRight(int sample, int[] classes) {
        for (int head = 0; head < classes.length; head++) {
            if (classes[head] != dataset.test().label(sample, head)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The share of test samples, from the first, that are classified rightly.
     *
     * @param classes that the heads found, a row a sample
     */
    public double accuracy(int[][] classes) {
        int right = 0;
        for (int sample = 0; sample < classes.length; sample++) {
            right += isRight(sample, classes[sample]) ? 1 : 0;
        }
        return (double) right / classes.length;
    }

    /** All numbers of time steps up to the experiment's. */
    public List<Integer> allTimeSteps() {
        return allTimeSteps(experiment);
    }

    /** As {@link #allTimeSteps()}, without the data. */
    public static List<Integer> allTimeSteps(Experiment experiment) {
        return IntStream.rangeClosed(1, experiment.timeSteps()).boxed().toList();
    }

    private static String classes(List<Integer> heads) {
        return heads.stream().map(String::valueOf).collect(Collectors.joining(" + ")) + " classes";
    }

    /** @param recorded time steps of each sample; 0 if they can be presented for any number */
    private static void requireRecorded(Experiment experiment, int recorded) {
        if (recorded > 0 && experiment.trainingTimeSteps() != recorded) {
            throw new InputException("training.time_steps is '" + experiment.trainingTimeSteps() + "', allowed: "
                    + recorded + ", the time steps of the recordings of " + experiment.dataset());
        }
        if (recorded > 0 && experiment.timeSteps() > recorded) {
            throw new InputException("time_steps is '" + experiment.timeSteps() + "', allowed: 1 to " + recorded
                    + ", the time steps of the recordings of " + experiment.dataset());
        }
    }

    private static InputException misfit(Experiment experiment, String of, String data) {
        return new InputException(
                "network " + experiment.topology() + " has " + of + ", but " + experiment.dataset() + " has " + data);
    }
}
