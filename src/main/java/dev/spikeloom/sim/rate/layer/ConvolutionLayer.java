package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.sim.trace.Kanata;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution without the buffers at its ends: scheduler, event register, kernel memory, potentials and their sweep, and
 * the registers of the stages between them. What is in front of the last stage stands still while it has to wait for a sweep
 * or for the output register; the last stage never waits.
 */
final class ConvolutionLayer implements LayerModel {
    static final List<LayerSignals> SIGNALS = List.of(
            LayerSignals.of(
                    "issue",
                    LayerProbe.STALL,
                    LayerProbe.ISSUE_VALID,
                    LayerProbe.ISSUE_INDEX,
                    LayerProbe.ISSUE_LAST,
                    LayerProbe.ISSUE_FINAL,
                    LayerProbe.PENDING_ENABLE),
            LayerSignals.of(
                    "steps of a spike",
                    LayerProbe.EVENT_VALID,
                    LayerProbe.EVENT_READ,
                    LayerProbe.EVENT_INDEX,
                    LayerProbe.EVENT_STEP,
                    LayerProbe.EVENT_FOLD,
                    LayerProbe.EVENT_DONE),
            LayerSignals.of("kernel memory", LayerProbe.BANK_READ_ENABLE, LayerProbe.BANK_READ_ADDRESS),
            LayerSignals.of(
                    "align and accumulate",
                    LayerProbe.PART_ENABLE,
                    LayerProbe.SUM_ENABLE,
                    LayerProbe.POTENTIAL_READ,
                    LayerProbe.ACCUMULATE,
                    LayerProbe.BANK_WRITE_ENABLE,
                    LayerProbe.BANK_WRITE_ADDRESS),
            LayerSignals.of("sweep", LayerProbe.FIRE, LayerProbe.SWEEP_WORD, LayerProbe.PUBLISH));

    private final ConvolutionDesign design;
    private final VolumeShape output;
    private final SpikeOutput placed;
    private final SpikeOutput upstream;
    private final SingleScheduler scheduler;
    private final KernelSteps steps;
    private final KernelMemory memory;
    private final PotentialBanks potentials;
    private final PotentialSweep sweep;
    private final LayerActivity activity;
    private final EnabledCycles enabled;
    private final Issue issue = new Issue(1, 1);
    private final int readStage;
    private final int rowStage;
    /** What each stage holds; the first is the step of this cycle, the others are registers. */
    private final KernelStep[] stages;

    private final int lastStage;
    /** Of the last stage: the set that its weights are added to. */
    private int accumulatedSet;
    /** The set that the steps in front of it are for. */
    private int set;

    /** The word of the sweep in the last stage. */
    private boolean sweptValid;

    private boolean sweptLast;
    private boolean sweptFinalStep;
    private int sweptSet;
    private int sweptWord;

    private final SpikeVector spikes;
    private SpikeVector accepted;
    private ReadyInput downstream;
    private boolean valid;
    private boolean finalStep;

    private boolean stall;
    private boolean passes;
    private boolean publish;
    private boolean taken;

    ConvolutionLayer(ConvolutionDesign design, SpikeOutput upstream, int timeSteps) {
        this.design = design;
        this.output = design.grid().output();
        this.upstream = upstream;
        this.placed = PlacedSpikes.of(design, upstream);
        this.scheduler = new SingleScheduler(design);
        this.steps = new KernelSteps(design);
        this.memory = new KernelMemory(design);
        this.potentials = new PotentialBanks(design);
        this.sweep = new PotentialSweep(design.potentialWords());
        this.activity = new LayerActivity(design, timeSteps);
        this.enabled = activity.enabled();
        this.readStage = design.readStage();
        this.rowStage = design.rowStage();
        this.lastStage = design.pipelineDepth();
        this.stages = new KernelStep[lastStage + 1];
        Arrays.setAll(stages, stage -> new KernelStep());
        this.spikes = new SpikeVector(design.neurons());
    }

    @Override
    public void connect(ReadyInput next) {
        this.downstream = next;
    }

    @Override
    public boolean valid() {
        return valid;
    }

    @Override
    public SpikeVector spikes() {
        return spikes;
    }

    @Override
    public boolean finalStep() {
        return finalStep;
    }

    @Override
    public boolean ready() {
        return scheduler.ready(holdsScheduler());
    }

    @Override
    public LayerActivity activity() {
        return activity;
    }

    @Override
    public LayerPipeline pipeline(Probes probes, int timeSteps, Kanata log) {
        return new ConvolutionPipeline(design, steps, probes, timeSteps, log);
    }

    @Override
    public LayerTimeline timeline(Probes probes, LayerTimeline.Place place) throws IOException {
        return new ConvolutionTimeline(design, steps, probes, place);
    }

    /** What goes in and out of a convolution, for people. */
    static String sizes(ConvolutionDesign design) {
        return design.grid().input() + " to " + design.grid().output();
    }

    @Override
    public SpikeVector accepted() {
        return accepted;
    }

    @Override
    public boolean taken() {
        return taken;
    }

    @Override
    public void evaluate() {
        steps.show(stages[0]);
        stall = stalled();
        passes = stages[lastStage - 1].valid && !stall;
        publish = publishes();
        scheduler.evaluate(holdsScheduler(), placed, issue);
        accepted = scheduler.accepted() == null ? null : upstream.spikes();
        taken = valid && downstream.ready();
    }

    private boolean publishes() {
        return sweptValid && sweptLast;
    }

    /** Whether what is in front of the last stage waits; a function of registers. */
    private boolean stalled() {
        if (lastStage == 1) {
            steps.show(stages[0]);
        }
        KernelStep gate = stages[lastStage - 1];
        if (!gate.valid) {
            return false;
        }
        boolean sweeping = sweep.active() && !design.doubled();
        return sweeping || (gate.last && (sweep.active() || valid || publishes()));
    }

    private boolean holdsScheduler() {
        return stalled() || (steps.valid() && !steps.done());
    }

    @Override
    public void commit() {
        count();
        boolean starts = passes && stages[lastStage - 1].last;
        boolean startsFinalStep = stages[lastStage - 1].finalStep;
        int index = scheduler.index();
        scheduler.commit();
        commitLastStage();
        if (!stall) {
            advance();
            steps.commit(issue, index);
        } else {
            stages[lastStage].valid = false;
        }
        sweptValid = sweep.active();
        sweptLast = sweep.last();
        sweptFinalStep = sweep.finalStep();
        sweptSet = sweep.set();
        sweptWord = sweep.word();
        sweep.commit(starts, startsFinalStep, set);
        set = starts && design.doubled() ? 1 - set : set;
    }

    /** Adds what has arrived, and restarts what is swept. */
    private void commitLastStage() {
        KernelStep step = stages[lastStage];
        if (step.valid && step.read) {
            potentials.add(accumulatedSet, step);
        }
        if (sweptValid) {
            potentials.check(sweptSet, sweptWord);
            fire();
            potentials.restart(sweptSet, sweptWord, sweptFinalStep);
        }
        if (publish) {
            valid = true;
            finalStep = sweptFinalStep;
        } else if (taken) {
            valid = false;
        }
    }

    /** The spikes of a word; the first word of a sweep clears those of the one before. */
    private void fire() {
        if (sweptWord == 0) {
            spikes.clear();
        }
        int size = design.grid().maxPooling();
        int first = sweptWord % design.folds() * design.lanes();
        for (int bank = 0; bank < design.potentialBanks(); bank++) {
            int row = design.outputRow(bank, sweptWord) / size;
            int column = design.outputColumn(bank, sweptWord) / size;
            if (row >= output.rows() || column >= output.columns()) {
                continue;
            }
            for (int lane = 0; lane < design.neuronsOf(sweptWord % design.folds()); lane++) {
                if (potentials.spikes(sweptWord, bank, lane)) {
                    spikes.set(output.index(row, column, first + lane));
                }
            }
        }
    }

    /** Moves what is under way one stage on, the last one first. */
    private void advance() {
        KernelStep done = stages[lastStage];
        accumulatedSet = set;
        if (stages[readStage].valid && stages[readStage].read) {
            memory.read(stages[readStage]);
        }
        for (int stage = lastStage; stage > 0; stage--) {
            stages[stage] = stages[stage - 1];
        }
        // What was accumulated is no longer needed: the next step takes its place.
        stages[0] = done;
    }

    private void count() {
        KernelStep step = stages[0];
        if (stall) {
            activity.blocked();
        } else if (!step.valid) {
            activity.starved();
        } else if (!step.read) {
            activity.empty();
        } else {
            activity.read(
                    steps.first() ? 1 : 0, potentials.reached(step.row, step.column) * design.neuronsOf(step.fold));
        }
        enabled.pending += scheduler.pendingEnabled() ? 1 : 0;
        enabled.event += issue.valid ? 1 : 0;
        if (!stall) {
            enabled.control++;
            countStages();
        }
        enabled.sweep += sweep.active() ? 1 : 0;
        countWrites();
    }

    private void countStages() {
        for (int stage = 0; stage < lastStage; stage++) {
            if (stages[stage].valid && stages[stage].read) {
                enabled.select += stage < readStage ? 1 : 0;
                enabled.step += stage + 1 < lastStage ? 1 : 0;
                enabled.output += stage > readStage && stage < rowStage ? 1 : 0;
                enabled.part += stage == rowStage ? 1 : 0;
                enabled.sum += stage == lastStage - 1 ? 1 : 0;
                enabled.target += stage == lastStage - 1 ? 1 : 0;
            }
        }
    }

    private void countWrites() {
        KernelStep step = stages[lastStage];
        int added = step.valid && step.read ? potentials.reached(step.row, step.column) : 0;
        int banks = sweptValid ? design.potentialBanks() : 0;
        int written = added + (design.carriesOver() && !sweptFinalStep ? banks : 0);
        enabled.potential += written;
        enabled.forward += written;
        enabled.touched += added + banks;
        enabled.spikes += sweptValid ? 1 : 0;
    }

    @Override
    public LayerCounters counters() {
        return activity.counters(memory.readsByBank(), potentials.saturations());
    }

    @Override
    public void record(Probes probes, TraceRecord record) {
        record.put(probes.get(LayerProbe.INPUT_VALID), upstream.valid());
        record.put(probes.get(LayerProbe.INPUT_READY), ready());
        record.put(probes.get(LayerProbe.STALL), stall);
        record.put(probes.get(LayerProbe.ISSUE_VALID), issue.valid);
        record.put(probes.get(LayerProbe.ISSUE_LAST), scheduler.last());
        record.put(probes.get(LayerProbe.ISSUE_FINAL), scheduler.finalStep());
        record.put(probes.get(LayerProbe.ISSUE_INDEX), scheduler.index());
        record.put(probes.get(LayerProbe.PENDING_ENABLE), scheduler.pendingEnabled());
        recordEvent(probes, record);
        recordReads(probes, record);
        recordPotentials(probes, record);
        record.put(probes.get(LayerProbe.PUBLISH), publish);
        record.put(probes.get(LayerProbe.OUTPUT_VALID), valid);
        record.put(probes.get(LayerProbe.OUTPUT_READY), downstream.ready());
        if (valid) {
            record.put(probes.get(LayerProbe.SPIKES), spikes);
            record.put(probes.get(LayerProbe.FINAL_STEP), finalStep);
        }
    }

    private void recordEvent(Probes probes, TraceRecord record) {
        record.put(probes.get(LayerProbe.EVENT_VALID), steps.valid());
        record.put(probes.get(LayerProbe.EVENT_DONE), steps.done());
        record.put(probes.get(LayerProbe.EVENT_READ), steps.read());
        record.put(probes.get(LayerProbe.EVENT_INDEX), steps.index());
        probes.find(LayerProbe.EVENT_STEP).ifPresent(probe -> record.put(probe, steps.step()));
        probes.find(LayerProbe.EVENT_FOLD).ifPresent(probe -> record.put(probe, steps.fold()));
    }

    private void recordReads(Probes probes, TraceRecord record) {
        KernelStep read = stages[readStage];
        boolean reads = read.valid && read.read && !stall;
        record.put(probes.get(LayerProbe.BANK_READ_ENABLE), reads);
        record.put(probes.get(LayerProbe.BANK_READ_ADDRESS), reads ? read.kernelWord : 0);
        probes.find(LayerProbe.PART_ENABLE)
                .ifPresent(probe -> record.put(probe, stages[rowStage].valid && stages[rowStage].read && !stall));
        probes.find(LayerProbe.SUM_ENABLE)
                .ifPresent(probe ->
                        record.put(probe, stages[lastStage - 1].valid && stages[lastStage - 1].read && !stall));
    }

    /** Banks are read in the cycle before they are added to or swept. */
    private void recordPotentialReads(Probe probe, TraceRecord record) {
        record.clear(probe);
        KernelStep gate = stages[lastStage - 1];
        for (int bank = 0; bank < design.potentialBanks(); bank++) {
            if (sweep.active() || (passes && gate.read && potentials.reaches(gate, bank))) {
                record.setBit(probe, bank);
            }
        }
    }

    private void recordPotentials(Probes probes, TraceRecord record) {
        probes.find(LayerProbe.POTENTIAL_READ).ifPresent(probe -> recordPotentialReads(probe, record));
        KernelStep step = stages[lastStage];
        boolean accumulates = step.valid && step.read;
        record.put(probes.get(LayerProbe.ACCUMULATE), accumulates);
        if (accumulates) {
            record.clear(probes.get(LayerProbe.BANK_WRITE_ENABLE));
            record.clear(probes.get(LayerProbe.BANK_WRITE_ADDRESS));
            int bits = design.potentialAddressBits();
            for (int bank = 0; bank < design.potentialBanks(); bank++) {
                if (potentials.reaches(step, bank)) {
                    record.setBit(probes.get(LayerProbe.BANK_WRITE_ENABLE), bank);
                }
                record.putField(
                        probes.get(LayerProbe.BANK_WRITE_ADDRESS), bank * bits, bits, potentials.word(step, bank));
            }
        }
        record.put(probes.get(LayerProbe.FIRE), sweptValid);
        record.put(probes.get(LayerProbe.SWEEP_WORD), sweptWord);
        if (sweptValid) {
            record.putFields(
                    probes.get(LayerProbe.POTENTIALS), potentials.check(sweptSet, sweptWord), design.membraneBits());
        }
    }
}
