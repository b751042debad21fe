package dev.spikeloom.study.respond;

import dev.spikeloom.io.CsvTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a layer of a network answers to a stimulus.
 *
 * @param timeStep of the network, in seconds
 * @param layer counted from 0 at the input side
 * @param potentials {@code [rows][neurons]}, at the end of each row of the stimulus
 * @param spikes {@code [rows][neurons]}, whether there are any in a row
 */
public record Response(Stimulus stimulus, double timeStep, int layer, float[][] potentials, boolean[][] spikes) {
    /** Neurons of the layer. */
    public int neurons() {
        return potentials[0].length;
    }

    /** Each row of the stimulus with the potential and the spike of each neuron, as comma-separated values. */
    public CsvTable csv() {
        CsvTable table = new CsvTable(columns());
        for (int row = 0; row < potentials.length; row++) {
            List<Object> cells = new ArrayList<>();
            Arrays.stream(stimulus.rows()[row])
                    .forEach(value -> cells.add(BigDecimal.valueOf(value).stripTrailingZeros()));
            for (int neuron = 0; neuron < neurons(); neuron++) {
                cells.add(potentials[row][neuron]);
                cells.add(spikes[row][neuron] ? 1 : 0);
            }
            table.row(cells);
        }
        return table;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        int inputs = stimulus.inputs();
        for (int input = 0; input < inputs; input++) {
            columns.add(inputs == 1 ? "input" : "input_" + input);
        }
        for (int neuron = 0; neuron < neurons(); neuron++) {
            String number = neurons() == 1 ? "" : "_" + neuron;
            columns.add("v" + number);
            columns.add("spike" + number);
        }
        return columns;
    }

    /** As a recording of that name. */
    Recording recording(String name) {
        List<Trace> traces = new ArrayList<>();
        for (int neuron = 0; neuron < neurons(); neuron++) {
            double[] values = new double[potentials.length];
            List<Integer> spiking = new ArrayList<>();
            for (int row = 0; row < values.length; row++) {
                values[row] = potentials[row][neuron];
                if (spikes[row][neuron]) {
                    spiking.add(row);
                }
            }
            traces.add(new Trace(values, spiking));
        }
        return new Recording(name, traces);
    }
}
