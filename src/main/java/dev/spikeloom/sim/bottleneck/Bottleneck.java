package dev.spikeloom.sim.bottleneck;

import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The layer that is busy for the most cycles of a run. It is busy in the cycles in which it reads weights or passes an
 * empty vector on, as against those in which it waits for the layer before it or behind it.
 *
 * @param layer 0 is the one at the input
 * @param busyShare of the cycles of the run, 0 to 1
 * @param nextLayer the one that would be the bottleneck if this took no time; -1 if there is no other
 * @param nextBusyCycles mean cycles a sample for which that is busy; 0 if there is no other
 */
public record Bottleneck(int layer, double busyShare, int nextLayer, double nextBusyCycles) {
    /** Of layers that are equally busy, the first. */
    public static Bottleneck of(SimulationResult run) {
        List<LayerCounters> layers = run.layers();
        List<Integer> busiest = IntStream.range(0, layers.size())
                .boxed()
                .sorted(Comparator.comparingLong(layer -> -layers.get(layer).issues()))
                .toList();
        int first = busiest.get(0);
        int second = busiest.size() > 1 ? busiest.get(1) : -1;
        return new Bottleneck(
                first,
                (double) layers.get(first).issues() / run.cycles(),
                second,
                second < 0 ? 0 : (double) layers.get(second).issues() / run.samples());
    }
}
