package dev.spikeloom.bench.simulators;

import dev.spikeloom.bench.contest.Work;
import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import java.io.IOException;
import java.nio.file.Path;

/** The process of co-simulation, with that of the RTL beside it. */
final class LockstepChild implements Work {
    private final CrossCheck check;
    private final RecordedSpikes spikes;

    private LockstepChild(CrossCheck check, RecordedSpikes spikes) {
        this.check = check;
        this.spikes = spikes;
    }

    /** @param args the name of a {@link Workload}, a {@link SpikesFile}, the folder of the RTL, and one to build in */
    public static void main(String[] args) throws IOException {
        RateDesign design = Workload.valueOf(args[0]).design();
        RecordedSpikes spikes = SpikesFile.read(Path.of(args[1]));
        Path folder = Path.of(args[3]);
        CosimOptions options = new CosimOptions(
                spikes.samples(),
                spikes.steps(),
                HostTiming.saturated(),
                false,
                false,
                folder.resolve("builds"),
                folder.resolve("work"));
        LockstepChild work =
                new LockstepChild(new CrossCheck(design, Path.of(args[2]), options, Progress.NONE), spikes);
        work.pass();
        Work.answer(work);
    }

    @Override
    public String description() {
        return "JDK " + System.getProperty("java.version");
    }

    @Override
    public Outcome run(long nanos) {
        long cycles = 0;
        CosimResult result;
        long start = System.nanoTime();
        do {
            result = pass();
            cycles += result.cycles();
        } while (System.nanoTime() - start < nanos);
        return new Outcome(cycles, result.cycles() + "/" + result.comparedValues());
    }

    private CosimResult pass() {
        CosimResult result = check.run(spikes);
        result.divergence().ifPresent(found -> {
            throw new IllegalStateException(found.headline());
        });
        return result;
    }
}
