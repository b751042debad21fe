package dev.spikeloom.study.respond;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Input currents, held for the time of a row.
 *
 * @param rows {@code [rows][inputs]}, each from 0 to 1: the share of the time steps of the row in which the input spikes
 * @param seconds of a row
 */
public record Stimulus(double[][] rows, double seconds) {
    /**
     * Reads one from comma-separated values: a row a line, a column an input. A recording is one as well, whose other columns are
     * passed over.
     *
     * @param seconds of a row
     * @param inputs of the network
     * @param neurons of the layer that recordings are of
     * @throws InputException if it cannot be read, or does not fit the network
     */
    public static Stimulus read(Path file, double seconds, int inputs, int neurons) {
        NumberTable table = NumberTable.read(file);
        int recorded = inputs + 2 * neurons;
        if (table.columns() != inputs && table.columns() != recorded) {
            throw table.wrong(
                    0,
                    "has " + table.columns() + " values, expected " + inputs
                            + ", one for each input of the network, or the " + recorded + " of a recording");
        }
        for (int row = 0; row < table.rows().length; row++) {
            for (int input = 0; input < inputs; input++) {
                double value = table.rows()[row][input];
                if (value < 0 || value > 1) {
                    throw table.wrong(
                            row,
                            "column " + (input + 1) + " is " + value
                                    + ", allowed: 0 to 1, the share of the time steps in which the input spikes");
                }
            }
        }
        return new Stimulus(
                Arrays.stream(table.rows())
                        .map(row -> Arrays.copyOf(row, inputs))
                        .toArray(double[][]::new),
                seconds);
    }

    /** @throws InputException if a row of so many seconds is not possible */
    public static void requireSeconds(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new InputException("--stimulus-dt is '" + seconds + "', allowed: seconds, above 0");
        }
    }

    int inputs() {
        return rows[0].length;
    }
}
