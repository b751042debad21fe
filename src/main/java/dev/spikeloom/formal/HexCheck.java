package dev.spikeloom.formal;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.Arrays;
import java.util.Optional;

/** Compares the hex files or ROMs that a layer's Verilog names with the weights of the network. */
public final class HexCheck {
    private final LayerDesign layer;
    private final WeightPlaces places;
    private final EmittedLayer emitted;

    HexCheck(LayerDesign layer, WeightPlaces places, EmittedLayer emitted) {
        this.layer = layer;
        this.places = places;
        this.emitted = emitted;
    }

    /**
     * What differs first.
     *
     * @param file the hex file or the ROM, or the layer's Verilog if it does not name one
     * @param detail in a line
     */
    record Mismatch(String file, String detail) {}

    /** Empty if each word of each file holds the weights of the row that is read from there. */
    Optional<Mismatch> run() {
        for (int port = 0; port < layer.ports(); port++) {
            for (int column = 0; column < layer.columns(); column++) {
                Optional<Mismatch> words = words(port, column);
                if (words.isPresent()) {
                    return words;
                }
            }
        }
        int[][] weights = emitted.weights();
        for (int row = 0; row < layer.weightRows(); row++) {
            short[] right = layer.quantized().weights()[row];
            for (int neuron = 0; neuron < layer.weightColumns(); neuron++) {
                if (weights[row][neuron] != right[neuron]) {
                    return Optional.of(mismatch(weights, row, neuron));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Mismatch> words(int port, int column) {
        Optional<String> file = emitted.bankFile(port, column);
        String bank = "bank " + port / layer.readPorts();
        if (file.isEmpty()) {
            String macro = layer.columns() == 1 ? "" : ", macro " + column;
            return Optional.of(new Mismatch(
                    emitted.file(), emitted.file() + " names nothing that holds the words of " + bank + macro));
        }
        int words = emitted.words(file.get());
        return words == layer.memoryWords()
                ? Optional.empty()
                : Optional.of(new Mismatch(
                        file.get(),
                        file.get() + " has " + words + " words, a memory of " + bank + " has " + layer.memoryWords()));
    }

    private Mismatch mismatch(int[][] weights, int row, int neuron) {
        int column = places.place(row, neuron) / layer.wordWeights();
        int bank = places.port(row) / layer.readPorts();
        int word = places.word(row, neuron);
        String file = emitted.bankFile(places.port(row), column).orElseThrow();
        return new Mismatch(
                file,
                file + EmittedLayer.place(file, word) + " (bank " + bank + ", word " + word
                        + "), which is read for "
                        + places.readFor(row)
                        + ", has the weight " + weights[row][neuron] + " for neuron " + neuron
                        + "; that of the network is "
                        + layer.quantized().weights()[row][neuron] + origin(weights[row]));
    }

    /** Whose weights they are. */
    private String origin(int[] found) {
        for (int row = 0; row < layer.weightRows(); row++) {
            if (Arrays.equals(found, integers(layer.quantized().weights()[row]))) {
                return "; the row is that of " + places.readFor(row);
            }
        }
        return "";
    }

    private static int[] integers(short[] row) {
        int[] integers = new int[row.length];
        for (int n = 0; n < row.length; n++) {
            integers[n] = row[n];
        }
        return integers;
    }
}
