package dev.spikeloom.bench.libtorch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
            System.out.println(side.round(Long.parseLong(line)).toLine());
        }
    }
}
