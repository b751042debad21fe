package dev.spikeloom.bench.contest;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** What a child process does. It keeps its state from round to round, and no processor busy in between. */
public interface Work {
    /** What it runs on, in a line. */
    String description();

    /**
     * What was done in a round.
     *
     * @param count as in {@link Round}
     * @param result as in {@link Round}
     */
    record Outcome(long count, String result) {}

    /** Works in whole pieces, until at least {@code nanos} have passed. */
    Outcome run(long nanos);

    /**
     * The life of a child process: says {@code ready} and the description, then answers each number of nanoseconds on
     * standard input with a {@link Round}, until the input ends.
     */
    static void answer(Work work) throws IOException {
        System.out.println(Child.READY + work.description());
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            long cpuBefore = system.getProcessCpuTime();
            long before = System.nanoTime();
            Outcome outcome = work.run(Long.parseLong(line));
            long elapsed = System.nanoTime() - before;
            long cpu = system.getProcessCpuTime() - cpuBefore;
            System.out.println(new Round(outcome.count, elapsed, cpu, outcome.result).toLine());
        }
    }
}
