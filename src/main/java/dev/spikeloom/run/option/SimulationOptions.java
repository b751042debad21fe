package dev.spikeloom.run.option;

import dev.spikeloom.io.InputException;

/**
 * How the test set is simulated; the figures do not depend on it.
 *
 * @param engine the simulator
 * @param verifySamples test samples, from the first, that are run on both simulators and compared; 0 for none
 */
public record SimulationOptions(Engine engine, int verifySamples) {
    /** On the event-driven simulator alone. */
    public static final SimulationOptions DEFAULT = new SimulationOptions(Engine.EVENT, 0);

    /** @throws InputException if {@code verifySamples} is below 0 */
    public SimulationOptions {
        if (verifySamples < 0) {
            throw outOfRange(verifySamples, "0 or more");
        }
    }

    /** @throws InputException if there are not as many samples as are to be verified */
    public void requireSamples(int samples) {
        if (verifySamples > samples) {
            throw outOfRange(verifySamples, "0 to " + samples + ", the test samples");
        }
    }

    private static InputException outOfRange(int value, String allowed) {
        return new InputException("--verify is '" + value + "', allowed: " + allowed);
    }
}
