package dev.spikeloom.study.respond;

import dev.spikeloom.io.Progress;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.mapping.NirChoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One leaky neuron, as the authors of NIR recorded it in ten simulators and chips, with the exact solution. */
final class LifBenchmark {
    static final Path FOLDER = Path.of("src/test/resources/nir-01_lif");
    static final Path EXACT = FOLDER.resolve("lif_exact.csv");
    static final Path GRAPH = FOLDER.resolve("lif_norse.nir");

    /** Of the neuron, in seconds. */
    private static final double TAU = 2.5e-3;

    private static final double ROW = 1e-4;

    private LifBenchmark() {}

    /** All but the exact solution. */
    static List<Path> recordings() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".csv") && !file.equals(EXACT))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ours beside them, where a time step is the time constant halved so often, so that the leak is exact. */
    static ResponseComparison halved(int times) {
        double timeStep = Math.scalb(TAU, -times);
        RespondingNetwork network = RespondingNetwork.find(
                GRAPH.toString(),
                new NirChoices(Optional.of(timeStep), Optional.of(NeuronModel.Reset.ZERO), Optional.empty()));
        Response response = ResponseStudy.of(network, Stimulus.read(EXACT, ROW, 1, 1), timeStep, 0, Progress.NONE);
        return ResponseComparison.of(response, recordings(), EXACT);
    }
}
