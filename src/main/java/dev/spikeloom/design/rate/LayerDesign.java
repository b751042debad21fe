package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer of the rate-coded pipeline with every width and depth derived, of whatever kind it is. What depends on how its
 * weights lie in the banks is in the class of its kind.
 */
public interface LayerDesign {
    /** The parameters that it is built with, of all that a layer may have. */
    default List<Parameter<?>> architectureParameters() {
        return LayerElaborations.parameters(quantized().shape());
    }

    /** The value of a parameter as it is built: where a name such as {@code all} stands for a number, the number. */
    Object built(Parameter<?> parameter);

    LayerKind kind();

    /** 0 for the layer at the input. */
    int index();

    int inputs();

    int neurons();

    /** Its weights, biases and thresholds. */
    QuantizedLayer.Weighted quantized();

    /** Weight rows, as they are loaded. */
    int weightRows();

    /** Weights of a row, and thresholds and biases. */
    int weightColumns();

    /** Places of the spikes that the scheduler holds: an index is the number of one. */
    int places();

    /** The place of an input; -1 for a spike that is dropped. */
    int placeOf(int input);

    /** What its neurons do between time steps. */
    default NeuronModel neuronModel() {
        return quantized().neuronModel();
    }

    /** Format of a weight. */
    default WeightFormat weightFormat() {
        return quantized().weightFormat();
    }

    /** What the parameters that it is built with come to. */
    LayerParameters parameters();

    /** SRAM banks. */
    int banks();

    /** Physical accumulators. */
    int lanes();

    /** Width of a membrane potential and of a threshold, two's complement. */
    int membraneBits();

    /** The width that no sum can leave; a narrower potential saturates. */
    int exactBits();

    /** Width of a bias, two's complement; 0 if the layer has none. */
    int biasBits();

    /** The order in which it issues the active inputs of a spike vector. */
    RowGrouping issueOrder();

    /** The fewest cycles that a spike vector can take, if no two of its inputs wait for the same port. */
    int leastCycles(SpikeVector presynaptic);

    /** Spikes that the scheduler's register holds. */
    int pendingBits();

    /** Neurons of its own: of a convolution those in front of max pooling. */
    int ownNeurons();

    /** Whether nothing is added to potentials while all of them are swept. */
    default boolean sweepsAlone() {
        return false;
    }

    /** Memories of potentials; none if these are in registers. */
    default int potentialMemories() {
        return 0;
    }

    /** Width of each of them. */
    default int potentialWordBits() {
        return 0;
    }

    /** Words of each of them. */
    default int potentialWords() {
        return 0;
    }

    /** Bits of all of them. */
    default long potentialMemoryBits() {
        return (long) potentialMemories() * potentialWords() * potentialWordBits();
    }

    /** Flip-flops that one enable of a bank clocks; 0 if the layer has no such bank. */
    int clockedBits(RegisterBank bank);

    /** Firing checks that a spike vector takes, each of some potentials. */
    int checks();

    /** Potentials that are compared in one, whether there are neurons for all or not. */
    int checkedPotentials();

    /** The neuron whose potential is compared at a place of a firing check; -1 if there is none. */
    int checkedNeuron(int check, int place);

    /** Whether a spike vector takes thousands of cycles, since each spike takes several. */
    default boolean takesLong() {
        return false;
    }

    /** Weights that are read at once. */
    int chunkWeights();

    /**
     * The bits of a weight as the memories of a port hold it: 0 where there is none.
     *
     * @param word 0 to {@link #memoryWords} - 1
     * @param place 0 to {@link #chunkWeights} - 1
     */
    int storedWeight(int port, int word, int place);

    /** The most spike vectors in it. */
    int vectorsInFlight();

    default int weightBits() {
        return weightFormat().bits();
    }

    /** Width of a presynaptic index. */
    default int indexBits() {
        return Bits.unsigned(places() - 1L);
    }

    /** Width of a weight row's number, as it is loaded. */
    default int rowBits() {
        return Bits.unsigned(weightRows() - 1L);
    }

    /** Width of the number of a weight in its row. */
    default int neuronBits() {
        return Bits.unsigned(weightColumns() - 1L);
    }

    /** Whether potentials can be clipped. */
    default boolean saturates() {
        return membraneBits() < exactBits();
    }

    /** Whether the layer keeps potentials from one time step to the next. */
    default boolean carriesOver() {
        return neuronModel().carriesOver();
    }

    /** Width of what is loaded: the widest of weight, threshold and bias. */
    default int dataBits() {
        return Math.max(membraneBits(), Math.max(weightBits(), biasBits()));
    }

    default boolean hasBiases() {
        return biasBits() > 0;
    }

    // Loading.

    /** All its numbers, as they are written through the load port: thresholds, then biases, then weights. */
    default List<LoadedNumber> numbers() {
        List<LoadedNumber> numbers = new ArrayList<>();
        for (int neuron = 0; neuron < weightColumns(); neuron++) {
            numbers.add(number(LoadMap.THRESHOLD, 0, neuron));
        }
        for (int neuron = 0; neuron < weightColumns() && hasBiases(); neuron++) {
            numbers.add(number(LoadMap.BIAS, 0, neuron));
        }
        for (int row = 0; row < weightRows(); row++) {
            for (int neuron = 0; neuron < weightColumns(); neuron++) {
                numbers.add(number(LoadMap.WEIGHT, row, neuron));
            }
        }
        return numbers;
    }

    /**
     * One of them.
     *
     * @param target a weight, a threshold, or, if the layer has biases, a bias
     * @param row of a weight; 0 for all else
     * @param neuron number of a weight in its row
     */
    default LoadedNumber number(int target, int row, int neuron) {
        int data =
                switch (target) {
                    case LoadMap.WEIGHT -> stored(quantized().weights()[row][neuron]);
                    case LoadMap.THRESHOLD -> quantized().thresholds()[neuron];
                    default -> quantized().biases()[neuron];
                };
        return new LoadedNumber(target, index(), row, neuron, data);
    }

    private int stored(int weight) {
        return weightBits() == 1 ? weightFormat().encode(weight) : weight;
    }

    /** Whether a layer with other numbers is as wide everywhere. */
    default boolean isSameMachine(LayerDesign other) {
        return inputs() == other.inputs()
                && places() == other.places()
                && weightRows() == other.weightRows()
                && neurons() == other.neurons()
                && neuronModel().equals(other.neuronModel())
                && weightFormat().equals(other.weightFormat())
                && membraneBits() == other.membraneBits()
                && exactBits() == other.exactBits()
                && biasBits() == other.biasBits();
    }

    /** What can be loaded as a weight, as it is stored: of one bit, 0 for +1 or 1 for -1. */
    default NumberRange loadableWeights() {
        return weightBits() == 1 ? new NumberRange(0, 1) : NumberRange.signed(weightBits());
    }

    /** What can be loaded as a threshold. */
    default NumberRange loadableThresholds() {
        NumberRange held = NumberRange.signed(membraneBits());
        return new NumberRange(Math.max(held.least(), neuronModel().minThreshold()), held.greatest());
    }

    /** What can be loaded as a bias; empty if the layer has none. */
    default Optional<NumberRange> loadableBiases() {
        return hasBiases() ? Optional.of(NumberRange.signed(biasBits())) : Optional.empty();
    }

    default LoadLayer loadLayer() {
        return new LoadLayer(
                index(),
                weightRows(),
                weightColumns(),
                loadableWeights(),
                loadableThresholds(),
                sharedThreshold(),
                loadableBiases());
    }

    /** Folds whose weights come at once if so many numbers do, and are written one after the other. */
    default int loadSteps(int numbers) {
        return folded() && lanes() < numbers ? Math.min(numbers / lanes(), folds()) : 1;
    }

    // Folding.

    /** Passes over a spike vector: each works on as many neurons as there are lanes. */
    default int folds() {
        return (weightColumns() + lanes() - 1) / lanes();
    }

    /** Times that the scheduler goes over a spike vector. */
    default int passes() {
        return folds();
    }

    default boolean folded() {
        return folds() > 1;
    }

    /** Width of a fold's number; meaningful if the layer is folded. */
    default int foldBits() {
        return Bits.unsigned(folds() - 1L);
    }

    /** Bits of a neuron's number that are needed to read a number of its back: all, those of its lane, or none. */
    default int readBackBits() {
        return !sharedThreshold() || hasBiases()
                ? neuronBits()
                : lanes() == 1 ? 0 : folded() ? laneBits() : neuronBits();
    }

    /** Width of a lane's number within a fold; 0 for a single lane. */
    default int laneBits() {
        return lanes() == 1 ? 0 : Bits.unsigned(lanes() - 1L);
    }

    /** Neurons that a fold works on: the last one may have fewer than there are lanes. */
    default int neuronsOf(int fold) {
        return Math.min(lanes(), weightColumns() - fold * lanes());
    }

    // Weight SRAM.

    default int bankRows() {
        return parameters().bankRows();
    }

    default int readPorts() {
        return parameters().readPorts();
    }

    default boolean interleaved() {
        return parameters().interleaved();
    }

    /** Bits that are read at once: the weights of a row to the neurons of a fold, the lowest neuron in the lowest bits. */
    default int chunkBits() {
        return chunkWeights() * weightBits();
    }

    /** Weights in the word of a memory; the last of those side by side may have fewer. */
    default int wordWeights() {
        return parameters().wordWeights();
    }

    /** Width of a memory; the last of those side by side may be narrower. */
    default int wordBits() {
        return wordWeights() * weightBits();
    }

    /** Memories side by side in a bank. */
    default int columns() {
        return (chunkWeights() + wordWeights() - 1) / wordWeights();
    }

    /** Weights in a word of one of the memories side by side; column 0 is that of the lowest lanes. */
    default int columnWeights(int column) {
        return Math.min(wordWeights(), chunkWeights() - column * wordWeights());
    }

    /** Words of a bank: the chunks of fold 0, then those of fold 1, and so on. */
    default int bankWords() {
        return folds() * bankRows();
    }

    /** Depth of a memory: each read port of a bank has its share of the rows in memories of its own. */
    default int memoryWords() {
        return folds() * portRows();
    }

    /** Width of an address of a memory. */
    default int memoryAddressBits() {
        return Bits.unsigned(memoryWords() - 1L);
    }

    /** Width of a row's number among those of its port; 0 for a single row. */
    default int portRowBits() {
        return portRows() == 1 ? 0 : Bits.unsigned(portRows() - 1L);
    }

    /** Width of a weight row's number within its bank. */
    default int rowAddressBits() {
        return Bits.unsigned(bankRows() - 1L);
    }

    /** Width of a word's address within a bank: the fold in the upper bits, the row in the lower. */
    default int wordAddressBits() {
        return Bits.unsigned(bankWords() - 1L);
    }

    /** Bits of weight SRAM, whole banks. */
    default long sramBits() {
        return (long) banks() * bankWords() * chunkBits();
    }

    // Issue.

    default int issueWidth() {
        return parameters().issueWidth();
    }

    /** Whether several indices can be issued in a cycle. */
    default boolean multiIssue() {
        return issueWidth() > 1;
    }

    /** Read ports of all banks. Port {@code p} of bank {@code b} is number {@code b * readPorts + p}. */
    default int ports() {
        return banks() * readPorts();
    }

    /** Addresses that the banks see: one for all, or one a port where several indices can be issued. */
    default int addresses() {
        return multiIssue() ? ports() : 1;
    }

    /** Weight rows that a port serves: of two ports, one has the even rows of its bank, the other the odd ones. */
    default int portRows() {
        return bankRows() / readPorts();
    }

    /** Width of the sum of the weights that a neuron takes in a cycle; 1 for a weight of one bit as it is stored. */
    default int sumBits() {
        return multiIssue() ? weightFormat().valueBits() + Bits.unsigned(issueWidth() - 1L) : weightBits();
    }

    /** Log2 of the bits that a node of the priority encoder's tree looks at; enough for all if it is flat. */
    default int encoderLaneBits() {
        return parameters().encoderLaneBits();
    }

    // Pipeline.

    /** The stage in which the banks are read; 0 is that of the issue, with as many registers between them. */
    default int readStage() {
        return parameters().readStage();
    }

    /** Cycles from a read to its words. */
    default int readCycles() {
        return parameters().readCycles();
    }

    /** The stage in which the words that were read are there. */
    default int rowStage() {
        return readStage() + readCycles();
    }

    /** Registers between the rows of a cycle and the accumulators: the last holds their sum. */
    default int sumStages() {
        return parameters().sumStages();
    }

    /** Whether a register holds the sum of the rows of a cycle. */
    default boolean hasSumStage() {
        return sumStages() > 0;
    }

    /** Whether a register before that holds what the sum is made of. */
    default boolean hasPartStage() {
        return sumStages() > 1;
    }

    /** Ports whose rows are added up before the register inside the adder: a part of the tree, but never all of it. */
    default int partPorts() {
        int levels = Bits.unsigned(ports() - 1L);
        return 1 << Math.min((levels + 1) / 2, levels - 1);
    }

    /** Numbers a lane that the register holds which is inside the adder; a single row needs no adding up. */
    default int parts() {
        return multiIssue() ? (ports() + partPorts() - 1) / partPorts() : 1;
    }

    /** Cycles from the issue of an index to its accumulation: the last stage. */
    default int pipelineDepth() {
        return rowStage() + sumStages();
    }

    /** Lanes that one set of control registers drives. */
    default int setLanes() {
        return parameters().setLanes();
    }

    /** Sets of control registers that drive the neurons: those of the pipeline, and copies of them. */
    default int controlSets() {
        return (lanes() + setLanes() - 1) / setLanes();
    }

    /** Whether there are copies of the control registers. */
    default boolean hasControlCopies() {
        return controlSets() > 1;
    }

    /** Bits of the accumulate stage that tell the neurons what to do, but for the fold. */
    default int copyTags() {
        return carriesOver() ? 3 : 2;
    }

    /** Flip-flops that control the pipeline between issue and fire, copies included. */
    default int controlBits() {
        int tags = 4 + (carriesOver() ? 1 : 0) + (folded() ? foldBits() : 0);
        int reads = 0;
        for (int stage = 1; stage <= pipelineDepth(); stage++) {
            boolean single = stage <= readStage() ? !multiIssue() : stage > rowStage();
            reads += single ? 1 : ports();
        }
        int fire = 2 + (folded() ? foldBits() : 0);
        int copy = 3 + copyTags() + (folded() ? 2 * foldBits() : 0);
        return pipelineDepth() * tags + reads + fire + (controlSets() - 1) * copy;
    }

    default boolean inputBuffered() {
        return parameters().inputBuffered();
    }

    default boolean outputBuffered() {
        return parameters().outputBuffered();
    }

    /** Whether several neurons share a threshold register. */
    default boolean sharedThreshold() {
        return parameters().sharedThreshold();
    }

    /** Threshold registers that hold a threshold: one a neuron, or a single one. */
    default int thresholdRegisters() {
        return sharedThreshold() ? 1 : weightColumns();
    }
}
