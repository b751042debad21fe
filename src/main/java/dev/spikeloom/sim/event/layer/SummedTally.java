package dev.spikeloom.sim.event.layer;

/**
 * A tally that others of the same layer can be added to.
 *
 * @param <T> the tally itself
 */
interface SummedTally<T extends SummedTally<T>> extends LayerTally {
    /** Adds what another tally of the same layer has. */
    void add(T other);

    /** {@code [time steps]}: active inputs. */
    long[] spikesByStep();
}
