package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.spike.SpikeSource;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what the harness of the driver is to load and to run; {@code docs/formats.md} describes the file. */
final class DriverJob {
    private DriverJob() {}

    /** @param samples the first of {@code source} */
    static void write(Path file, Design design, SpikeSource source, int samples, int timeSteps) {
        AtomicFiles.write(file, out -> {
            LittleEndian numbers = new LittleEndian(out);
            numbers.putInt(design.depth());
            for (LoadLayer layer : design.loadMap().layers()) {
                IntegerWeights weights = design.network()
                        .layers()
                        .get(layer.index())
                        .integerWeights()
                        .orElseThrow();
                write(numbers, layer, weights);
            }
            numbers.putInt(timeSteps);
            numbers.putInt(samples);
            numbers.putSpikes(source, samples, timeSteps);
            numbers.flush();
        });
    }

    private static void write(LittleEndian numbers, LoadLayer layer, IntegerWeights weights) throws IOException {
        numbers.putInt(layer.rows());
        numbers.putInt(layer.neurons());
        numbers.putInt(layer.hasBiases() ? 1 : 0);
        for (short[] row : weights.weights()) {
            for (short weight : row) {
                numbers.putShort(weight);
            }
        }
        for (int threshold : weights.thresholds()) {
            numbers.putInt(threshold);
        }
        for (int neuron = 0; neuron < layer.neurons() && layer.hasBiases(); neuron++) {
            numbers.putInt(weights.biases()[neuron]);
        }
    }
}
