package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.LayerProbes;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** A layer of the accelerator: scheduler, SRAM banks, neuron array and the registers of its three stages. */
final class Layer implements Clocked, SpikeOutput, ReadyInput {
    private final LayerDesign design;
    private final SpikeOutput upstream;
    private final SpikeScheduler scheduler;
    private final SramBank[] banks;
    private final NeuronArray neurons;
    private final long[] spikesInByStep;
    private final long[] spikesOutByStep;
    private ReadyInput downstream;

    private boolean accValid;
    private boolean accFirst;
    private boolean accLast;
    private boolean accRead;
    private int accBank;
    private boolean fireRegister;
    private boolean valid;

    private boolean stall;
    private boolean issueValid;
    private boolean issueRead;
    private boolean issueFirst;
    private boolean issueLast;
    private int issueBank;
    private boolean fire;
    private boolean taken;

    private int inputStep;
    private int outputStep;
    private long readCycles;
    private long emptyCycles;
    private long starvedCycles;
    private long blockedCycles;

    Layer(LayerDesign design, SpikeOutput upstream, int timeSteps) {
        this.design = design;
        this.upstream = upstream;
        this.scheduler = new SpikeScheduler(design.inputs());
        this.neurons = new NeuronArray(design.quantized().thresholds());
        this.banks = new SramBank[design.banks()];
        short[][] rows = design.quantized().weights();
        for (int b = 0; b < banks.length; b++) {
            int from = b * design.bankRows();
            banks[b] = new SramBank(Arrays.copyOfRange(rows, from, Math.min(rows.length, from + design.bankRows())));
        }
        this.spikesInByStep = new long[timeSteps];
        this.spikesOutByStep = new long[timeSteps];
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
    public boolean ready() {
        return scheduler.ready(stalled());
    }

    /** The spike vector that is accepted in this cycle, or null. */
    SpikeVector accepted() {
        return scheduler.accepted();
    }

    @Override
    public void evaluate() {
        stall = stalled();
        issueValid = scheduler.issueValid(stall);
        issueRead = scheduler.issueRead(stall);
        issueFirst = scheduler.first();
        issueLast = scheduler.last();
        issueBank = design.bankOf(scheduler.index());
        scheduler.evaluate(stall, upstream);

        int address = design.bankAddressOf(scheduler.index());
        for (int b = 0; b < banks.length; b++) {
            banks[b].evaluate(issueRead && b == issueBank, address);
        }

        fire = fireRegister && !valid;
        short[] row = accRead ? banks[accBank].output() : null;
        neurons.evaluate(accValid && !stall, accFirst, row, fire);
        taken = valid && downstream.ready();
    }

    @Override
    public void commit() {
        count();
        scheduler.commit();
        for (SramBank bank : banks) {
            bank.commit();
        }
        neurons.commit();
        if (!stall) {
            fireRegister = accValid && accLast;
            accValid = issueValid;
            accFirst = issueFirst;
            accLast = issueLast;
            accRead = issueRead;
            accBank = issueBank;
        }
        if (fire) {
            valid = true;
        } else if (taken) {
            valid = false;
        }
    }

    private boolean stalled() {
        return fireRegister && valid;
    }

    private void count() {
        if (stall) {
            blockedCycles++;
        } else if (issueRead) {
            readCycles++;
        } else if (issueValid) {
            emptyCycles++;
        } else {
            starvedCycles++;
        }
        SpikeVector accepted = scheduler.accepted();
        if (accepted != null) {
            spikesInByStep[inputStep] += accepted.cardinality();
            inputStep = inputStep + 1 == spikesInByStep.length ? 0 : inputStep + 1;
        }
        if (taken) {
            spikesOutByStep[outputStep] += neurons.spikes().cardinality();
            outputStep = outputStep + 1 == spikesOutByStep.length ? 0 : outputStep + 1;
        }
    }

    LayerCounters counters() {
        return new LayerCounters(
                readCycles,
                emptyCycles,
                starvedCycles,
                blockedCycles,
                Arrays.stream(spikesInByStep).boxed().toList(),
                Arrays.stream(spikesOutByStep).boxed().toList(),
                Arrays.stream(banks).map(SramBank::reads).toList(),
                readCycles * design.neurons());
    }

    /** Records this cycle, between evaluate and commit. */
    void record(LayerProbes probes, TraceRecord record) {
        record.put(probes.validIn(), upstream.valid());
        record.put(probes.readyOut(), ready());
        record.put(probes.stall(), stall);
        record.put(probes.issueValid(), issueValid);
        record.put(probes.issueRead(), issueRead);
        record.put(probes.issueFirst(), issueFirst);
        record.put(probes.issueLast(), issueLast);
        record.put(probes.issueIndex(), scheduler.index());
        record.put(probes.bankReadEnable(), issueRead ? 1L << issueBank : 0);
        record.put(probes.bankReadAddress(), design.bankAddressOf(scheduler.index()));
        record.put(probes.fire(), fire);
        record.put(probes.validOut(), valid);
        record.put(probes.readyIn(), downstream.ready());
        if (fire) {
            record.put(probes.potentials(), neurons.v());
        }
        if (valid) {
            record.put(probes.spikes(), neurons.spikes());
        }
    }
}
