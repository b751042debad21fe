package dev.spikeloom.run;

import dev.spikeloom.experiment.Setting;
import java.util.List;

/** Which stages a key of the experiment is read by. */
final class AffectedStages {
    private AffectedStages() {}

    /** The first stages whose results depend on a key; those that need their output depend on it too. */
    static List<Stage> of(Setting<?> setting) {
        return switch (setting.effect()) {
            case TRAINED_NETWORK -> List.of(Stage.TRAIN);
            case QUANTIZED_NETWORK -> List.of(Stage.QUANTIZE);
            case ACCELERATOR -> List.of(Stage.SIMULATE, Stage.GENERATE);
            case COSIMULATION -> List.of(Stage.COSIM);
            case CONVERSION -> List.of(Stage.CONVERT);
        };
    }
}
