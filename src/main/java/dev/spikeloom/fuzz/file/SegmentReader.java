package dev.spikeloom.fuzz.file;

import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a segment of a case. */
final class SegmentReader {
    private static final Set<String> FIELDS = Set.of("reset", "load", "numbers", "offers", "takes", "cycles", "spikes");

    private SegmentReader() {}

    /**
     * @param machine the layers whose numbers it may load
     * @throws InputException if it is not a segment; names file and field
     */
    static FuzzSegment read(JsonField tree, List<QuantizedLayer> machine) {
        tree.requireObject(FIELDS);
        Optional<List<QuantizedLayer>> numbers = tree.optional("numbers").map(layers -> loaded(layers, machine));
        OptionalLong cycles = tree.optional("cycles")
                .map(field -> OptionalLong.of(field.number(1, Integer.MAX_VALUE)))
                .orElse(OptionalLong.empty());
        return new FuzzSegment(
                tree.field("reset").truth(),
                tree.field("load").truth(),
                numbers,
                spikes(tree.field("spikes"), machine.get(0).inputs()),
                timing(tree),
                cycles);
    }

    private static List<QuantizedLayer> loaded(JsonField tree, List<QuantizedLayer> machine) {
        List<JsonField> layers = tree.items();
        if (layers.size() != machine.size()) {
            throw tree.wrong("has " + layers.size() + " layers, allowed: the " + machine.size() + " of the machine");
        }
        return IntStream.range(0, layers.size())
                .mapToObj(i -> CaseReader.loaded(layers.get(i), machine.get(i)))
                .toList();
    }

    private static HostTiming timing(JsonField tree) {
        long[] offers = pattern(tree.field("offers"));
        long[] takes = pattern(tree.field("takes"));
        try {
            return new HostTiming(offers, takes);
        } catch (IllegalArgumentException e) {
            throw tree.wrong("offers and takes: " + e.getMessage());
        }
    }

    private static long[] pattern(JsonField words) {
        long[] pattern = words.items().stream().mapToLong(SegmentReader::word).toArray();
        for (long word : pattern) {
            if (word != 0) {
                return pattern;
            }
        }
        throw words.wrong("a host that never does anything never ends");
    }

    private static long word(JsonField field) {
        try {
            return Long.parseUnsignedLong(field.text(), 16);
        } catch (NumberFormatException e) {
            throw field.wrong("is '" + field.text() + "', allowed: up to 16 hexadecimal digits");
        }
    }

    private static RecordedSpikes spikes(JsonField tree, int inputs) {
        List<JsonField> samples = tree.items();
        int steps = samples.get(0).items().size();
        RecordedSpikes spikes = new RecordedSpikes(samples.size(), steps, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        for (int sample = 0; sample < samples.size(); sample++) {
            List<JsonField> vectors = samples.get(sample).items();
            if (vectors.size() != steps) {
                throw samples.get(sample).wrong("has " + vectors.size() + " time steps, the first sample " + steps);
            }
            for (int step = 0; step < steps; step++) {
                fill(vector, vectors.get(step));
                spikes.write(sample, step, vector);
            }
        }
        return spikes;
    }

    private static void fill(SpikeVector vector, JsonField field) {
        String text = field.text();
        if (text.length() != vector.size() || !text.matches("[01]*")) {
            throw field.wrong("is '" + text + "', allowed: a 0 or 1 for each of " + vector.size() + " inputs");
        }
        vector.clear();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '1') {
                vector.set(i);
            }
        }
    }
}
