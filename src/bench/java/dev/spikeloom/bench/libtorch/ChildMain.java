package dev.spikeloom.bench.libtorch;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * A process that trains when it is told to: says {@code ready} and its description, then answers each number of
 * nanoseconds on standard input with a {@link Round}, until the input ends.
 */
final class ChildMain {
    static final String READY = "ready ";

    private ChildMain() {}

    /** @param args {@code spikeloom} or {@code libtorch}, and the name of a {@link Workload} */
    public static void main(String[] args) throws IOException {
        Workload workload = Workload.valueOf(args[1]);
        Side side =
                switch (args[0]) {
                    case "spikeloom" -> new Spikeloom(workload);
                    case "libtorch" -> new Libtorch(workload);
                    default -> throw new IllegalArgumentException(args[0]);
                };
        System.out.println(READY + side.description());
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            System.out.println(round(side, Long.parseLong(line)).toLine());
        }
    }

    private static Round round(Side side, long nanos) {
        long cpuBefore = cpuTime();
        long before = System.nanoTime();
        Side.Outcome outcome = side.train(nanos);
        long elapsed = System.nanoTime() - before;
        return new Round(outcome.samples(), elapsed, cpuTime() - cpuBefore, outcome.loss());
    }

    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
