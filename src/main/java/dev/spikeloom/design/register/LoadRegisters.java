package dev.spikeloom.design.register;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The registers through which numbers are loaded. They can be written in any order: each takes what exists in some layer,
 * and only the last, which loads, asks whether the place and the number exist in the layer that was chosen.
 */
final class LoadRegisters {
    private final LoadMap load;

    private LoadRegisters(LoadMap load) {
        this.load = load;
    }

    /** @param host loadable */
    static List<Register> of(HostInterface host) {
        List<Register> registers = new ArrayList<>(new LoadRegisters(host.load().orElseThrow()).registers());
        if (host.loadStream()) {
            registers.add(stream(host));
        }
        return registers;
    }

    private static Register stream(HostInterface host) {
        return Register.ofFields(
                "LOAD_STREAM",
                0x74,
                Access.CONSTANT,
                "What the load stream takes. Thresholds and biases have " + HostInterface.WORD_BITS + " bits there.",
                Field.constant("WEIGHT_BITS", 0, 8, host.loadNumberBits(), "Bits of a weight on the load stream."),
                Field.constant(
                        "WEIGHTS_PER_BEAT",
                        8,
                        8,
                        host.loadStreamBits() / host.loadNumberBits(),
                        "Weights of a beat of the load stream."));
    }

    private List<Register> registers() {
        return List.of(
                Register.number(
                        "LOAD_LAYER",
                        0x60,
                        Access.READ_WRITE,
                        load.firstLayer(),
                        "The layer to be loaded: " + indices(any -> true) + "."),
                new Register(
                        "LOAD_TARGET",
                        0x64,
                        Access.READ_WRITE,
                        LoadMap.WEIGHT,
                        "What is loaded: 0 weights, 1 thresholds" + biases() + ".",
                        "",
                        List.of(),
                        targets()),
                Register.number(
                        "LOAD_ROW",
                        0x68,
                        Access.READ_WRITE,
                        0,
                        "The weight row to be loaded, up to " + load.lastRow() + "; for weights only."),
                Register.number(
                        "LOAD_NEURON",
                        0x6C,
                        Access.READ_WRITE,
                        0,
                        "The neuron whose " + (load.anyBiases() ? "weight, threshold or bias" : "weight or threshold")
                                + " is loaded next, up to " + load.lastNeuron() + "."),
                new Register(
                        "LOAD_DATA",
                        0x70,
                        load.readBack() ? Access.READ_WRITE : Access.WRITE,
                        0,
                        description(),
                        details(),
                        List.of(),
                        List.of()));
    }

    private String description() {
        return "A write loads this value, in two's complement, if the layer has this row and neuron and can hold the value"
                + " as what LOAD_TARGET says"
                + (load.readBack() ? "; a read gives the value that stands there" : "")
                + (load.whileBusy() ? busyReads() : "; refused while STATUS.BUSY is 1")
                + ". Then LOAD_NEURON moves on by 1; behind the layer's last neuron it goes to 0, and, for weights,"
                + " LOAD_ROW moves on by 1, from the layer's last row to 0.";
    }

    /** Even with ports to load through, reading takes those that are read for spikes. */
    private String busyReads() {
        return load.readBack() ? " and is refused while STATUS.BUSY is 1" : "";
    }

    private String biases() {
        if (!load.anyBiases()) {
            return "";
        }
        return load.allBiases() ? ", 2 biases" : ", 2 biases, of layer " + indices(LoadLayer::hasBiases);
    }

    private String indices(Predicate<LoadLayer> wanted) {
        return load.layers().stream()
                .filter(wanted)
                .map(layer -> String.valueOf(layer.index()))
                .collect(Collectors.joining(", "));
    }

    /** What can be loaded, in the order of its values. */
    private List<NamedValue> targets() {
        List<NamedValue> targets = new ArrayList<>(
                List.of(new NamedValue("WEIGHT", LoadMap.WEIGHT), new NamedValue("THRESHOLD", LoadMap.THRESHOLD)));
        if (load.anyBiases()) {
            targets.add(new NamedValue("BIAS", LoadMap.BIAS));
        }
        return targets;
    }

    private String details() {
        boolean alike = load.weightsAlike();
        return (alike ? "Weights: " + load.layers().get(0).weightsText() + ". " : "")
                + load.layers().stream()
                        .map(layer -> "Layer " + layer.index() + ": rows up to " + layer.lastRow() + ", neurons up to "
                                + layer.lastNeuron() + (alike ? "" : ", weights " + layer.weightsText())
                                + ", thresholds " + layer.thresholdsText() + ", biases "
                                + layer.biasesText() + ".")
                        .collect(Collectors.joining(" "));
    }
}
