package dev.spikeloom.bench.libtorch;

import dev.spikeloom.bench.contest.Work;
import java.io.IOException;

/** The process of a trainer. */
final class ChildMain {
    private ChildMain() {}

    /** @param args {@code spikeloom} or {@code libtorch}, and the name of a {@link Workload} */
    public static void main(String[] args) throws IOException {
        Workload workload = Workload.valueOf(args[1]);
        Work.answer(
                switch (args[0]) {
                    case "spikeloom" -> new Spikeloom(workload);
                    case "libtorch" -> new Libtorch(workload);
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }
}
