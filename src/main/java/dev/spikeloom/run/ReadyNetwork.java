package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.List;

/** A network that takes the place of one that a run would train. */
public interface ReadyNetwork {
    /** What results call it. */
    String name();

    /** Of the quantized network: one value, or one for each layer of neurons. */
    List<Integer> weightBits();

    /** Whether the float network is there; else there is only the quantized one. */
    boolean hasFloatNetwork();

    /** Whether the quantized network is what {@code experiment} asks for. */
    boolean isQuantizedAs(Experiment experiment);

    /** Whether {@link #train} and {@link #quantize} know of the network's accuracy all that {@code experiment} asks for. */
    boolean isTestedAs(Experiment experiment);

    /**
     * In place of training: puts the float network, if it is there, and the course of its training into the run folder.
     *
     * @throws FailedCheckException if its accuracy is evaluated, and is not what is said of it
     */
    TrainOutcome train(StageRun run);

    /**
     * In place of quantizing: puts the quantized network into the run folder.
     *
     * @throws FailedCheckException as {@link #train}
     */
    QuantizeOutcome quantize(StageRun run);
}
