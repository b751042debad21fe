package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.sim.trace.Kanata;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A dense layer without the buffers at its ends: scheduler, memory banks, neuron array and the registers of the stages
 * between them.
 */
final class DenseLayer implements LayerModel {
    static final List<LayerSignals> SIGNALS = List.of(
            LayerSignals.of(
                    "issue",
                    LayerProbe.STALL,
                    LayerProbe.ISSUE_VALID,
                    LayerProbe.ISSUE_INDEX,
                    LayerProbe.ISSUE_FIRST,
                    LayerProbe.ISSUE_LAST,
                    LayerProbe.ISSUE_FINAL,
                    LayerProbe.ISSUE_FRESH,
                    LayerProbe.ISSUE_FOLD,
                    LayerProbe.ISSUE_CONFLICT,
                    LayerProbe.PENDING_ENABLE),
            LayerSignals.of(
                    "memory", LayerProbe.SELECT_VALID, LayerProbe.BANK_READ_ENABLE, LayerProbe.BANK_READ_ADDRESS),
            LayerSignals.of(
                    "accumulate and fire",
                    LayerProbe.PART_ENABLE,
                    LayerProbe.SUM_ENABLE,
                    LayerProbe.ACCUMULATE,
                    LayerProbe.FIRE,
                    LayerProbe.PUBLISH));

    private final DenseDesign design;
    private final int lastFold;
    private final SpikeOutput upstream;
    private final SpikeOutput placed;
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
    private SpikeVector accepted;

    DenseLayer(DenseDesign design, SpikeOutput upstream, int timeSteps) {
        this.design = design;
        this.lastFold = design.folds() - 1;
        this.upstream = upstream;
        this.placed = PlacedSpikes.of(design, upstream);
        this.scheduler = SpikeScheduler.of(design);
        this.memory = new WeightMemory(design);
        this.readStage = design.readStage();
        this.rowStage = design.rowStage();
        this.lastStage = design.pipelineDepth();
        this.stages = new Issue[lastStage + 1];
        Arrays.setAll(stages, stage -> new Issue(design.issueWidth(), design.addresses()));
        this.neurons = new NeuronArray(design);
        this.activity = new LayerActivity(design, timeSteps);
        this.enabled = activity.enabled();
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

    @Override
    public LayerActivity activity() {
        return activity;
    }

    /** What is issued in this cycle. */
    Issue issue() {
        return stages[0];
    }

    @Override
    public LayerPipeline pipeline(Probes probes, int timeSteps, Kanata log) {
        return new DensePipeline(design, this, probes, timeSteps, log);
    }

    @Override
    public LayerTimeline timeline(Probes probes, LayerTimeline.Place place) throws IOException {
        return new DenseTimeline(design, this, probes, place);
    }

    @Override
    public SpikeVector accepted() {
        return accepted;
    }

    @Override
    public boolean taken() {
        return taken;
    }

    /** Its weights, which may be written between the commit of a cycle and the evaluation of the next. */
    WeightMemory memory() {
        return memory;
    }

    @Override
    public void evaluate() {
        resting = stillCycles > lastStage && !upstream.valid();
        if (resting) {
            return;
        }
        stall = stalled();
        scheduler.evaluate(stall, placed, stages[0]);
        accepted = scheduler.accepted() == null ? null : upstream.spikes();
        fire = fireRegister && !valid;
        publish = fire && fireFold == lastFold;
        neurons.evaluate(stages[lastStage].valid && !stall, fire, fireFold);
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
        memory.read(stages[readStage]);
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
        enabled.vector += accepted == null ? 0 : 1;
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
        enabled.part += stages[rowStage].valid ? 1 : 0;
        enabled.sum += stages[lastStage - 1].valid ? 1 : 0;
    }

    @Override
    public LayerCounters counters() {
        return activity.counters(memory.readsByBank(), neurons.saturations());
    }

    @Override
    public void record(Probes probes, TraceRecord record) {
        Issue issue = stages[0];
        record.put(probes.get(LayerProbe.INPUT_VALID), upstream.valid());
        record.put(probes.get(LayerProbe.INPUT_READY), ready());
        record.put(probes.get(LayerProbe.STALL), stall);
        record.put(probes.get(LayerProbe.ISSUE_VALID), issue.valid);
        record.put(probes.get(LayerProbe.ISSUE_FIRST), scheduler.first());
        record.put(probes.get(LayerProbe.ISSUE_LAST), scheduler.last());
        record.put(probes.get(LayerProbe.ISSUE_FINAL), scheduler.finalStep());
        probes.find(LayerProbe.ISSUE_FRESH).ifPresent(probe -> record.put(probe, scheduler.fresh()));
        probes.find(LayerProbe.ISSUE_FOLD).ifPresent(probe -> record.put(probe, scheduler.fold()));
        probes.find(LayerProbe.ISSUE_INDEX).ifPresent(probe -> record.put(probe, scheduler.index()));
        probes.find(LayerProbe.ISSUE_CONFLICT).ifPresent(probe -> record.put(probe, issue.conflict));
        record.put(probes.get(LayerProbe.PENDING_ENABLE), scheduler.pendingEnabled());
        recordReads(probes, record);
        probes.find(LayerProbe.PART_ENABLE).ifPresent(probe -> record.put(probe, stages[rowStage].valid && !stall));
        probes.find(LayerProbe.SUM_ENABLE).ifPresent(probe -> record.put(probe, stages[lastStage - 1].valid && !stall));
        record.put(probes.get(LayerProbe.ACCUMULATE), stages[lastStage].valid && !stall);
        record.put(probes.get(LayerProbe.FIRE), fire);
        record.put(probes.get(LayerProbe.PUBLISH), publish);
        record.put(probes.get(LayerProbe.OUTPUT_VALID), valid);
        record.put(probes.get(LayerProbe.OUTPUT_READY), downstream.ready());
        if (fire) {
            record.put(probes.get(LayerProbe.POTENTIALS), neurons.v());
        }
        if (valid) {
            record.put(probes.get(LayerProbe.SPIKES), neurons.spikes());
            record.put(probes.get(LayerProbe.FINAL_STEP), finalStep);
        }
    }

    private void recordReads(Probes probes, TraceRecord record) {
        Issue read = stages[readStage];
        probes.find(LayerProbe.SELECT_VALID).ifPresent(probe -> record.put(probe, read.valid));
        record.clear(probes.get(LayerProbe.BANK_READ_ENABLE));
        if (!stall) {
            for (int i = 0; i < read.reads; i++) {
                record.setBit(probes.get(LayerProbe.BANK_READ_ENABLE), read.ports[i]);
            }
        }
        if (probes.find(LayerProbe.SELECT_VALID).isPresent() && !read.valid) {
            return;
        }
        record.clear(probes.get(LayerProbe.BANK_READ_ADDRESS));
        int bits = design.wordAddressBits();
        for (int i = 0; i < read.shownRows.length; i++) {
            long address = (long) read.fold * design.bankRows() + read.shownRows[i];
            record.putField(probes.get(LayerProbe.BANK_READ_ADDRESS), i * bits, bits, address);
        }
    }
}
