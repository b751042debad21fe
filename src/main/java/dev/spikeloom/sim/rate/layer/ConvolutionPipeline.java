package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.trace.Kanata;
import java.io.IOException;

/** The log of a convolution: each step of a spike is an instruction, and so is the sweep that ends a vector. */
final class ConvolutionPipeline extends LayerPipeline {
    private final ConvolutionDesign design;
    private final KernelSteps steps;
    private final Probe stalled;
    private final Probe fire;
    private final Probe sweepWord;

    /** Spike vectors whose last step has been seen, and those whose sweep has begun. */
    private long vectors;

    private long swept;

    /** Whether the step in the event register is one that was there in the cycle before. */
    private boolean seen;

    /** @param steps observed between evaluate and commit */
    ConvolutionPipeline(ConvolutionDesign design, KernelSteps steps, Probes probes, int timeSteps, Kanata log) {
        super(design, probes, timeSteps, log, names(design, "event", "align"), 1, "sweep", false);
        this.design = design;
        this.steps = steps;
        this.stalled = probes.get(LayerProbe.STALL);
        this.fire = probes.get(LayerProbe.FIRE);
        this.sweepWord = probes.get(LayerProbe.SWEEP_WORD);
    }

    @Override
    void begin(TraceRecord record) throws IOException {
        if (record.isSet(fire) && record.value(sweepWord, 0).signum() == 0) {
            startCheck(swept, -1, design.sweepCycles() + " words of each bank are compared with thresholds");
            swept++;
        }
        if (steps.valid() && !seen) {
            step();
        }
        seen = steps.valid() && record.isSet(stalled);
    }

    private void step() throws IOException {
        Held held = first();
        held.last = steps.endsVector();
        held.vector = vectors;
        held.fold = steps.fold();
        vectors += held.last ? 1 : 0;
        if (!steps.read()) {
            enter("no spike", "an empty vector takes one step");
            return;
        }
        int row = design.grid().rowOf(steps.index());
        int column = design.grid().columnOf(steps.index());
        int channel = design.grid().channelOf(steps.index());
        ConvolutionAxis rows = design.grid().rows();
        ConvolutionAxis columns = design.grid().columns();
        int lastRow = rows.origin(row) - rows.first(row) - (design.allRows() ? 0 : steps.step());
        int firstRow = design.allRows() ? rows.origin(row) - rows.last(row) : lastRow;
        int kernelRow = design.kernelRowOf(row, column, channel, steps.step());
        enter(
                "input " + design.grid().placeText(steps.index())
                        + (design.stepBits() > 0 ? ", output row " + lastRow : ""),
                "adds to output " + range("row", firstRow, lastRow) + " and "
                        + range(
                                "column",
                                columns.origin(column) - columns.last(column),
                                columns.origin(column) - columns.first(column))
                        + ", word " + (steps.fold() * design.bankRows() + kernelRow) + " of the kernel memory");
    }

    private static String range(String what, int first, int last) {
        return first == last ? what + " " + first : what + "s " + first + " to " + last;
    }

    @Override
    void accumulated(Held held) {
        // The sweep shows itself.
    }

    @Override
    boolean checkEnds(TraceRecord record) {
        return false;
    }
}
