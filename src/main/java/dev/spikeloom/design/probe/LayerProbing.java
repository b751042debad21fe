package dev.spikeloom.design.probe;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out the probes of one layer: first those that are observed in every cycle, later the others. */
final class LayerProbing {
    private final TraceLayout layout;
    private final LayerDesign layer;
    private final String prefix;

    private final Probe portValidIn;
    private final Probe portReadyOut;
    private final Probe inputValid;
    private final Probe inputReady;
    private final Probe stall;
    private final Probe issueValid;
    private final boolean conflicts;
    private final Probe pendingEnable;
    private final Probe bankReadEnable;
    private final Optional<Probe> selectValid;
    private final Optional<Probe> directAddress;
    private final Optional<Probe> sumEnable;
    private final Probe accumulate;
    private final Probe fire;
    private final Probe publish;
    private final Probe outputValid;
    private final Probe outputReady;
    private final Probe portValidOut;
    private final Probe portReadyIn;

    LayerProbing(TraceLayout layout, LayerDesign layer, boolean counters, String prefix) {
        this.layout = layout;
        this.layer = layer;
        this.prefix = prefix;
        boolean direct = layer.encoderStages() == 0;
        portValidIn = always("valid_i", 1);
        portReadyOut = always("ready_o", 1);
        inputValid = layer.inputBuffered() ? always("in_valid", 1) : portValidIn;
        inputReady = layer.inputBuffered() ? always("in_ready", 1) : portReadyOut;
        stall = always("stall", 1);
        issueValid = always("issue_valid", 1);
        conflicts = layer.multiIssue() && counters;
        pendingEnable = always("u_scheduler.pending_en", 1);
        bankReadEnable = always("bank_rd_en", layer.ports());
        selectValid = always("sel" + layer.encoderStages() + "_valid_q", 1, !direct);
        directAddress = always("bank_rd_addr", addressBits(), direct);
        sumEnable = always("sums_en", 1, layer.adderRegister());
        accumulate = always("acc_en", 1);
        fire = always("fire", 1);
        publish = always("publish", 1);
        outputValid = always("valid_q", 1);
        outputReady = always("out_ready", 1);
        portValidOut = always("valid_o", 1);
        portReadyIn = always("ready_i", 1);
    }

    /** Lays out the probes that are observed in some cycles only. */
    LayerProbes finish() {
        List<Probe> issue = new ArrayList<>();
        Probe issueFirst = sometimes(issue, "issue_first", 1);
        Probe issueLast = sometimes(issue, "issue_last", 1);
        Probe issueFinal = sometimes(issue, "issue_final", 1);
        Optional<Probe> issueFresh = sometimes(issue, "issue_fresh", 1, layer.carriesOver());
        Optional<Probe> issueFold = sometimes(issue, "issue_fold", layer.foldBits(), layer.folded());
        Optional<Probe> issueIndex = sometimes(issue, "issue_index", layer.indexBits(), !layer.multiIssue());
        Optional<Probe> issueConflict = sometimes(issue, "issue_conflict", 1, conflicts);
        layout.group(issueValid, issue);
        Probe address = directAddress.orElseGet(() -> layout.next(prefix + "bank_rd_addr", addressBits(), 1, false));
        selectValid.ifPresent(gate -> layout.group(gate, List.of(address)));
        Probe potentials = layout.next(prefix + "u_neuron_array.v_q", layer.membraneBits(), layer.lanes(), true);
        // There is no neuron for the last lanes of the last fold, which is the one that publishes.
        layout.group(fire, potentials, publish, layer.neuronsOf(layer.folds() - 1));
        Probe spikes = spikes("spikes");
        Probe finalStep = layout.next(prefix + "final_q", 1, 1, false);
        layout.group(outputValid, List.of(spikes, finalStep));
        Optional<Probe> portSpikes = layer.outputBuffered() ? Optional.of(spikes("spikes_o")) : Optional.empty();
        Optional<Probe> portFinalStep = portSpikes.map(buffered -> layout.next(prefix + "final_o", 1, 1, false));
        portSpikes.ifPresent(buffered -> layout.group(portValidOut, List.of(buffered, portFinalStep.orElseThrow())));
        return new LayerProbes(
                portValidIn,
                portReadyOut,
                inputValid,
                inputReady,
                stall,
                issueValid,
                issueFirst,
                issueLast,
                issueFinal,
                issueFresh,
                issueFold,
                issueIndex,
                issueConflict,
                pendingEnable,
                bankReadEnable,
                selectValid,
                address,
                sumEnable,
                accumulate,
                fire,
                publish,
                potentials,
                outputValid,
                outputReady,
                spikes,
                finalStep,
                portValidOut,
                portReadyIn,
                portSpikes,
                portFinalStep);
    }

    private int addressBits() {
        return layer.addresses() * layer.wordAddressBits();
    }

    private Probe spikes(String name) {
        Probe probe = layout.next(prefix + name, layer.neurons(), 1, false);
        layout.fields(probe, 1);
        return probe;
    }

    private Probe always(String name, int bits) {
        return layout.always(prefix + name, bits);
    }

    /** A probe that joins a group. */
    private Probe sometimes(List<Probe> group, String name, int bits) {
        Probe probe = layout.next(prefix + name, bits, 1, false);
        group.add(probe);
        return probe;
    }

    private Optional<Probe> sometimes(List<Probe> group, String name, int bits, boolean present) {
        return present ? Optional.of(sometimes(group, name, bits)) : Optional.empty();
    }

    private Optional<Probe> always(String name, int bits, boolean present) {
        return present ? Optional.of(always(name, bits)) : Optional.empty();
    }
}
