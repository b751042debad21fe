package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a coverage-guided fuzzer calls ({@code make fuzz-nir}): the last byte chooses the time step and the reset, all before it is
 * the file. It is read and mapped, or refused in one line; anything else is a finding.
 */
public final class NirFuzzTarget {
    private static final double[] TIME_STEPS = {1e-4, 1e-3, 3.90625e-5, 1, 1e-12, Double.MIN_VALUE, Double.MAX_VALUE};

    private static Path file;

    private NirFuzzTarget() {}

    /** By the name that fuzzers look for. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        int choice = data[data.length - 1] & 0xff;
        try {
            NirMapper.map(NirFile.read(written(data)), choices(choice));
        } catch (InputException e) {
            if (e.getMessage().lines().count() != 1) {
                throw new IllegalStateException("refused in several lines", e);
            }
        }
    }

    private static NirChoices choices(int choice) {
        int step = choice / 3;
        return new NirChoices(
                step < TIME_STEPS.length ? Optional.of(TIME_STEPS[step]) : Optional.empty(),
                switch (choice % 3) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of(NeuronModel.Reset.ZERO);
                    default -> Optional.of(NeuronModel.Reset.SUBTRACT);
                },
                choice % 2 == 0 ? Optional.empty() : Optional.of(2));
    }

    private static Path written(byte[] data) throws IOException {
        if (file == null) {
            file = Files.createTempFile("fuzzed", ".nir");
            file.toFile().deleteOnExit();
        }
        return Files.write(file, data);
    }
}
