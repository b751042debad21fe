package dev.spikeloom.design.probe;

/**
 * The probes of the AXI streams around the core, and of the modules behind them.
 *
 * @param spikesValid a beat of spikes is offered
 * @param spikesReady it is accepted
 * @param spikesData observed with {@code spikesValid}
 * @param spikesLast observed with {@code spikesValid}
 * @param vectorValid a whole spike vector is offered to the core
 * @param vector observed with {@code vectorValid}
 * @param resultValid a beat of a result is offered
 * @param resultReady it is accepted
 * @param resultBeat its number
 * @param resultData observed with {@code resultValid}
 * @param resultLast observed with {@code resultValid}
 */
public record StreamProbes(
        Probe spikesValid,
        Probe spikesReady,
        Probe spikesData,
        Probe spikesLast,
        Probe vectorValid,
        Probe vector,
        Probe resultValid,
        Probe resultReady,
        Probe resultBeat,
        Probe resultData,
        Probe resultLast) {}
