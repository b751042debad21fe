package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.Arrays;

/**
 * The membrane potentials of a convolution, in banks, with what adds weights to them and what sweeps them. The arithmetic is
 * that of {@link dev.spikeloom.network.IntegerReference}; what a time step starts from is worked out when the one before is
 * swept.
 */
final class PotentialBanks {
    private final ConvolutionDesign layer;
    private final NeuronModel model;
    private final int lanes;
    private final int columns;
    private final int least;
    private final int greatest;
    /** {@code [folds * lanes]}; beyond the last channel, of no meaning. */
    private final int[] thresholds;

    private final int[] biases;
    /** {@code [sets][banks][words * lanes]}. */
    private final int[][][] v;
    /** {@code [input rows]} and {@code [input columns]}: a bit for each row or column of banks that is reached. */
    private final int[] rowMasks;

    private final int[] columnMasks;
    private final int[] rowOrigins;
    private final int[] columnOrigins;
    /** {@code [banks * lanes]}: what the sweep compares in this cycle. */
    private final int[] checked;

    private long saturations;

    PotentialBanks(ConvolutionDesign layer) {
        this.layer = layer;
        this.model = layer.neuronModel();
        this.lanes = layer.lanes();
        this.columns = layer.grid().columns().banks();
        MembraneRange range = MembraneRange.of(layer.membraneBits());
        this.least = range.min();
        this.greatest = range.max();
        int channels = layer.folds() * lanes;
        this.thresholds = Arrays.copyOf(layer.quantized().thresholds(), channels);
        if (layer.sharedThreshold()) {
            Arrays.fill(thresholds, thresholds[0]);
        }
        this.biases = layer.hasBiases() ? Arrays.copyOf(layer.quantized().biases(), channels) : new int[channels];
        this.v = new int[layer.potentialSets()][layer.potentialBanks()][layer.potentialWords() * lanes];
        this.rowMasks = masks(layer.grid().rows());
        this.columnMasks = masks(layer.grid().columns());
        this.rowOrigins = origins(layer.grid().rows());
        this.columnOrigins = origins(layer.grid().columns());
        this.checked = new int[layer.potentialBanks() * lanes];
    }

    private static int[] masks(ConvolutionAxis axis) {
        int[] masks = new int[axis.inputs()];
        for (int position = 0; position < masks.length; position++) {
            for (int bank = 0; bank < axis.banks(); bank++) {
                boolean reached = axis.banks() == 1 ? axis.reaches(position) : axis.reachesBank(position, bank);
                masks[position] |= reached ? 1 << bank : 0;
            }
        }
        return masks;
    }

    private static int[] origins(ConvolutionAxis axis) {
        int[] origins = new int[axis.inputs()];
        Arrays.setAll(origins, position -> axis.origin(position) % axis.banks());
        return origins;
    }

    /** Whether a step adds to a bank. */
    boolean reaches(KernelStep step, int bank) {
        return ((rowMasks[step.row] >> (bank / columns)) & 1) != 0
                && ((columnMasks[step.column] >> (bank % columns)) & 1) != 0;
    }

    /** How many banks a spike at a position adds to at once. */
    int reached(int row, int column) {
        return Integer.bitCount(rowMasks[row]) * Integer.bitCount(columnMasks[column]);
    }

    /** The word of a bank that a step adds to, or would: as many bits as an address has. */
    int word(KernelStep step, int bank) {
        int word = step.target
                - (bank % columns > columnOrigins[step.column] ? layer.folds() : 0)
                - (bank / columns > rowOrigins[step.row]
                        ? layer.grid().columns().words() * layer.folds()
                        : 0);
        return word & ((1 << layer.potentialAddressBits()) - 1);
    }

    /** The clock edge of a cycle in which the weights of a spike are added to a set. */
    void add(int set, KernelStep step) {
        int counted = layer.neuronsOf(step.fold);
        for (int bank = 0; bank < v[set].length; bank++) {
            if (reaches(step, bank)) {
                int window = Math.floorMod(columnOrigins[step.column] - bank % columns, columns);
                if (layer.grid().rows().banks() > 1) {
                    int rows = layer.grid().rows().banks();
                    window += columns * Math.floorMod(rowOrigins[step.row] - bank / columns, rows);
                }
                add(v[set][bank], word(step, bank) * lanes, step.word, window * lanes, counted);
            }
        }
    }

    private void add(int[] potentials, int at, int[] weights, int from, int counted) {
        for (int lane = 0; lane < lanes; lane++) {
            potentials[at + lane] = clip((long) potentials[at + lane] + weights[from + lane], lane < counted);
        }
    }

    private int clip(long sum, boolean counted) {
        int clipped = (int) Math.max(least, Math.min(greatest, sum));
        saturations += clipped == sum || !counted ? 0 : 1;
        return clipped;
    }

    /** What the sweep compares if it is at a word, and zero in lanes without a channel; nothing changes. */
    int[] check(int set, int word) {
        int fold = word % layer.folds();
        int first = fold * lanes;
        int channels = layer.neuronsOf(fold);
        for (int bank = 0; bank < v[set].length; bank++) {
            for (int lane = 0; lane < channels; lane++) {
                checked[bank * lanes + lane] =
                        clip((long) v[set][bank][word * lanes + lane] + biases[first + lane], false);
            }
            Arrays.fill(checked, bank * lanes + channels, (bank + 1) * lanes, 0);
        }
        return checked;
    }

    /** Whether what was checked last spikes in a lane of a bank. */
    boolean spikes(int word, int bank, int lane) {
        return checked[bank * lanes + lane] > thresholds[word % layer.folds() * lanes + lane];
    }

    /** The clock edge of a cycle in which the sweep compares a word: what is left of it for the next time step. */
    void restart(int set, int word, boolean finalStep) {
        int fold = word % layer.folds();
        for (int bank = 0; bank < v[set].length; bank++) {
            int counted = layer.hasOutput(bank, word) ? layer.neuronsOf(fold) : 0;
            for (int lane = 0; lane < lanes; lane++) {
                int at = word * lanes + lane;
                int threshold = thresholds[fold * lanes + lane];
                int u = clip((long) v[set][bank][at] + biases[fold * lanes + lane], lane < counted);
                v[set][bank][at] = finalStep || !layer.carriesOver()
                        ? 0
                        : model.leak().left(u > threshold ? reset(u, threshold) : u);
            }
        }
    }

    private int reset(int u, int threshold) {
        return model.subtracts() ? u - threshold : 0;
    }

    /** Potentials that were clipped so far. */
    long saturations() {
        return saturations;
    }
}
