package dev.spikeloom.design.rate;

import static dev.spikeloom.design.parameter.ParameterTable.FAN_OUT;
import static dev.spikeloom.design.parameter.ParameterTable.KERNEL_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.POTENTIAL_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;

/** Checks the parameters of one convolution against its shape and its numbers, and derives what follows from them. */
final class ConvolutionElaboration extends LayerElaboration {
    /** The largest kernel that there are banks for. */
    static final int MOST_KERNEL = 7;

    private final QuantizedConvolutionLayer layer;
    private final LayerPlace place;

    ConvolutionElaboration(LayerPlace place, QuantizedConvolutionLayer layer, Architecture architecture) {
        super(place.index(), layer, architecture);
        this.layer = layer;
        this.place = place;
    }

    /** @throws InputException if a parameter is not possible; names it, its value and what is */
    ConvolutionDesign elaborate() {
        requirePossible();
        requireChannelThresholds();
        requireSharedThreshold();
        int lanes = lanes(layer.output().channels(), "output channels");
        ConvolutionGrid grid = grid();
        MembraneBounds bounds = MembraneBounds.of(layer, design, true, place.addresses());
        // What is added is extended to the width of a potential, even where the numbers happen to be small.
        int exactBits = Math.max(bounds.bits(), Math.max(layer.weightFormat().valueBits(), bounds.biasBits()) + 1);
        int membraneBits = membraneBits(exactBits);
        return new ConvolutionDesign(
                index,
                layer,
                grid,
                architecture,
                parameters(grid, lanes),
                lanes,
                membraneBits,
                exactBits,
                Math.min(bounds.biasBits(), membraneBits));
    }

    private ConvolutionGrid grid() {
        VolumeShape presynaptic = place.addresses().from();
        VolumeShape output = layer.output();
        int windows = (layer.kernel() + layer.stride() - 1) / layer.stride();
        int rowBanks = architecture.get(KERNEL_ROWS) == KernelRows.ALL ? windows : 1;
        return new ConvolutionGrid(
                presynaptic,
                axis(presynaptic.rows(), output.rows(), rowBanks),
                axis(presynaptic.columns(), output.columns(), windows),
                layer.kernel(),
                layer.input().channels(),
                output.channels(),
                place.maxPooling());
    }

    private ConvolutionAxis axis(int inputs, int outputs, int banks) {
        return new ConvolutionAxis(
                inputs, place.sumPooling(), layer.kernel(), layer.stride(), layer.padding(), outputs, banks);
    }

    private LayerParameters parameters(ConvolutionGrid grid, int lanes) {
        int ofRows = architecture.get(KERNEL_ROWS) == KernelRows.ALL ? grid.phases() : grid.kernel();
        int kernelRows = ofRows * grid.phases() * grid.channels();
        // With several folds, the fold is in the upper bits of an address, and the row in the lower.
        boolean folded = lanes < grid.filters();
        BankRows rows = new BankRows(folded ? 1 << Bits.unsigned(kernelRows - 1L) : kernelRows, false, 1, 1);
        return parameters(rows, grid.rows().banks() * grid.columns().banks() * lanes, grid.places(), lanes);
    }

    private void requirePossible() {
        ParameterCombinations.ofIssue()
                .forEach(parameter -> requireOne(parameter, "a convolution issues one spike a cycle"));
        requireOne(READ_PORTS, "a convolution reads one word of its kernel a cycle");
        if (architecture.get(FAN_OUT) > 0) {
            throw impossible(
                    FAN_OUT,
                    architecture.get(FAN_OUT),
                    "a convolution has no copies of its control registers; allowed is 'none'");
        }
        if (architecture.get(POTENTIAL_BUFFERS) > 1 && layer.neuronModel().carriesOver()) {
            throw impossible(
                    POTENTIAL_BUFFERS,
                    2,
                    "the potentials of " + layer.neuronModel().text()
                            + " carry over, so that a time step needs those that the sweep leaves; allowed is 1");
        }
    }

    private void requireChannelThresholds() {
        if (layer.thresholds().length != layer.output().channels()) {
            throw new InputException("layer " + index + ", " + layer.shape() + ", has a threshold for each neuron ("
                    + layer.thresholds().length + "); the hardware takes one for each output channel ("
                    + layer.output().channels() + ")");
        }
    }

    private void requireOne(Parameter<Integer> parameter, String why) {
        if (architecture.get(parameter) != 1) {
            throw impossible(parameter, architecture.get(parameter), why + "; allowed is 1");
        }
    }
}
