package dev.spikeloom.design.rate;

import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import java.util.Optional;

/**
 * One layer of the accelerator with every width and depth derived.
 *
 * @param index 0 for the layer at the input
 * @param quantized its weights, biases and thresholds
 * @param neuronModel what its neurons do between time steps
 * @param weightFormat format of a weight
 * @param architecture the parameters it is built with
 * @param banks SRAM banks
 * @param lanes physical accumulators
 * @param membraneBits width of a membrane potential and of a threshold, two's complement
 * @param exactBits the width that no sum can leave; a narrower potential saturates
 * @param biasBits width of a bias, two's complement; 0 if the layer has none
 */
public record LayerDesign(
        int index,
        QuantizedDenseLayer quantized,
        NeuronModel neuronModel,
        WeightFormat weightFormat,
        LayerArchitecture architecture,
        int banks,
        int lanes,
        int membraneBits,
        int exactBits,
        int biasBits) {

    public int inputs() {
        return quantized.inputs();
    }

    public int neurons() {
        return quantized.neurons();
    }

    public int weightBits() {
        return weightFormat.bits();
    }

    /** Width of a presynaptic index. */
    public int indexBits() {
        return Bits.unsigned(inputs() - 1L);
    }

    /** Width of a postsynaptic index. */
    public int neuronBits() {
        return Bits.unsigned(neurons() - 1L);
    }

    /** Whether potentials can be clipped. */
    public boolean saturates() {
        return membraneBits < exactBits;
    }

    /** Whether the layer keeps potentials from one time step to the next. */
    public boolean carriesOver() {
        return neuronModel.carriesOver();
    }

    /** Width of what is loaded: the widest of weight, threshold and bias. */
    public int dataBits() {
        return Math.max(membraneBits, Math.max(weightBits(), biasBits));
    }

    public boolean hasBiases() {
        return biasBits > 0;
    }

    // Loading.

    /** What can be loaded as a weight, as it is stored: of one bit, 0 for +1 or 1 for -1. */
    public NumberRange loadableWeights() {
        return weightBits() == 1 ? new NumberRange(0, 1) : NumberRange.signed(weightBits());
    }

    /** What can be loaded as a threshold. */
    public NumberRange loadableThresholds() {
        NumberRange held = NumberRange.signed(membraneBits);
        return new NumberRange(Math.max(held.least(), QuantizedNetwork.minThreshold(neuronModel)), held.greatest());
    }

    /** What can be loaded as a bias; empty if the layer has none. */
    public Optional<NumberRange> loadableBiases() {
        return hasBiases() ? Optional.of(NumberRange.signed(biasBits)) : Optional.empty();
    }

    LoadLayer loadLayer() {
        return new LoadLayer(index, inputs(), neurons(), loadableThresholds(), sharedThreshold(), loadableBiases());
    }

    // Folding.

    /** Passes over a spike vector: each works on as many neurons as there are lanes. */
    public int folds() {
        return (neurons() + lanes - 1) / lanes;
    }

    public boolean folded() {
        return folds() > 1;
    }

    /** Width of a fold's number; meaningful if the layer is folded. */
    public int foldBits() {
        return Bits.unsigned(folds() - 1L);
    }

    /** Width of a lane's number within a fold; 0 for a single lane. */
    public int laneBits() {
        return lanes == 1 ? 0 : Bits.unsigned(lanes - 1L);
    }

    /** Neurons that a fold works on: the last one may have fewer than there are lanes. */
    public int neuronsOf(int fold) {
        return Math.min(lanes, neurons() - fold * lanes);
    }

    // Weight SRAM.

    public int bankRows() {
        return architecture.bankRows();
    }

    public int readPorts() {
        return architecture.readPorts();
    }

    public boolean interleaved() {
        return architecture.mapping() == BankMapping.INTERLEAVED;
    }

    /** Bits that are read at once: the weights of a row to the neurons of a fold, the lowest neuron in the lowest bits. */
    public int chunkBits() {
        return lanes * weightBits();
    }

    /** Width of an SRAM macro. */
    public int wordBits() {
        return architecture.wordBits() == 0 ? chunkBits() : architecture.wordBits();
    }

    /** Macros side by side in a bank. */
    public int columns() {
        return chunkBits() / wordBits();
    }

    /** Depth of a macro: a bank holds the chunks of fold 0, then those of fold 1, and so on. */
    public int bankWords() {
        return folds() * bankRows();
    }

    /** Width of a weight row's number within its bank. */
    public int rowAddressBits() {
        return Bits.unsigned(bankRows() - 1L);
    }

    /** Width of a word's address within a bank: the fold in the upper bits, the row in the lower. */
    public int wordAddressBits() {
        return Bits.unsigned(bankWords() - 1L);
    }

    /** Bits of weight SRAM, whole banks. */
    public long sramBits() {
        return (long) banks * bankWords() * chunkBits();
    }

    /** The bank that holds the weight row of a presynaptic index. */
    public int bankOf(int presynaptic) {
        return interleaved() ? presynaptic % banks : presynaptic / bankRows();
    }

    /** The number of the weight row of a presynaptic index within its bank. */
    public int bankRowOf(int presynaptic) {
        return interleaved() ? presynaptic / banks : presynaptic % bankRows();
    }

    /** The presynaptic index whose weight row is in a bank; it may lie beyond the last input. */
    public int presynapticAt(int bank, int row) {
        return interleaved() ? row * banks + bank : bank * bankRows() + row;
    }

    // Issue.

    public int issueWidth() {
        return architecture.issueWidth();
    }

    /** The fewest issues that a spike vector can take, if no two of its inputs wait for the same port. */
    public int leastIssues(int activeInputs) {
        return folds() * ((activeInputs + issueWidth() - 1) / issueWidth());
    }

    /** Whether several indices can be issued in a cycle. */
    public boolean multiIssue() {
        return issueWidth() > 1;
    }

    /** Read ports of all banks. Port {@code p} of bank {@code b} is number {@code b * readPorts + p}. */
    public int ports() {
        return banks * readPorts();
    }

    /** Addresses that the banks see: one for all, or one a port where several indices can be issued. */
    public int addresses() {
        return multiIssue() ? ports() : 1;
    }

    /** Weight rows that a port serves: of two ports, one has the even rows of its bank, the other the odd ones. */
    public int portRows() {
        return bankRows() / readPorts();
    }

    /** The port that serves the weight row of a presynaptic index. */
    public int portOf(int presynaptic) {
        return bankOf(presynaptic) * readPorts() + bankRowOf(presynaptic) % readPorts();
    }

    /** Width of the sum of the weights that a neuron takes in a cycle; 1 for a weight of one bit as it is stored. */
    public int sumBits() {
        return multiIssue() ? weightFormat.valueBits() + Bits.unsigned(issueWidth() - 1L) : weightBits();
    }

    /** Log2 of the bits that a node of the priority encoder's tree looks at; enough for all if it is flat. */
    public int encoderLaneBits() {
        int radix = architecture.encoderRadix();
        return radix == 0 ? indexBits() : Integer.numberOfTrailingZeros(radix);
    }

    // Pipeline.

    public int encoderStages() {
        return architecture.encoderStages();
    }

    public int readLatency() {
        return architecture.readLatency();
    }

    public boolean adderRegister() {
        return architecture.adderRegister();
    }

    /** Cycles from the issue of an index to its accumulation. */
    public int pipelineDepth() {
        return encoderStages() + readLatency() + (adderRegister() ? 1 : 0);
    }

    /** Spikes that the scheduler's register holds: with several ports, each has as many places as it has rows. */
    public int pendingBits() {
        return multiIssue() ? ports() * portRows() : inputs();
    }

    /** Flip-flops that control the pipeline between issue and fire. */
    public int controlBits() {
        int tags = 4 + (carriesOver() ? 1 : 0) + (folded() ? foldBits() : 0);
        int reads = 0;
        for (int stage = 1; stage <= pipelineDepth(); stage++) {
            boolean single = stage <= encoderStages() ? !multiIssue() : adderRegister() && stage == pipelineDepth();
            reads += single ? 1 : ports();
        }
        int fire = 2 + (folded() ? foldBits() : 0);
        return pipelineDepth() * tags + reads + fire;
    }

    public boolean inputBuffered() {
        return architecture.inputBuffers() > 1;
    }

    public boolean outputBuffered() {
        return architecture.outputBuffers() > 1;
    }

    /** Whether several neurons share a threshold register. */
    public boolean sharedThreshold() {
        return architecture.thresholds() == ThresholdScope.LAYER && neurons() > 1;
    }

    /** Threshold registers that hold a threshold: one a neuron, or a single one. */
    public int thresholdRegisters() {
        return sharedThreshold() ? 1 : neurons();
    }
}
