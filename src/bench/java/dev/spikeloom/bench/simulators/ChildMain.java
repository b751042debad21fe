package dev.spikeloom.bench.simulators;

import dev.spikeloom.bench.contest.Work;
import dev.spikeloom.io.Progress;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.spike.RecordedSpikes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The process of a simulator. */
final class ChildMain implements Work {
    private final Simulator simulator;
    private final RecordedSpikes spikes;

    private ChildMain(Simulator simulator, RecordedSpikes spikes) {
        this.simulator = simulator;
        this.spikes = spikes;
    }

    /** @param args the names of a {@link Model} and a {@link Workload}, and a {@link SpikesFile} */
    public static void main(String[] args) throws IOException {
        Simulator simulator =
                Model.valueOf(args[0]).of(Workload.valueOf(args[1]).design());
        Work.answer(new ChildMain(simulator, SpikesFile.read(Path.of(args[2]))));
    }

    @Override
    public String description() {
        return "JDK " + System.getProperty("java.version") + ", kernels: "
                + Kernels.integers().name();
    }

    @Override
    public Outcome run(long nanos) {
        long cycles = 0;
        SimulationResult result;
        long start = System.nanoTime();
        do {
            result = simulator.run(spikes, spikes.samples(), spikes.steps(), HostTiming.saturated(), Progress.NONE);
            cycles += result.cycles();
        } while (System.nanoTime() - start < nanos);
        return new Outcome(cycles, digest(result));
    }

    /** The cycles of a pass over all samples, and a hash of each one's class and the cycle of its result. */
    private static String digest(SimulationResult result) {
        int hash = 0;
        for (int sample = 0; sample < result.samples(); sample++) {
            hash = 31 * hash + result.classes()[sample][0];
            hash = 31 * hash + (int) result.resultCycles()[sample];
        }
        return String.format(Locale.ROOT, "%d/%08x", result.cycles(), hash);
    }
}
