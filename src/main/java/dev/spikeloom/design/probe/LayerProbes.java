package dev.spikeloom.design.probe;

import java.util.Optional;

/**
 * The probes of one layer; {@code docs/microarchitecture.md} says what each signal means. Some are there only where the
 * layer has what they show.
 *
 * @param portValidIn offered at the layer's input
 * @param portReadyOut accepted there
 * @param inputValid offered to the scheduler: behind the input buffer, if there is one
 * @param inputReady accepted there
 * @param issueFirst observed with {@code issueValid}, and so all else that belongs to an issue
 * @param selectValid gates {@code bankReadAddress} where registers stand between encoder and banks
 * @param potentials observed with {@code fire}
 * @param outputValid offered by the output register
 * @param outputReady accepted there: by the output buffer, if there is one
 * @param spikes observed with {@code outputValid}
 * @param finalStep observed with {@code outputValid}
 * @param portValidOut offered at the layer's output
 * @param portReadyIn accepted there
 * @param portSpikes of the output buffer, observed with {@code portValidOut}
 * @param portFinalStep of the output buffer, observed with {@code portValidOut}
 */
public record LayerProbes(
        Probe portValidIn,
        Probe portReadyOut,
        Probe inputValid,
        Probe inputReady,
        Probe stall,
        Probe issueValid,
        Probe issueFirst,
        Probe issueLast,
        Probe issueFinal,
        Optional<Probe> issueFresh,
        Optional<Probe> issueFold,
        Optional<Probe> issueIndex,
        Optional<Probe> issueConflict,
        Probe pendingEnable,
        Probe bankReadEnable,
        Optional<Probe> selectValid,
        Probe bankReadAddress,
        Optional<Probe> sumEnable,
        Probe accumulate,
        Probe fire,
        Probe publish,
        Probe potentials,
        Probe outputValid,
        Probe outputReady,
        Probe spikes,
        Probe finalStep,
        Probe portValidOut,
        Probe portReadyIn,
        Optional<Probe> portSpikes,
        Optional<Probe> portFinalStep) {}
