package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.width.NumberRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the load stream takes, and what it drops: beats whose place does not exist, and numbers that the layer cannot hold
 * or of which a byte is left out. Afterwards the machine holds what it held before; what is dropped would spoil that.
 */
final class LoadStreamScript extends HostScript {
    /** Reading more would take most of the bench's time. */
    private static final int MOST_READ = 512;

    private final LoadMap load;
    private final LoadStream stream;

    LoadStreamScript(Design design, HostInterface host, BenchTape tape) {
        super(design, host, tape);
        this.load = host.load().orElseThrow();
        this.stream = new LoadStream(host, tape);
    }

    void check() {
        for (LoadLayer layer : load.layers()) {
            for (int target = LoadMap.WEIGHT; target <= load.lastTarget(); target++) {
                Optional<NumberRange> range = range(layer, target);
                if (range.isPresent()) {
                    checkPlaces(layer, target, range.get());
                    checkNumbers(layer, target, range.get());
                    readAgain(layer, target);
                } else {
                    pointTo(layer, target, 0, 0);
                    drop(target, List.of(0), stream.keep(target, 1));
                }
            }
            checkReset(layer);
        }
    }

    private Optional<NumberRange> range(LoadLayer layer, int target) {
        return switch (target) {
            case LoadMap.WEIGHT -> Optional.of(layer.weights());
            case LoadMap.THRESHOLD -> Optional.of(layer.thresholds());
            default -> layer.biases();
        };
    }

    private void checkPlaces(LoadLayer layer, int target, NumberRange range) {
        int perBeat = stream.perBeat(target);
        if (perBeat > 1 && load.lastNeuron() > 0) {
            pointTo(layer, target, 0, 1);
            spoil(layer, target, range);
        }
        if (target == LoadMap.WEIGHT && layer.lastRow() < load.lastRow()) {
            pointTo(layer, target, layer.lastRow() + 1, 0);
            spoil(layer, target, range);
        }
        int behind = (layer.lastNeuron() / perBeat + 1) * perBeat;
        if (behind <= load.lastNeuron()) {
            pointTo(layer, target, 0, behind);
            spoil(layer, target, range);
        }
        int lastRow = target == LoadMap.WEIGHT ? layer.lastRow() : 0;
        pointTo(layer, target, lastRow, 0);
        for (int neuron = 0; neuron < layer.neurons(); neuron += perBeat) {
            List<Integer> numbers = held(layer, target, lastRow, neuron);
            stream.send(target, numbers, stream.keep(target, numbers.size()), false);
        }
        spoil(layer, target, range);
    }

    /** A beat of numbers that the layer can hold, but does not: it has to be dropped. */
    private void spoil(LoadLayer layer, int target, NumberRange range) {
        int other = other(held(layer.index(), target, 0, 0), range);
        int perBeat = stream.perBeat(target);
        drop(target, Collections.nCopies(perBeat, other), stream.keep(target, perBeat));
    }

    private static int other(int number, NumberRange range) {
        return number == range.least() ? range.greatest() : range.least();
    }

    private void checkNumbers(LoadLayer layer, int target, NumberRange range) {
        List<Integer> numbers = held(layer, target, 0, 0);
        int keep = stream.keep(target, numbers.size());
        for (long beyond : new long[] {range.greatest() + 1L, range.least() - 1L}) {
            if (stream.hasRoom(target, beyond)) {
                numbers.set(0, (int) beyond);
                pointTo(layer, target, 0, 0);
                drop(target, numbers, keep);
            }
        }
        numbers.set(0, other(held(layer.index(), target, 0, 0), range));
        pointTo(layer, target, 0, 0);
        stream.send(target, numbers, keep & ~stream.highestByte(target), true);
        awaitStatus(0);
    }

    /** The last beat of a packet is an error. */
    private void drop(int target, List<Integer> numbers, int keep) {
        stream.send(target, numbers, keep, true);
        int error = field("STATUS", "LOAD_ERROR");
        awaitStatus(error);
        tape.register(write("STATUS", field("STATUS", "ACCESS_ERROR")));
        tape.register(read("STATUS", error));
        tape.register(read("IRQ_STATUS", field("IRQ_STATUS", "ERROR")));
        clearStatus(error);
        tape.register(read("STATUS", 0));
        tape.register(read("IRQ_STATUS", 0));
    }

    /** A reset of the core comes in the middle of a packet, and does not cut it off. */
    private void checkReset(LoadLayer layer) {
        int target = LoadMap.WEIGHT;
        int perBeat = stream.perBeat(target);
        boolean oneBeat = layer.neurons() <= perBeat;
        if (oneBeat && layer.rows() == 1) {
            return;
        }
        pointTo(layer, target, 0, 0);
        List<Integer> first = held(layer, target, 0, 0);
        stream.send(target, first, stream.keep(target, first.size()), false);
        resetCore();
        List<Integer> second = oneBeat ? held(layer, target, 1, 0) : held(layer, target, 0, perBeat);
        stream.send(target, second, stream.keep(target, second.size()), true);
        awaitStatus(0);
        tape.register(read("IRQ_STATUS", field("IRQ_STATUS", "RESET_DONE")));
        clearStatus(0);
        readAgain(layer, target);
    }

    /** A beat of what the machine holds. A threshold that is the same for all neurons is there once. */
    private List<Integer> held(LoadLayer layer, int target, int row, int neuron) {
        boolean shared = target == LoadMap.THRESHOLD && layer.sharedThreshold();
        int end = shared ? neuron + 1 : Math.min(layer.neurons(), neuron + stream.perBeat(target));
        List<Integer> numbers = new ArrayList<>();
        for (int n = neuron; n < end; n++) {
            numbers.add(held(layer.index(), target, row, n));
        }
        return numbers;
    }

    /** Reads all rows, or of many the first and the last. */
    private void readAgain(LoadLayer layer, int target) {
        if (!load.readBack()) {
            return;
        }
        int lastRow = target == LoadMap.WEIGHT ? layer.lastRow() : 0;
        int apart = (lastRow + 1) * layer.neurons() > MOST_READ ? lastRow : 1;
        for (int row = 0; row <= lastRow; row += Math.max(1, apart)) {
            pointTo(layer, target, row, 0);
            for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                tape.register(read("LOAD_DATA", held(layer.index(), target, row, neuron)));
            }
        }
    }
}
