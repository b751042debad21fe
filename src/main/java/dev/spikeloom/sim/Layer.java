package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.LayerProbes;
import dev.spikeloom.design.RegisterBank;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * A layer of the accelerator without the buffers at its ends: scheduler, memory banks, neuron array and the registers of
 * the stages between them.
 */
final class Layer implements Clocked, SpikeOutput, ReadyInput {
    private final LayerDesign design;
    private final SpikeOutput upstream;
    private final SpikeScheduler scheduler;
    private final SramBank[] banks;
    private final NeuronArray neurons;
    private final LayerActivity activity;
    /** Where the banks are read, and where their words are there, as places in {@link #stages}. */
    private final int readStage;

    private final int rowStage;
    /** What each stage holds; the first is what is issued in this cycle, the others are registers. */
    private final Issue[] stages;
    /** Words that are accumulated: those at the banks, or in the register of the sums. */
    private final short[][] rows;

    private ReadyInput downstream;

    private boolean fireRegister;
    private boolean fireFinalStep;
    private int fireFold;
    private boolean valid;
    private boolean finalStep;

    private boolean stall;
    private boolean fire;
    private boolean publish;
    private boolean taken;

    Layer(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        this.design = design;
        this.upstream = upstream;
        this.scheduler = SpikeScheduler.of(design);
        this.neurons = new NeuronArray(design);
        this.banks = new SramBank[design.banks()];
        Arrays.setAll(banks, bank -> new SramBank(design, bank));
        this.readStage = design.encoderStages();
        this.rowStage = readStage + design.readLatency();
        this.stages = new Issue[design.pipelineDepth() + 1];
        Arrays.setAll(stages, stage -> new Issue(design.issueWidth(), design.addresses()));
        this.rows = new short[design.issueWidth()][];
        this.activity = new LayerActivity(design, timeSteps);
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

    @Override
    public void evaluate() {
        stall = stalled();
        scheduler.evaluate(stall, upstream, stages[0]);
        for (SramBank bank : banks) {
            bank.evaluate();
        }
        if (!stall) {
            Issue read = stages[readStage];
            for (int i = 0; i < read.reads; i++) {
                bankOf(read.ports[i]).read(portOf(read.ports[i]), read.fold, read.rows[i]);
            }
        }
        fire = fireRegister && !valid;
        publish = fire && fireFold == design.folds() - 1;
        Issue accumulated = stages[stages.length - 1];
        if (!design.adderRegister()) {
            collectRows();
        }
        neurons.evaluate(accumulated.valid && !stall, accumulated, rows, fire, fireFold);
        taken = valid && downstream.ready();
    }

    @Override
    public void commit() {
        count();
        scheduler.commit();
        neurons.commit();
        if (!stall) {
            advance();
        }
        for (SramBank bank : banks) {
            bank.commit();
        }
        if (publish) {
            valid = true;
        } else if (taken) {
            valid = false;
        }
    }

    /** Moves what is under way one stage on, the last one first. */
    private void advance() {
        Issue accumulated = stages[stages.length - 1];
        if (publish) {
            finalStep = fireFinalStep;
        }
        fireRegister = accumulated.valid && accumulated.last;
        fireFinalStep = accumulated.finalStep;
        fireFold = accumulated.fold;
        if (design.adderRegister() && stages[rowStage].valid) {
            collectRows();
        }
        for (int register = design.readLatency() - 2; register >= 0; register--) {
            Issue read = stages[readStage + 1 + register];
            for (int i = 0; i < read.reads; i++) {
                bankOf(read.ports[i]).advance(register, portOf(read.ports[i]));
            }
        }
        for (int stage = stages.length - 1; stage > 0; stage--) {
            stages[stage].copyFrom(stages[stage - 1]);
        }
    }

    private void collectRows() {
        Issue there = stages[rowStage];
        for (int i = 0; i < there.reads; i++) {
            rows[i] = bankOf(there.ports[i]).word(portOf(there.ports[i]));
        }
    }

    private SramBank bankOf(int port) {
        return banks[port / design.readPorts()];
    }

    private int portOf(int port) {
        return port % design.readPorts();
    }

    private boolean stalled() {
        return fireRegister && valid;
    }

    private void count() {
        activity.issue(stall, stages[0]);
        activity.enabled(RegisterBank.PENDING, scheduler.pendingEnabled());
        activity.enabled(RegisterBank.VECTOR, scheduler.accepted() != null);
        activity.enabled(RegisterBank.CONTROL, !stall);
        if (!stall) {
            for (int stage = 0; stage < readStage; stage++) {
                activity.enabled(RegisterBank.SELECT, stages[stage].valid);
            }
            for (int stage = readStage + 1; stage < rowStage; stage++) {
                for (int i = 0; i < stages[stage].reads; i++) {
                    activity.enabled(RegisterBank.OUTPUT, true);
                }
            }
            activity.enabled(RegisterBank.SUM, stages[rowStage].valid);
        }
        activity.enabled(RegisterBank.POTENTIAL, neurons.potentialEnabled());
        activity.enabled(RegisterBank.CARRIED, fire);
        activity.enabled(RegisterBank.SPIKES, fire);
    }

    LayerCounters counters() {
        return activity.counters(banks, neurons.saturations());
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
        record.put(probes.accumulate(), stages[stages.length - 1].valid && !stall);
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
