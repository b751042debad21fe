package dev.spikeloom.design.rate;

import static dev.spikeloom.design.parameter.ParameterTable.BANK_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.FAN_OUT;
import static dev.spikeloom.design.parameter.ParameterTable.ISSUE_WIDTH;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.QuantizedDenseLayer;

/** Checks the parameters of one dense layer against its shape and its numbers, and derives what follows from them. */
final class DenseElaboration extends LayerElaboration {
    /** The most read ports that the arbiter of a layer with an issue width above 1 serves. */
    private static final int MAX_ARBITRATED_PORTS = 64;

    private final QuantizedDenseLayer layer;

    private final SquarePlaces squares;
    private final LayerPlace place;

    DenseElaboration(LayerPlace place, QuantizedDenseLayer layer, Architecture architecture) {
        super(place.index(), layer, architecture);
        this.layer = layer;
        this.place = place;
        this.squares = new SquarePlaces(place.addresses(), place.sumPooling());
    }

    /** @throws InputException if a parameter is not possible; names it, its value and what is */
    DenseDesign elaborate() {
        int lanes = lanes(layer.neurons(), "neurons");
        int banks = ParameterCombinations.banks(architecture, layer.inputs());
        requirePorts(banks);
        requireSharedThreshold();
        LayerParameters parameters = parameters(lanes);
        MembraneBounds bounds = MembraneBounds.of(layer, design, false, place.addresses());
        DenseDesign unsized =
                new DenseDesign(index, layer, squares, architecture, parameters, banks, lanes, 0, 0, bounds.biasBits());
        // What is added is extended to the width of a potential, even where the numbers happen to be small.
        int exactBits = Math.max(bounds.bits(), Math.max(unsized.sumBits(), bounds.biasBits()) + 1);
        int membraneBits = membraneBits(exactBits);
        return new DenseDesign(
                index,
                layer,
                squares,
                architecture,
                parameters,
                banks,
                lanes,
                membraneBits,
                exactBits,
                Math.min(bounds.biasBits(), membraneBits));
    }

    private LayerParameters parameters(int lanes) {
        BankRows rows = new BankRows(
                architecture.get(BANK_ROWS),
                ParameterCombinations.isInterleaved(architecture),
                architecture.get(READ_PORTS),
                architecture.get(ISSUE_WIDTH));
        return parameters(rows, lanes, squares.count(), setLanes(lanes));
    }

    /** Lanes that one set of control registers drives: all neurons of a lane hang on the same. */
    private int setLanes(int lanes) {
        int limit = architecture.get(FAN_OUT);
        if (limit == 0) {
            return lanes;
        }
        int folds = (layer.neurons() + lanes - 1) / lanes;
        if (folds > limit) {
            throw impossible(
                    FAN_OUT,
                    limit,
                    "each of its lanes works on up to " + folds
                            + " neurons; allowed is that or more, or more architecture." + LANES);
        }
        return Math.min(lanes, limit / folds);
    }

    private void requirePorts(int banks) {
        int width = architecture.get(ISSUE_WIDTH);
        int readPorts = architecture.get(READ_PORTS);
        int ports = banks * readPorts;
        if (width > 1 && squares.pooled()) {
            throw impossible(
                    ISSUE_WIDTH,
                    width,
                    "sum pooling in front of it brings up to " + squares.size() * squares.size()
                            + " spikes to one weight row, which are added one a cycle; allowed is 1");
        }
        if (width == 1 && readPorts > 1) {
            throw impossible(
                    READ_PORTS, 2, "with architecture." + ISSUE_WIDTH + " 1 the second port never reads; allowed is 1");
        }
        if (width > ports) {
            throw impossible(
                    ISSUE_WIDTH,
                    width,
                    banks + (banks == 1 ? " bank" : " banks") + " of " + architecture.get(BANK_ROWS) + " rows with "
                            + readPorts + (readPorts == 1 ? " read port" : " read ports")
                            + " offer " + ports + (ports == 1 ? " row" : " rows")
                            + " a cycle; allowed is a power of two up to that, or a smaller architecture." + BANK_ROWS);
        }
        if (width > 1 && ports > MAX_ARBITRATED_PORTS) {
            throw impossible(
                    ISSUE_WIDTH,
                    width,
                    "the banks have " + ports + " read ports, and up to " + MAX_ARBITRATED_PORTS
                            + " can be arbitrated; allowed is 1, or a larger architecture." + BANK_ROWS);
        }
    }
}
