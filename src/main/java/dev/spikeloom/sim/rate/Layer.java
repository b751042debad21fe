package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.LayerProbes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * A layer of the accelerator without the buffers at its ends: scheduler, memory banks, neuron array and the registers of
 * the stages between them.
 */
final class Layer implements Clocked, SpikeOutput, ReadyInput {
    private final LayerDesign design;
    private final int lastFold;
    private final boolean adderRegister;
    private final SpikeOutput upstream;
    private final SpikeScheduler scheduler;
    private final WeightMemory memory;
    private final NeuronArray neurons;
    private final LayerActivity activity;
    private final EnabledCycles enabled;
    /** Where the banks are read, and where their words are there, as places in {@link #stages}. */
    private final int readStage;

    private final int rowStage;
    /** What each stage holds; the first is what is issued in this cycle, the others are registers. */
    private final Issue[] stages;

    private final int lastStage;
    /** Places of the words that are accumulated: those at the memory, or in the register of the sums. */
    private final int[] addends;

    private ReadyInput downstream;

    private boolean fireRegister;
    private boolean fireFinalStep;
    private int fireFold;
    private boolean valid;
    private boolean finalStep;

    /** Cycles since anything last moved. */
    private int stillCycles;
    /** Whether nothing moves in this cycle either: all is as it was evaluated last. */
    private boolean resting;

    private boolean stall;
    private boolean fire;
    private boolean publish;
    private boolean taken;

    Layer(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        this.design = design;
        this.lastFold = design.folds() - 1;
        this.adderRegister = design.adderRegister();
        this.upstream = upstream;
        this.scheduler = SpikeScheduler.of(design);
        this.memory = new WeightMemory(design);
        this.readStage = design.encoderStages();
        this.rowStage = readStage + design.readLatency();
        this.lastStage = design.pipelineDepth();
        this.stages = new Issue[lastStage + 1];
        Arrays.setAll(stages, stage -> new Issue(design.issueWidth(), design.addresses()));
        this.addends = new int[design.issueWidth()];
        this.neurons = new NeuronArray(design, memory.words(), addends);
        this.activity = new LayerActivity(design, timeSteps);
        this.enabled = activity.enabled();
    }

    void connect(ReadyInput next) {
        this.downstream = next;
    }

    @Override
    public boolean valid() {
        return valid;
    }

    @Override
    public SpikeVector spikes() {
        return neurons.spikes();
    }

    @Override
    public boolean finalStep() {
        return finalStep;
    }

    @Override
    public boolean ready() {
        return scheduler.ready(stalled());
    }

    LayerActivity activity() {
        return activity;
    }

    /** What is issued in this cycle. */
    Issue issue() {
        return stages[0];
    }

    /** The spike vector that the scheduler accepts in this cycle, or null. */
    SpikeVector accepted() {
        return scheduler.accepted();
    }

    /** Whether its output is taken in this cycle. */
    boolean taken() {
        return taken;
    }

    @Override
    public void evaluate() {
        resting = stillCycles > lastStage && !upstream.valid();
        if (resting) {
            return;
        }
        stall = stalled();
        scheduler.evaluate(stall, upstream, stages[0]);
        fire = fireRegister && !valid;
        publish = fire && fireFold == lastFold;
        Issue accumulated = stages[lastStage];
        if (!adderRegister) {
            memory.collect(accumulated, addends);
        }
        neurons.evaluate(accumulated.valid && !stall, fire, fireFold);
        taken = valid && downstream.ready();
    }

    @Override
    public void commit() {
        if (resting) {
            activity.starved();
            enabled.control++;
            return;
        }
        count();
        scheduler.commit();
        neurons.commit(stages[lastStage]);
        if (!stall) {
            advance();
        }
        if (publish) {
            valid = true;
        } else if (taken) {
            valid = false;
        }
        // What was issued before may still be in a stage, but not after as many cycles as there are stages.
        stillCycles = scheduler.busy() || fireRegister || valid ? 0 : stillCycles + 1;
    }

    /** Moves what is under way one stage on, the last one first. */
    private void advance() {
        Issue accumulated = stages[lastStage];
        if (publish) {
            finalStep = fireFinalStep;
        }
        fireRegister = accumulated.valid && accumulated.last;
        fireFinalStep = accumulated.finalStep;
        fireFold = accumulated.fold;
        if (adderRegister) {
            memory.collect(stages[rowStage], addends);
        }
        memory.commit(stages, readStage);
        for (int stage = lastStage; stage > 0; stage--) {
            stages[stage] = stages[stage - 1];
        }
        // What was accumulated is no longer needed: the next issue takes its place.
        stages[0] = accumulated;
    }

    private boolean stalled() {
        return fireRegister && valid;
    }

    private void count() {
        activity.issue(stall, stages[0]);
        enabled.pending += scheduler.pendingEnabled() ? 1 : 0;
        enabled.vector += scheduler.accepted() == null ? 0 : 1;
        enabled.potential += neurons.potentialEnabled() ? 1 : 0;
        if (fire) {
            enabled.carried++;
            enabled.spikes++;
        }
        if (!stall) {
            enabled.control++;
            countStages();
        }
    }

    private void countStages() {
        for (int stage = 0; stage < readStage; stage++) {
            enabled.select += stages[stage].valid ? 1 : 0;
        }
        for (int stage = readStage + 1; stage < rowStage; stage++) {
            enabled.output += stages[stage].reads;
        }
        enabled.sum += stages[rowStage].valid ? 1 : 0;
    }

    LayerCounters counters() {
        return activity.counters(memory.readsByBank(), neurons.saturations());
    }

    /** Records this cycle, between evaluate and commit. */
    void record(LayerProbes probes, TraceRecord record) {
        Issue issue = stages[0];
        record.put(probes.inputValid(), upstream.valid());
        record.put(probes.inputReady(), ready());
        record.put(probes.stall(), stall);
        record.put(probes.issueValid(), issue.valid);
        record.put(probes.issueFirst(), scheduler.first());
        record.put(probes.issueLast(), scheduler.last());
        record.put(probes.issueFinal(), scheduler.finalStep());
        probes.issueFresh().ifPresent(probe -> record.put(probe, scheduler.fresh()));
        probes.issueFold().ifPresent(probe -> record.put(probe, scheduler.fold()));
        probes.issueIndex().ifPresent(probe -> record.put(probe, scheduler.index()));
        probes.issueConflict().ifPresent(probe -> record.put(probe, issue.conflict));
        record.put(probes.pendingEnable(), scheduler.pendingEnabled());
        recordReads(probes, record);
        probes.sumEnable().ifPresent(probe -> record.put(probe, stages[rowStage].valid && !stall));
        record.put(probes.accumulate(), stages[lastStage].valid && !stall);
        record.put(probes.fire(), fire);
        record.put(probes.publish(), publish);
        record.put(probes.outputValid(), valid);
        record.put(probes.outputReady(), downstream.ready());
        if (fire) {
            record.put(probes.potentials(), neurons.v());
        }
        if (valid) {
            record.put(probes.spikes(), neurons.spikes());
            record.put(probes.finalStep(), finalStep);
        }
    }

    private void recordReads(LayerProbes probes, TraceRecord record) {
        Issue read = stages[readStage];
        probes.selectValid().ifPresent(probe -> record.put(probe, read.valid));
        record.clear(probes.bankReadEnable());
        if (!stall) {
            for (int i = 0; i < read.reads; i++) {
                record.setBit(probes.bankReadEnable(), read.ports[i]);
            }
        }
        if (probes.selectValid().isPresent() && !read.valid) {
            return;
        }
        record.clear(probes.bankReadAddress());
        int bits = design.wordAddressBits();
        for (int i = 0; i < read.shownRows.length; i++) {
            long address = (long) read.fold * design.bankRows() + read.shownRows[i];
            record.putField(probes.bankReadAddress(), i * bits, bits, address);
        }
    }
}
