package dev.spikeloom.experiment;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.OptionalInt;

/** Numbers of time steps that follow the keys that an experiment gives. */
final class FollowingDefaults {
    static final int MAX_TRAINING_TIME_STEPS = 256;
    private static final int TIME_STEPS = 16;

    private FollowingDefaults() {}

    /** No more than the hardware can count. */
    static int timeSteps(Experiment experiment) {
        return Math.min(usual(experiment), experiment.get(ArchitectureSettings.MAX_TIME_STEPS));
    }

    /** More than are ever presented would choose another epoch than the best. */
    static int validationTimeSteps(Experiment experiment) {
        return Math.min(usual(experiment), experiment.get(Settings.TIME_STEPS));
    }

    private static int usual(Experiment experiment) {
        return DatasetCatalog.recordedTimeSteps(experiment.data()).orElse(TIME_STEPS);
    }

    /** Where a time step of any layer starts from what the last one left, one alone teaches little; recordings have a length. */
    static int trainingTimeSteps(Experiment experiment) {
        OptionalInt recorded = DatasetCatalog.recordedTimeSteps(experiment.data());
        if (recorded.isPresent()) {
            return recorded.getAsInt();
        }
        boolean alone = experiment.get(Settings.NEURON).stream().allMatch(NeuronModel.SNN_DC::equals);
        return alone ? 1 : Math.min(MAX_TRAINING_TIME_STEPS, experiment.get(Settings.TIME_STEPS));
    }
}
