package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs the driver in C on the accelerator behind AXI, under Verilator: it loads the network and reads it back, runs samples
 * by polling and by interrupt, and reads the performance counters. All of it is held to the model: classes and spike
 * counts to the network in integers, the counters to the clocked model of the core that is given each spike vector, and
 * relieved of each result, in the cycles in which the RTL's core was.
 */
public final class DriverCheck {
    /** The file in the work folder that holds what is loaded and run. */
    public static final String JOB = "driver_job.bin";

    /** How samples are run: over the registers, then over the streams. */
    private static final List<String> WAYS = List.of("polling", "interrupt", "stream", "stream with frames by count");

    private static final List<String> WITH_COUNTERS = WAYS.subList(0, 2);

    /** What the driver answers to a number that is refused: its error SPIKELOOM_REFUSED. */
    private static final int REFUSED = 7;

    private final Design design;
    private final HostInterface host;
    private final CosimPlace place;
    private final Progress progress;
    private final List<String> differences = new ArrayList<>();
    private long compared;

    /**
     * @param place its RTL folder has the driver, too
     * @throws InputException if the design has no registers
     */
    public DriverCheck(Design design, CosimPlace place, Progress progress) {
        this.design = design;
        this.place = place;
        this.progress = progress;
        design.architecture().requireRegisters();
        this.host = design.hostInterface().orElseThrow();
    }

    /**
     * Builds the accelerator with the driver.
     *
     * @return the harness; with the argument {@code serve} it answers accesses to the registers
     * @throws InputException if Verilator or a compiler is missing or fails
     */
    public Path program() {
        return new DriverBuild(design, host, place, progress).program();
    }

    /**
     * Runs the first samples of a source.
     *
     * @throws InputException if a tool is missing or fails, or the driver reports an error
     */
    public DriverResult run(SpikeSource source, int samples, int timeSteps) {
        Path program = program();
        Path job = place.work().resolve(JOB);
        DriverJob.write(job, design, source, samples, timeSteps);
        progress.message("running the driver");
        DriverLog log = new DriverLog(new ToolRun(program, "the driver", place.rtl())
                .args(job.toString())
                .run()
                .orThrow()
                .output());
        compareResults(log.all("result"), source, samples, timeSteps);
        if (host.counters()) {
            for (int way = 0; way < WITH_COUNTERS.size(); way++) {
                compareCounters(log, way, source, samples, timeSteps);
            }
        }
        compareErrors(log);
        List<long[]> runs = log.all("run");
        return new DriverResult(
                samples,
                first(log, "load", 0),
                host.loadable() && readsBack() ? first(log, "load", 1) : OptionalLong.empty(),
                first(log, "stream_in", 0),
                runs.get(0)[0],
                runs.get(1)[0],
                compared,
                differences);
    }

    private static OptionalLong first(DriverLog log, String word, int number) {
        return log.all(word).stream().mapToLong(line -> line[number]).findFirst();
    }

    private void compareResults(List<long[]> results, SpikeSource source, int samples, int timeSteps) {
        compare("results", WAYS.size() * (long) samples, results.size());
        IntegerReference reference = design.reference();
        for (int sample = 0; sample < samples; sample++) {
            long[] expected = result(reference, source, sample, timeSteps);
            for (int way = 0; way < WAYS.size() && way * samples + sample < results.size(); way++) {
                compare(
                        "by " + WAYS.get(way) + ", classes and spike counts of sample " + sample,
                        expected,
                        results.get(way * samples + sample));
            }
        }
    }

    /** The classes of the heads, then the spike counts of all classes. */
    private long[] result(IntegerReference reference, SpikeSource source, int sample, int timeSteps) {
        SpikeVector spikes = new SpikeVector(source.inputs());
        int[] counts = new int[design.classes()];
        reference.startSample();
        for (int step = 0; step < timeSteps; step++) {
            source.read(sample, step, spikes);
            reference.step(spikes).addTo(counts);
        }
        int[] classes = design.readout().classes(counts, design.heads());
        return IntStream.concat(Arrays.stream(classes), Arrays.stream(counts))
                .asLongStream()
                .toArray();
    }

    private void compareCounters(DriverLog log, int way, SpikeSource source, int samples, int timeSteps) {
        long window = log.all("window").get(way)[0];
        HostTiming timing = new HostTiming(
                pattern(log.all("accepts").get(way), window),
                pattern(log.all("takes").get(way), window));
        Design core = Machines.elaborate(design.network(), design.architecture().withHost(HostKind.CORE));
        SimulationResult modelled = Simulators.clocked(core).run(source, samples, timeSteps, timing, Progress.NONE);
        // In what remains of the window, all layers wait for a spike vector.
        long idle = window - modelled.cycles();
        for (int layer = 0; layer < design.depth(); layer++) {
            long[] expected = modelled.layers().get(layer).inHardware().stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            expected[LayerCounters.NAMES.indexOf("starved")] += idle;
            compare(
                    "by " + WAYS.get(way) + ", performance counters of layer " + layer,
                    expected,
                    log.all("counters").get(way * design.depth() + layer));
        }
    }

    /** Cycles as bits. */
    private static long[] pattern(long[] cycles, long window) {
        int words = Math.max(1, Integer.highestOneBit((int) (window / Long.SIZE)) << 1);
        long[] pattern = new long[words];
        for (long cycle : cycles) {
            pattern[(int) (cycle / Long.SIZE)] |= 1L << cycle;
        }
        return pattern;
    }

    /** That the driver tells of what it must tell, and that nothing else was refused. */
    private void compareErrors(DriverLog log) {
        if (host.loadable()) {
            int last = design.depth() - 1;
            int neuron = design.loadMap().layers().get(last).lastNeuron();
            compare(
                    "the answer to a number that is refused",
                    REFUSED,
                    log.all("refusal").get(0)[0]);
            if (readsBack()) {
                compare(
                        "where a number differs",
                        new long[] {last, 1, 0, neuron},
                        log.all("mismatch").get(0));
            }
        }
        compare(
                "accesses that are refused",
                host.loadable() ? 1 : 0,
                log.all("refused").get(0)[0]);
    }

    private boolean readsBack() {
        return RegisterMap.of(host).register("FEATURES").field("READ_BACK").reset() == 1;
    }

    private void compare(String what, long expected, long found) {
        compare(what, new long[] {expected}, new long[] {found});
    }

    private void compare(String what, long[] expected, long[] found) {
        compared += expected.length;
        if (!Arrays.equals(expected, found)) {
            differences.add(what + ": expected " + text(expected) + ", found " + text(found));
        }
    }

    private static String text(long[] numbers) {
        return LongStream.of(numbers).boxed().toList().toString();
    }
}
