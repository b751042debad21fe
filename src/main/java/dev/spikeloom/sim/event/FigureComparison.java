package dev.spikeloom.sim.event;

import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.spike.SpikeVector;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares figures of the clocked model with those of the event model; remembers the first that differs. */
final class FigureComparison {
    private long compared;
    private long differences;
    private String first;

    /** @param what names the figure, and is asked for only if it differs */
    void compare(Supplier<String> what, long clocked, long event) {
        compared++;
        if (clocked != event) {
            differences++;
            if (first == null) {
                first = what.get() + ": clocked model " + clocked + ", event model " + event;
            }
        }
    }

    void compare(SimulationResult clocked, SimulationResult event) {
        compare(() -> "cycles", clocked.cycles(), event.cycles());
        for (int i = 0; i < clocked.samples(); i++) {
            int sample = i;
            compare(
                    () -> "sample " + sample + ", first input accepted",
                    clocked.firstAccepts()[i],
                    event.firstAccepts()[i]);
            compare(() -> "sample " + sample + ", result taken", clocked.resultCycles()[i], event.resultCycles()[i]);
            compare(
                    () -> "sample " + sample + ", cycles of the busiest layer",
                    clocked.busiestLayerCycles()[i],
                    event.busiestLayerCycles()[i]);
            for (int h = 0; h < clocked.classes()[i].length; h++) {
                int head = h;
                compare(
                        () -> "sample " + sample + ", class of head " + head,
                        clocked.classes()[i][h],
                        event.classes()[i][h]);
            }
        }
        for (int layer = 0; layer < clocked.layers().size(); layer++) {
            compare(
                    "layer " + layer,
                    clocked.layers().get(layer),
                    event.layers().get(layer));
        }
        compareOutputSpikes(clocked, event);
    }

    private void compareOutputSpikes(SimulationResult clocked, SimulationResult event) {
        SpikeVector expected = new SpikeVector(clocked.outputSpikes().inputs());
        SpikeVector found = new SpikeVector(expected.size());
        for (int i = 0; i < clocked.samples() * clocked.timeSteps(); i++) {
            int sample = i / clocked.timeSteps();
            int step = i % clocked.timeSteps();
            clocked.outputSpikes().read(sample, step, expected);
            event.outputSpikes().read(sample, step, found);
            for (int n = 0; n < expected.size(); n++) {
                int neuron = n;
                compare(
                        () -> "sample " + sample + ", time step " + step + ", output spike of neuron " + neuron,
                        expected.get(n) ? 1 : 0,
                        found.get(n) ? 1 : 0);
            }
        }
    }

    private void compare(String layer, LayerCounters clocked, LayerCounters event) {
        for (int number = 0; number < LayerCounters.IN_HARDWARE; number++) {
            String name = LayerCounters.NAMES.get(number);
            compare(
                    () -> layer + ", counter " + name,
                    clocked.inHardware().get(number),
                    event.inHardware().get(number));
        }
        for (int step = 0; step < clocked.spikesInByStep().size(); step++) {
            String at = layer + ", time step " + step;
            compare(
                    () -> at + ", spikes in",
                    clocked.spikesInByStep().get(step),
                    event.spikesInByStep().get(step));
            compare(
                    () -> at + ", spikes out",
                    clocked.spikesOutByStep().get(step),
                    event.spikesOutByStep().get(step));
        }
        for (int b = 0; b < clocked.sramReadsByBank().size(); b++) {
            int bank = b;
            compare(
                    () -> layer + ", bank " + bank + ", reads",
                    clocked.sramReadsByBank().get(b),
                    event.sramReadsByBank().get(b));
        }
        compare(
                () -> layer + ", number of register banks",
                clocked.enabledCycles().size(),
                event.enabledCycles().size());
        clocked.enabledCycles()
                .forEach((bank, cycles) -> compare(
                        () -> layer + ", enabled cycles of " + bank,
                        cycles,
                        event.enabledCycles().getOrDefault(bank, -1L)));
    }

    long compared() {
        return compared;
    }

    long differences() {
        return differences;
    }

    Optional<String> firstDifference() {
        return Optional.ofNullable(first);
    }
}
