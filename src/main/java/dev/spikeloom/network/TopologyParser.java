package dev.spikeloom.network;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerKinds;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.VolumeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the shorthand of a {@link Topology}. */
final class TopologyParser {
    private static final Pattern FLAT_INPUT = Pattern.compile("(-?\\d+)");
    private static final Pattern INPUT = Pattern.compile("(\\d+)x(\\d+)(?:x(\\d+))?");
    private static final Pattern OUTPUT = Pattern.compile("(-?\\d+(?:\\+\\d+)*)(?:fc|o)?");

    private final String text;

    TopologyParser(String text) {
        this.text = text;
    }

    Topology parse() {
        // A dash that follows a dash is the sign of a number, which is then out of range rather than not understood.
        String[] parts = text.strip().split("(?<=[^-])-", -1);
        VolumeShape input = input(parts[0]);
        List<LayerShape> layers = new ArrayList<>();
        for (int i = 1; i < parts.length - 1; i++) {
            layers.add(LayerKinds.parse(parts[i], this::number).orElseThrow(this::notUnderstood));
        }
        if (parts.length == 1) {
            return new Topology(input, layers, List.of());
        }
        List<Integer> heads = heads(parts[parts.length - 1]);
        layers.add(new DenseShape(heads.stream().mapToInt(Integer::intValue).sum()));
        return new Topology(input, layers, heads);
    }

    private VolumeShape input(String part) {
        Matcher flat = FLAT_INPUT.matcher(part);
        if (flat.matches()) {
            int inputs = number(flat.group(1));
            return VolumeShape.flat(new DenseShape(inputs).neurons());
        }
        Matcher image = INPUT.matcher(part);
        if (!image.matches()) {
            throw notUnderstood();
        }
        return new VolumeShape(
                number(image.group(1)), number(image.group(2)), image.group(3) == null ? 1 : number(image.group(3)));
    }

    private List<Integer> heads(String part) {
        Matcher output = OUTPUT.matcher(part);
        if (!output.matches()) {
            throw notUnderstood();
        }
        return Arrays.stream(output.group(1).split("\\+"))
                .map(this::number)
                .map(classes -> new DenseShape(classes).neurons())
                .toList();
    }

    private int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new InputException(
                    "network '" + text + "' has a layer size out of range, allowed 1 to " + Topology.MAX_SIZE, e);
        }
    }

    private InputException notUnderstood() {
        return new InputException("network '" + text + "' is not understood, expected layer sizes such as"
                + " 784-256-256-10 or 28x28-12c5-mp2-64c5-mp2-512fc-10o");
    }
}
