package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.width.NumberRange;

/**
 * What the registers take that numbers are loaded through, and what they refuse: places that a layer does not have, and
 * numbers that it cannot hold. Afterwards the machine holds what it held before.
 */
final class LoadScript extends HostScript {
    /** Neighbouring neurons that are looked at for equal weights. */
    private static final int PAIRS = 16;

    private final LoadMap load;

    /** @param design loadable, with what the machine holds if its memories are filled from files */
    LoadScript(Design design, HostInterface host, BenchTape tape) {
        super(design, host, tape);
        this.load = host.load().orElseThrow();
    }

    void check() {
        if (load.readBack()) {
            load.layers().forEach(this::checkTogether);
        }
        checkNumber("LOAD_ROW", 0, load.lastRow());
        checkNumber("LOAD_NEURON", 0, load.lastNeuron());
        checkNumber("LOAD_TARGET", LoadMap.WEIGHT, load.lastTarget());
        int lastLayer = load.layers().get(load.layers().size() - 1).index();
        checkNumber("LOAD_LAYER", load.firstLayer(), lastLayer);
        load.layers().forEach(this::check);
    }

    private void checkNumber(String register, int least, int greatest) {
        RegisterAccess.number(map.register(register), least, greatest).forEach(tape::register);
    }

    private void check(LoadLayer layer) {
        tape.register(write("LOAD_LAYER", layer.index()));
        tape.register(write("LOAD_TARGET", LoadMap.WEIGHT));
        tape.register(write("LOAD_NEURON", 0));
        if (layer.lastRow() < load.lastRow()) {
            tape.register(write("LOAD_ROW", layer.lastRow() + 1));
            refuse(0);
        }
        tape.register(write("LOAD_ROW", 0));
        checkEnds(layer, LoadMap.WEIGHT);
        checkNumbers(layer, LoadMap.WEIGHT, layer.weights());
        tape.register(write("LOAD_TARGET", LoadMap.THRESHOLD));
        checkEnds(layer, LoadMap.THRESHOLD);
        checkNumbers(layer, LoadMap.THRESHOLD, layer.thresholds());
        if (layer.lastNeuron() < load.lastNeuron()) {
            tape.register(write("LOAD_NEURON", layer.lastNeuron() + 1));
            refuse(layer.thresholds().greatest());
            if (load.readBack()) {
                tape.register(read("LOAD_DATA", 0).refused());
            }
            tape.register(read("LOAD_NEURON", layer.lastNeuron() + 1));
            tape.register(write("LOAD_NEURON", 0));
        }
        if (load.anyBiases()) {
            tape.register(write("LOAD_TARGET", LoadMap.BIAS));
            layer.biases().ifPresentOrElse(biases -> checkNumbers(layer, LoadMap.BIAS, biases), () -> refuse(0));
        }
    }

    /**
     * Both ends of the range, then the number that was there; then what lies beyond the range, which would spoil that
     * number if it were loaded.
     */
    private void checkNumbers(LoadLayer layer, int target, NumberRange range) {
        load(range.least(), layer, target);
        load(range.greatest(), layer, target);
        load(held(layer.index(), target, 0, 0), layer, target);
        if (range.greatest() < Integer.MAX_VALUE) {
            refuse(range.greatest() + 1);
            refuse(Integer.MAX_VALUE);
        }
        if (range.least() > Integer.MIN_VALUE) {
            refuse(range.least() - 1);
            refuse(Integer.MIN_VALUE);
        }
        tape.register(read("LOAD_NEURON", 0));
    }

    /** Loads a number of neuron 0, and reads it again. */
    private void load(int number, LoadLayer layer, int target) {
        tape.register(write("LOAD_DATA", number));
        back(layer, target);
        if (load.readBack()) {
            tape.register(read("LOAD_DATA", number));
            back(layer, target);
        }
    }

    /** From where an access to neuron 0 of row 0 has led, back to it. */
    private void back(LoadLayer layer, int target) {
        tape.register(read("LOAD_NEURON", layer.lastNeuron() == 0 ? 0 : 1));
        tape.register(write("LOAD_NEURON", 0));
        boolean nextRow = target == LoadMap.WEIGHT && layer.lastNeuron() == 0 && layer.lastRow() > 0;
        tape.register(read("LOAD_ROW", nextRow ? 1 : 0));
        tape.register(write("LOAD_ROW", 0));
    }

    /** After the last neuron comes the first, and for weights the next row, after the last row the first. */
    private void checkEnds(LoadLayer layer, int target) {
        for (int row : target == LoadMap.WEIGHT ? new int[] {0, layer.lastRow()} : new int[] {0}) {
            tape.register(write("LOAD_ROW", row));
            tape.register(write("LOAD_NEURON", layer.lastNeuron()));
            tape.register(write("LOAD_DATA", held(layer.index(), target, row, layer.lastNeuron())));
            tape.register(read("LOAD_NEURON", 0));
            tape.register(read("LOAD_ROW", target == LoadMap.WEIGHT && row < layer.lastRow() ? row + 1 : 0));
            tape.register(write("LOAD_ROW", 0));
        }
    }

    /** A number is read and one is written at the same time, in any order: both are what stands at either place. */
    private void checkTogether(LoadLayer layer) {
        for (int neuron = 0; neuron < Math.min(layer.lastNeuron(), PAIRS); neuron++) {
            int number = held(layer.index(), LoadMap.WEIGHT, 0, neuron);
            if (number == held(layer.index(), LoadMap.WEIGHT, 0, neuron + 1)) {
                pointTo(layer, LoadMap.WEIGHT, 0, neuron);
                tape.register(write("LOAD_DATA", number));
                tape.register(write("LOAD_DATA", number));
                pointTo(layer, LoadMap.WEIGHT, 0, neuron);
                tape.register(read("LOAD_DATA", number).andMore());
                tape.register(write("LOAD_DATA", number));
            }
        }
    }

    /** While spikes are in flight, nothing is read, and nothing written unless the memories have a port of their own for it. */
    void checkBusy() {
        LoadLayer layer = load.layers().get(0);
        pointTo(layer, LoadMap.WEIGHT, 0, 0);
        if (load.whileBusy()) {
            tape.register(write("LOAD_DATA", held(layer.index(), LoadMap.WEIGHT, 0, 0)));
            back(layer, LoadMap.WEIGHT);
        } else {
            refuse(held(layer.index(), LoadMap.WEIGHT, 0, 0));
        }
        if (load.readBack()) {
            tape.register(read("LOAD_DATA", 0).refused());
        }
        tape.register(read("LOAD_NEURON", 0));
    }

    private void refuse(int data) {
        tape.register(write("LOAD_DATA", data).refused());
    }
}
