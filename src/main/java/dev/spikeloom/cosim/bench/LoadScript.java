package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.design.width.NumberRange;

/**
 * What the registers take that numbers are loaded through, and what they refuse: places that a layer does not have, and
 * numbers that it cannot hold. Afterwards the machine holds what it held before.
 */
final class LoadScript {
    private final Design design;
    private final LoadMap load;
    private final RegisterMap map;
    private final BenchTape tape;

    /** @param design loadable, with what the machine holds if its memories are filled from files */
    LoadScript(Design design, RegisterMap map, BenchTape tape) {
        this.design = design;
        this.load = design.loadMap();
        this.map = map;
        this.tape = tape;
    }

    void check() {
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
        write("LOAD_LAYER", layer.index());
        write("LOAD_TARGET", LoadMap.WEIGHT);
        write("LOAD_NEURON", 0);
        if (layer.lastRow() < load.lastRow()) {
            write("LOAD_ROW", layer.lastRow() + 1);
            refuse(0);
        }
        write("LOAD_ROW", 0);
        checkLastNeuron(layer, LoadMap.WEIGHT);
        checkNumbers(layer, LoadMap.WEIGHT, load.weights());
        write("LOAD_TARGET", LoadMap.THRESHOLD);
        checkNumbers(layer, LoadMap.THRESHOLD, layer.thresholds());
        if (layer.lastNeuron() < load.lastNeuron()) {
            write("LOAD_NEURON", layer.lastNeuron() + 1);
            refuse(layer.thresholds().greatest());
            read("LOAD_NEURON", layer.lastNeuron() + 1);
            write("LOAD_NEURON", 0);
        }
        if (load.anyBiases()) {
            write("LOAD_TARGET", LoadMap.BIAS);
            layer.biases().ifPresentOrElse(biases -> checkNumbers(layer, LoadMap.BIAS, biases), () -> refuse(0));
        }
    }

    /**
     * Both ends of the range, then the number that was there; then what lies beyond the range, which would spoil that
     * number if it were loaded.
     */
    private void checkNumbers(LoadLayer layer, int target, NumberRange range) {
        load(range.least(), layer);
        load(range.greatest(), layer);
        load(held(layer, target, 0), layer);
        if (range.greatest() < Integer.MAX_VALUE) {
            refuse(range.greatest() + 1);
            refuse(Integer.MAX_VALUE);
        }
        if (range.least() > Integer.MIN_VALUE) {
            refuse(range.least() - 1);
            refuse(Integer.MIN_VALUE);
        }
        read("LOAD_NEURON", 0);
    }

    /** Loads a number of neuron 0. */
    private void load(int number, LoadLayer layer) {
        write("LOAD_DATA", number);
        read("LOAD_NEURON", layer.lastNeuron() == 0 ? 0 : 1);
        write("LOAD_NEURON", 0);
    }

    /** After the last neuron comes the first. */
    private void checkLastNeuron(LoadLayer layer, int target) {
        write("LOAD_NEURON", layer.lastNeuron());
        write("LOAD_DATA", held(layer, target, layer.lastNeuron()));
        read("LOAD_NEURON", 0);
    }

    private int held(LoadLayer layer, int target, int neuron) {
        return design.number(layer.index(), target, 0, neuron).data();
    }

    private void refuse(int data) {
        tape.register(RegisterAccess.write(address("LOAD_DATA"), data).refused());
    }

    private void write(String register, int data) {
        tape.register(RegisterAccess.write(address(register), data));
    }

    private void read(String register, int data) {
        tape.register(RegisterAccess.read(address(register), data));
    }

    private int address(String register) {
        return map.register(register).offset();
    }
}
