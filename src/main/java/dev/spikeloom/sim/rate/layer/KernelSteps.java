package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.ConvolutionGrid;
import java.util.Arrays;

/**
 * The event register of a convolution and what turns a spike into steps: one for each row of outputs that it reaches, where
 * they are not all worked on at once, and each fold.
 */
final class KernelSteps {
    private final ConvolutionDesign layer;
    private final ConvolutionGrid grid;
    /** {@code [input rows]}: steps of a fold. */
    private final int[] stepsOf;

    private boolean valid;
    private boolean read;
    private boolean last;
    private boolean finalStep;
    private int index;
    private int step;
    private int fold;

    KernelSteps(ConvolutionDesign layer) {
        this.layer = layer;
        this.grid = layer.grid();
        this.stepsOf = new int[grid.input().rows()];
        Arrays.setAll(stepsOf, row -> layer.allRows() ? 1 : grid.rows().reached(row));
    }

    boolean valid() {
        return valid;
    }

    boolean read() {
        return read;
    }

    int index() {
        return index;
    }

    int step() {
        return step;
    }

    int fold() {
        return fold;
    }

    /** Whether the step of this cycle is the first of its spike. */
    boolean first() {
        return step == 0 && fold == 0;
    }

    /** Whether it is the last one. */
    boolean done() {
        return !read || (lastOfFold() && fold == layer.folds() - 1);
    }

    /** Whether it is the last one of its vector. */
    boolean endsVector() {
        return last && done();
    }

    private boolean lastOfFold() {
        return step == stepsOf[grid.rowOf(index)] - 1;
    }

    /** Sets the step of this cycle. */
    void show(KernelStep shown) {
        shown.valid = valid;
        shown.read = read;
        shown.last = endsVector();
        shown.finalStep = finalStep;
        shown.fold = fold;
        shown.row = grid.rowOf(index);
        shown.column = grid.columnOf(index);
        if (!valid || !read) {
            return;
        }
        int kernelRow = layer.kernelRowOf(shown.row, shown.column, grid.channelOf(index), step);
        shown.kernelWord = fold * layer.bankRows() + kernelRow;
        int rowWords = layer.allRows()
                ? grid.rows().origin(shown.row) / grid.rows().banks()
                : grid.rows().origin(shown.row) - grid.rows().first(shown.row) - step;
        int columnWords = grid.columns().origin(shown.column) / grid.columns().banks();
        shown.target = (rowWords * grid.columns().words() + columnWords) * layer.folds() + fold;
    }

    /**
     * The clock edge of a cycle without a stall.
     *
     * @param issue what the scheduler issues
     */
    void commit(Issue issue, int issuedIndex) {
        if (valid && !done()) {
            boolean next = lastOfFold();
            step = next ? 0 : step + 1;
            fold = next ? fold + 1 : fold;
            return;
        }
        step = 0;
        fold = 0;
        valid = issue.valid;
        if (issue.valid) {
            read = issue.reads > 0;
            last = issue.last;
            finalStep = issue.finalStep;
            index = issuedIndex;
        }
    }
}
