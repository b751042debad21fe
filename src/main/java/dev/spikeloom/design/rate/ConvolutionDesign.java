package dev.spikeloom.design.rate;

import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.spike.SpikeVector;

/**
 * A convolution, with the sum pooling before it and the max pooling behind it: a spike adds the weights of one element of
 * the kernel to each output position that it reaches, for as many output channels as there are lanes. Potentials stand in
 * banks, in which the positions that are reached at once never meet; a sweep over them ends a time step.
 *
 * <p>{@code architecture.kernel_rows} says what a cycle does: with {@code one}, the outputs of one row, with a bank for each
 * column that a spike reaches; with {@code all}, all of them, with a bank for each position.
 *
 * @param index 0 for the layer at the input
 * @param quantized its weights, biases and thresholds
 * @param grid where its spikes come from and go to
 * @param architecture the parameters it is built with
 * @param parameters what these come to; a row of its bank is what {@link #kernelRowOf} counts
 * @param lanes output channels that a cycle works on
 * @param membraneBits width of a membrane potential and of a threshold, two's complement
 * @param exactBits the width that no sum can leave; a narrower potential saturates
 * @param biasBits width of a bias, two's complement; 0 if the layer has none
 */
public record ConvolutionDesign(
        int index,
        QuantizedConvolutionLayer quantized,
        ConvolutionGrid grid,
        LayerArchitecture architecture,
        LayerParameters parameters,
        int lanes,
        int membraneBits,
        int exactBits,
        int biasBits)
        implements LayerDesign {
    /** Cycles that make a spike vector take long. */
    private static final int LONG = 2000;

    /** A layer as what it is; the compiler names this place when there are further kinds. */
    public static ConvolutionDesign of(LayerDesign layer) {
        return switch (layer.kind()) {
            case CONVOLUTION -> (ConvolutionDesign) layer;
            case DENSE -> throw new IllegalArgumentException("layer " + layer.index() + " is dense");
        };
    }

    @Override
    public Object built(Parameter<?> parameter) {
        return LayerElaboration.built(this, architecture, parameter);
    }

    @Override
    public LayerKind kind() {
        return LayerKind.CONVOLUTION;
    }

    @Override
    public int inputs() {
        return grid.input().size();
    }

    @Override
    public int neurons() {
        return grid.output().size();
    }

    @Override
    public int weightRows() {
        return grid.kernel() * grid.kernel() * grid.channels();
    }

    @Override
    public int weightColumns() {
        return grid.filters();
    }

    @Override
    public int places() {
        return grid.places();
    }

    @Override
    public int placeOf(int input) {
        int position = input / grid.channels();
        int row = position / grid.input().columns();
        int column = position % grid.input().columns();
        return grid.reaches(row, column) ? grid.place(row, column, input % grid.channels()) : -1;
    }

    @Override
    public int pendingBits() {
        return grid.places();
    }

    @Override
    public int banks() {
        return 1;
    }

    @Override
    public RowGrouping issueOrder() {
        return RowGrouping.ONE_AT_A_TIME;
    }

    /** Whether the outputs of all rows that a spike reaches are worked on in a cycle. */
    public boolean allRows() {
        return architecture.get(ParameterTable.KERNEL_ROWS) == KernelRows.ALL;
    }

    /** A spike takes a step for each fold instead. */
    @Override
    public int passes() {
        return 1;
    }

    // Kernel memory.

    @Override
    public int chunkWeights() {
        return kernelColumns() * lanes;
    }

    /** Elements of the kernel that a word has the weights of: a window for each bank of potentials. */
    public int kernelColumns() {
        return potentialBanks();
    }

    /**
     * The row of the kernel memory with the weights that a spike needs; the rows of fold 0 come first.
     *
     * @param row of the spike
     * @param column of the spike
     * @param step which of the rows of outputs that it reaches; 0 if all are worked on at once
     */
    public int kernelRowOf(int row, int column, int channel, int step) {
        int ofRow = allRows()
                ? grid.rows().phase(row)
                : grid.rows().stride() * (grid.rows().first(row) + step)
                        + grid.rows().phase(row);
        return (ofRow * grid.phases() + grid.columns().phase(column)) * grid.channels() + channel;
    }

    /**
     * The weight row, as it is loaded, of one of the elements in a row of the kernel memory; -1 if the kernel has no such.
     *
     * @param element 0 to {@link #kernelColumns} - 1
     */
    public int weightRowAt(int kernelRow, int element) {
        int channel = kernelRow % grid.channels();
        int phaseColumn = kernelRow / grid.channels() % grid.phases();
        int phaseRow = kernelRow / grid.channels() / grid.phases();
        int stride = grid.columns().stride();
        int windows = grid.columns().windows();
        int column = stride * (element % windows) + phaseColumn;
        int row = allRows() ? stride * (element / windows) + phaseRow : phaseRow;
        return phaseRow < kernelRowPhases() && row < grid.kernel() && column < grid.kernel()
                ? (row * grid.kernel() + column) * grid.channels() + channel
                : -1;
    }

    /** Rows of the kernel memory for each remainder of columns and each channel. */
    private int kernelRowPhases() {
        return allRows() ? grid.phases() : grid.kernel();
    }

    /** The row of the kernel memory that has a weight row. */
    public int kernelRowOf(int weightRow) {
        int channel = weightRow % grid.channels();
        int column = weightRow / grid.channels() % grid.kernel();
        int row = weightRow / grid.channels() / grid.kernel();
        int stride = grid.columns().stride();
        return ((allRows() ? row % stride : row) * grid.phases() + column % stride) * grid.channels() + channel;
    }

    /** Which of the elements there it is. */
    public int elementOf(int weightRow) {
        int column = weightRow / grid.channels() % grid.kernel();
        int row = weightRow / grid.channels() / grid.kernel();
        int stride = grid.columns().stride();
        return (allRows() ? row / stride * grid.columns().windows() : 0) + column / stride;
    }

    /** The weight at a place of a word of the kernel memory; 0 where there is none. */
    public int weightAt(int word, int place) {
        int weightRow = weightRowAt(word % bankRows(), place / lanes);
        int filter = word / bankRows() * lanes + place % lanes;
        return weightRow < 0 || filter >= grid.filters() ? 0 : quantized.weights()[weightRow][filter];
    }

    @Override
    public int storedWeight(int port, int word, int place) {
        return hasWeight(word, place) ? weightFormat().encode(weightAt(word, place)) : 0;
    }

    /** Whether there is a weight at a place of a word. */
    public boolean hasWeight(int word, int place) {
        return weightRowAt(word % bankRows(), place / lanes) >= 0
                && word / bankRows() * lanes + place % lanes < grid.filters();
    }

    // Potentials.

    /** Whether potentials stand in memories. */
    public boolean potentialsInSram() {
        return architecture.get(ParameterTable.POTENTIALS) == PotentialMemory.SRAM;
    }

    /** Sets of potentials. */
    public int potentialSets() {
        return architecture.get(ParameterTable.POTENTIAL_BUFFERS);
    }

    /** Whether one set of potentials is swept while spikes are added to the other. */
    public boolean doubled() {
        return potentialSets() > 1;
    }

    @Override
    public boolean sweepsAlone() {
        return !doubled();
    }

    /** Banks of potentials. Row {@code r} and column {@code c} of them is number {@code r * columns + c}. */
    public int potentialBanks() {
        return grid.rows().banks() * grid.columns().banks();
    }

    /** Words of a bank: the folds of a position one after the other, columns of words before rows. */
    @Override
    public int potentialWords() {
        return grid.rows().words() * grid.columns().words() * folds();
    }

    /** Width of a word's address in a bank of potentials. */
    public int potentialAddressBits() {
        return Bits.unsigned(potentialWords() - 1L);
    }

    /** Bits of a word of potentials. */
    @Override
    public int potentialWordBits() {
        return lanes * membraneBits;
    }

    @Override
    public int potentialMemories() {
        return potentialsInSram() ? potentialSets() * potentialBanks() : 0;
    }

    /** The word of an output position in its bank. */
    public int potentialWord(int row, int column, int fold) {
        return (row / grid.rows().banks() * grid.columns().words()
                                + column / grid.columns().banks())
                        * folds()
                + fold;
    }

    /** The bank of an output position. */
    public int potentialBank(int row, int column) {
        return row % grid.rows().banks() * grid.columns().banks()
                + column % grid.columns().banks();
    }

    /** The row of outputs that a word of a bank is of; it may lie beyond the last. */
    public int outputRow(int bank, int word) {
        int words = word / folds() / grid.columns().words();
        return words * grid.rows().banks() + bank / grid.columns().banks();
    }

    /** The column of outputs that a word of a bank is of; it may lie beyond the last. */
    public int outputColumn(int bank, int word) {
        int words = word / folds() % grid.columns().words();
        return words * grid.columns().banks() + bank % grid.columns().banks();
    }

    /** Whether a word of a bank is of an output position, rather than of none beyond the last. */
    public boolean hasOutput(int bank, int word) {
        return outputRow(bank, word) < grid.rows().outputs()
                && outputColumn(bank, word) < grid.columns().outputs();
    }

    @Override
    public int ownNeurons() {
        return grid.rows().outputs() * grid.columns().outputs() * grid.filters();
    }

    @Override
    public int checks() {
        return potentialWords();
    }

    @Override
    public int checkedPotentials() {
        return potentialBanks() * lanes;
    }

    @Override
    public int checkedNeuron(int check, int place) {
        int row = outputRow(place / lanes, check);
        int column = outputColumn(place / lanes, check);
        return hasOutput(place / lanes, check) && place % lanes < neuronsOf(check % folds())
                ? (row * grid.columns().outputs() + column) * grid.filters() + check % folds() * lanes + place % lanes
                : -1;
    }

    // Registers.

    @Override
    public int clockedBits(RegisterBank bank) {
        return switch (bank) {
            case PENDING -> places();
            case EVENT -> indexBits();
            case CONTROL -> controlBits();
            case SELECT -> readStage() == 0 ? 0 : wordAddressBits();
            case STEP -> pipelineDepth() == 1 ? 0 : potentialAddressBits() + reachBits();
            case TARGET -> targetBits();
            case SWEEP -> 2 * potentialAddressBits() + (folded() ? foldBits() : 0) + (sweepsFolds() ? foldBits() : 0);
            case OUTPUT -> readCycles() > 1 ? chunkBits() : 0;
            case PART -> hasPartStage() ? chunkBits() : 0;
            case SUM -> hasSumStage() ? chunkBits() : 0;
            case POTENTIAL -> potentialsInSram() ? 0 : potentialWordBits();
            case FORWARD -> potentialsInSram() ? potentialWordBits() : 0;
            case TOUCHED -> potentialWords();
            case SPIKES -> neurons();
            case INPUT_BUFFER -> inputBuffered() ? inputs() + 1 : 0;
            case OUTPUT_BUFFER -> outputBuffered() ? neurons() + 1 : 0;
            case VECTOR, CARRIED -> 0;
        };
    }

    /** Flags of the event register and of the stages behind it but the last, and which step of a spike it is. */
    @Override
    public int controlBits() {
        int steps = stepBits() == 0 ? 0 : stepBits() + rowAddressBits() + potentialAddressBits();
        return 4 * pipelineDepth() + steps + (folded() ? foldBits() : 0);
    }

    /** Which of the banks a step reaches, on each axis with several: the origin, and a bit a bank. */
    private int reachBits() {
        return originBits() + bankBits(grid.rows()) + bankBits(grid.columns());
    }

    private int originBits() {
        return originBits(grid.rows()) + originBits(grid.columns());
    }

    private static int originBits(ConvolutionAxis axis) {
        return axis.banks() > 1 ? Bits.unsigned(axis.banks() - 1L) : 0;
    }

    private static int bankBits(ConvolutionAxis axis) {
        return axis.banks() > 1 ? axis.banks() : 0;
    }

    /** Without a stage for aligned weights, these are aligned in the last one. */
    private int targetBits() {
        return potentialBanks() * (1 + potentialAddressBits()) + (hasSumStage() ? 0 : originBits());
    }

    /** Whether thresholds or biases depend on the fold that is swept. */
    public boolean sweepsFolds() {
        return folded() && (!sharedThreshold() || hasBiases());
    }

    // Timing.

    /** Cycles of a spike: one for each row of outputs that it reaches, and each fold. */
    public int stepsOf(int row, int column) {
        return grid.reaches(row, column) ? (allRows() ? 1 : grid.rows().reached(row)) * folds() : 0;
    }

    /** Width of the number of a row of outputs among those that a spike reaches; 0 if a cycle does all that it reaches. */
    public int stepBits() {
        return allRows() || grid.rows().windows() == 1
                ? 0
                : Bits.unsigned(grid.rows().windows() - 1L);
    }

    /** Cycles of the sweep that ends a time step. */
    public int sweepCycles() {
        return potentialWords();
    }

    @Override
    public boolean takesLong() {
        SpikeVector all = new SpikeVector(inputs());
        for (int i = 0; i < inputs(); i++) {
            all.set(i);
        }
        return leastCycles(all) > LONG;
    }

    @Override
    public int leastCycles(SpikeVector presynaptic) {
        int steps = 0;
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int position = i / grid.channels();
            steps += stepsOf(
                    position / grid.input().columns(), position % grid.input().columns());
        }
        return leastCycles(steps);
    }

    /** Cycles that a vector takes at least, from the steps of its spikes: none if it is empty. */
    public int leastCycles(int steps) {
        return doubled() ? Math.max(steps, sweepCycles()) : steps + sweepCycles();
    }

    /** One waits, one is expanded or in each stage, one is swept, one is offered, and its buffers. */
    @Override
    public int vectorsInFlight() {
        return pipelineDepth() + 4 + (inputBuffered() ? 1 : 0) + (outputBuffered() ? 1 : 0);
    }
}
