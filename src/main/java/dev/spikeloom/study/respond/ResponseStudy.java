package dev.spikeloom.study.respond;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.nir.mapping.PotentialUnits;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.FloatForward;
import java.util.Optional;
import java.util.OptionalInt;

/** Presents a stimulus to a network in floating point, and follows one layer. */
public final class ResponseStudy {
    /** Numbers that are kept. */
    private static final long MOST_NUMBERS = 100_000_000;

    private ResponseStudy() {}

    /**
     * What a layer answers.
     *
     * @param timeStep of the network, in seconds
     * @param layer see {@link #layer}
     * @throws InputException if the stimulus is too long for so many neurons, or a time step is longer than a row
     */
    public static Response of(
            RespondingNetwork network, Stimulus stimulus, double timeStep, int layer, Progress progress) {
        int neurons = network.neurons(layer);
        int rows = stimulus.rows().length;
        if ((long) rows * neurons > MOST_NUMBERS) {
            throw new InputException("--layer " + layer + " has " + neurons + " neurons, and the stimulus " + rows
                    + " rows, allowed: up to " + MOST_NUMBERS + " together");
        }
        StimulusSteps steps = new StimulusSteps(stimulus, timeStep);
        FloatForward forward = new FloatForward(network.network());
        SpikeVector presented = new SpikeVector(stimulus.inputs());
        float[][] potentials = new float[rows][neurons];
        boolean[][] spikes = new boolean[rows][neurons];
        for (long step = 0; step < steps.count(); step++) {
            steps.next(presented);
            forward.step(presented);
            int row = steps.row(step);
            SpikeVector given = forward.spikes(layer);
            for (int neuron = given.nextSpike(0); neuron >= 0; neuron = given.nextSpike(neuron + 1)) {
                spikes[row][neuron] = true;
            }
            System.arraycopy(forward.left(layer), 0, potentials[row], 0, neurons);
            progress.update(step + 1, steps.count(), "");
        }
        Optional.ofNullable(network.units().get(layer)).ifPresent(units -> convert(potentials, units));
        return new Response(stimulus, timeStep, layer, potentials, spikes);
    }

    private static void convert(float[][] potentials, PotentialUnits units) {
        for (float[] row : potentials) {
            for (int neuron = 0; neuron < row.length; neuron++) {
                row[neuron] = units.inGraph(neuron, row[neuron]);
            }
        }
    }

    /**
     * The layer that is followed.
     *
     * @throws InputException if there is none of that number, or it has no neurons
     */
    public static int layer(RespondingNetwork responding, OptionalInt layer) {
        Network network = responding.network();
        int depth = network.layers().size();
        int followed = layer.orElse(depth - 1);
        if (followed < 0 || followed >= depth) {
            throw new InputException("--layer is '" + followed + "', allowed: 0 to " + (depth - 1));
        }
        if (network.layers().get(followed).floatWeights().isEmpty()) {
            throw new InputException(
                    "--layer " + followed + " is a pooling, which has no neurons: " + network.topology());
        }
        return followed;
    }
}
