package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.spike.SpikeVector;

/**
 * A dense layer: a weight row for each input. Behind sum pooling there is one for each square and channel, to which several
 * inputs come; an index, which is a place of the scheduler, then has the number of the row in its upper bits.
 *
 * @param index 0 for the layer at the input
 * @param quantized its weights, biases and thresholds
 * @param squares where its inputs stand in the scheduler
 * @param architecture the parameters it is built with
 * @param parameters what these come to
 * @param banks SRAM banks
 * @param lanes physical accumulators
 * @param membraneBits width of a membrane potential and of a threshold, two's complement
 * @param exactBits the width that no sum can leave; a narrower potential saturates
 * @param biasBits width of a bias, two's complement; 0 if the layer has none
 */
public record DenseDesign(
        int index,
        QuantizedDenseLayer quantized,
        SquarePlaces squares,
        LayerArchitecture architecture,
        LayerParameters parameters,
        int banks,
        int lanes,
        int membraneBits,
        int exactBits,
        int biasBits)
        implements LayerDesign {

    /** A layer as what it is; the compiler names this place when there are kinds that are not dense. */
    public static DenseDesign of(LayerDesign layer) {
        return switch (layer.kind()) {
            case DENSE -> (DenseDesign) layer;
            case CONVOLUTION -> throw new IllegalArgumentException("layer " + layer.index() + " is a convolution");
        };
    }

    @Override
    public Object built(Parameter<?> parameter) {
        return LayerElaboration.built(this, architecture, parameter);
    }

    @Override
    public LayerKind kind() {
        return LayerKind.DENSE;
    }

    @Override
    public int inputs() {
        return squares.input().size();
    }

    @Override
    public int neurons() {
        return quantized.neurons();
    }

    /** The weight row of an input; -1 for a spike that is dropped. */
    public int rowOf(int input) {
        return squares.rowOf(input);
    }

    /** The most spikes that come to a weight row in a time step. */
    public int spikesOfARow() {
        return squares.size() * squares.size();
    }

    /** The weight row that an index of the scheduler is of. */
    public int rowOfPlace(int place) {
        return place >> squares.spikeBits();
    }

    /** The bank that holds a weight row. */
    public int bankOf(int row) {
        return interleaved() ? row % banks : row / bankRows();
    }

    /** The number of a weight row within its bank. */
    public int bankRowOf(int row) {
        return interleaved() ? row / banks : row % bankRows();
    }

    /** The weight row at a place of a bank; it may lie beyond the last one. */
    public int rowAt(int bank, int bankRow) {
        return interleaved() ? bankRow * banks + bank : bank * bankRows() + bankRow;
    }

    /** What comes to a weight row, an input or a square of them, for people; to a row beyond the last one, no input. */
    public String inputsText(int row) {
        return row < weightRows() ? squares.inputsText(row) : "no input";
    }

    @Override
    public int weightRows() {
        return quantized.inputs();
    }

    @Override
    public int weightColumns() {
        return quantized.neurons();
    }

    @Override
    public int places() {
        return squares.count();
    }

    @Override
    public int placeOf(int input) {
        return squares.placeOf(input);
    }

    @Override
    public int ownNeurons() {
        return quantized.neurons();
    }

    @Override
    public int clockedBits(RegisterBank bank) {
        return switch (bank) {
            case PENDING -> pendingBits();
            case VECTOR -> folded() ? pendingBits() : 0;
            case CONTROL -> controlBits();
            case SELECT -> readStage() == 0 ? 0 : selectedBits();
            case OUTPUT -> readCycles() > 1 ? chunkBits() : 0;
            case PART -> hasPartStage() ? lanes * parts() * sumBits() : 0;
            case SUM -> hasSumStage() ? lanes * sumBits() : 0;
            case POTENTIAL -> lanes * membraneBits * states();
            case CARRIED -> folded() && carriesOver() ? lanes * membraneBits * states() : 0;
            case SPIKES -> lanes;
            case INPUT_BUFFER -> inputBuffered() ? inputs() + 1 : 0;
            case OUTPUT_BUFFER -> outputBuffered() ? neurons() + 1 : 0;
            case EVENT, STEP, TARGET, SWEEP, FORWARD, TOUCHED -> 0;
        };
    }

    /** Numbers that a neuron keeps from one time step to the next: with a synaptic current two. */
    private int states() {
        return quantized.neuronModel().isSynaptic() ? 2 : 1;
    }

    /** A port with a single row has nothing to select. */
    private int selectedBits() {
        if (!multiIssue()) {
            return rowBits();
        }
        return portRows() == 1 ? 0 : ports() * rowAddressBits();
    }

    @Override
    public int checks() {
        return folds();
    }

    @Override
    public int checkedPotentials() {
        return lanes;
    }

    @Override
    public int checkedNeuron(int check, int place) {
        return place < neuronsOf(check) ? check * lanes + place : -1;
    }

    @Override
    public int storedWeight(int port, int word, int place) {
        int row = rowOfWord(port, word);
        int neuron = word / portRows() * lanes + place;
        return row < weightRows() && neuron < neurons()
                ? weightFormat().encode(quantized.weights()[row][neuron])
                : 0;
    }

    @Override
    public int chunkWeights() {
        return lanes;
    }

    @Override
    public int leastCycles(SpikeVector presynaptic) {
        return leastCycles(issuedOf(presynaptic));
    }

    /** The same for any vector with so many spikes that are issued. */
    public int leastCycles(int issuedSpikes) {
        return folds() * ((issuedSpikes + issueWidth() - 1) / issueWidth());
    }

    private int issuedOf(SpikeVector presynaptic) {
        int issued = presynaptic.cardinality();
        for (int i = presynaptic.nextSpike(0); i >= 0 && squares.dropsSpikes(); i = presynaptic.nextSpike(i + 1)) {
            issued -= rowOf(i) < 0 ? 1 : 0;
        }
        return issued;
    }

    /** One waits, one in each stage, one fires, one is offered, and its buffers. */
    @Override
    public int vectorsInFlight() {
        return pipelineDepth() + 3 + (inputBuffered() ? 1 : 0) + (outputBuffered() ? 1 : 0);
    }

    /** The port that serves a weight row. */
    public int portOf(int row) {
        return bankOf(row) * readPorts() + bankRowOf(row) % readPorts();
    }

    /** The weight row of a word of the memories of a port; it may lie beyond the last one. */
    public int rowOfWord(int port, int word) {
        return rowAt(port / readPorts(), word % portRows() * readPorts() + port % readPorts());
    }

    /** The word of a weight in the memories of its port. */
    public int wordOf(int row, int neuron) {
        return neuron / lanes * portRows() + bankRowOf(row) / readPorts();
    }

    /** With several ports, each has as many places as it has rows. */
    @Override
    public int pendingBits() {
        return multiIssue() ? ports() * portRows() : places();
    }

    @Override
    public RowGrouping issueOrder() {
        return new IssueOrder(this);
    }

    /** Whether the spikes of another layer come to the same weight rows, in the same order. */
    public boolean hasSquaresOf(DenseDesign other) {
        return squares.isSameMap(other.squares);
    }
}
