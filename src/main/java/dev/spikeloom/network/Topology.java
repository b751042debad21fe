package dev.spikeloom.network;

import dev.spikeloom.io.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a multilayer perceptron, inputs first, in the field's shorthand: {@code 784-256-256-10}.
 *
 * @param sizes inputs, then the neurons of each layer
 */
public record Topology(List<Integer> sizes) {
    public static final int MAX_LAYERS = 8;
    public static final int MAX_SIZE = 4096;

    /** @throws InputException if a size or the number of layers is out of range */
    public Topology {
        sizes = List.copyOf(sizes);
        if (sizes.size() < 2 || sizes.size() > MAX_LAYERS + 1) {
            throw new InputException("a network has 1 to " + MAX_LAYERS + " layers, such as 784-256-256-10; got "
                    + (sizes.size() - 1) + " layers");
        }
        for (int size : sizes) {
            if (size < 1 || size > MAX_SIZE) {
                throw new InputException("layer size " + size + " is out of range, allowed 1 to " + MAX_SIZE);
            }
        }
    }

    /** @throws InputException if {@code text} is not sizes joined by {@code -}, or a size is out of range */
    public static Topology parse(String text) {
        if (!text.strip().matches("-?\\d+(-\\d+)*")) {
            throw new InputException(
                    "network '" + text + "' is not understood, expected layer sizes such as 784-256-256-10");
        }
        try {
            return new Topology(Arrays.stream(text.strip().split("(?<=\\d)-"))
                    .map(Integer::valueOf)
                    .toList());
        } catch (NumberFormatException e) {
            throw new InputException(
                    "network '" + text + "' has a layer size out of range, allowed 1 to " + MAX_SIZE, e);
        }
    }

    public int layers() {
        return sizes.size() - 1;
    }

    public int inputs() {
        return sizes.get(0);
    }

    public int outputs() {
        return sizes.get(sizes.size() - 1);
    }

    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
