package dev.spikeloom.study.respond;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What neurons did on a stimulus.
 *
 * @param name of what they were simulated with
 * @param neurons a trace of each
 */
record Recording(String name, List<Trace> neurons) {
    private static final String SUFFIX = ".csv";

    Recording {
        neurons = List.copyOf(neurons);
    }

    /**
     * Reads one from comma-separated values, as a response is written: the inputs, then the potential and the spike of each
     * neuron.
     *
     * @throws InputException if it cannot be read, or is not of as many rows, inputs and neurons as a response
     */
    static Recording read(Path file, Response response) {
        NumberTable table = NumberTable.read(file);
        int inputs = response.stimulus().inputs();
        int columns = inputs + 2 * response.neurons();
        if (table.columns() != columns) {
            throw table.wrong(
                    0,
                    "has " + table.columns() + " values, expected " + columns
                            + ", those of the inputs, and a potential and a spike of each neuron");
        }
        int rows = table.rows().length;
        if (rows != response.stimulus().rows().length) {
            throw new InputException(file + " has " + rows + " rows of numbers, expected "
                    + response.stimulus().rows().length + ", those of the stimulus");
        }
        List<Trace> neurons = new ArrayList<>();
        for (int column = inputs; column < columns; column += 2) {
            double[] potentials = new double[rows];
            List<Integer> spikes = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                potentials[row] = table.rows()[row][column];
                if (table.rows()[row][column + 1] != 0) {
                    spikes.add(row);
                }
            }
            neurons.add(new Trace(potentials, spikes));
        }
        return new Recording(name(file), neurons);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
