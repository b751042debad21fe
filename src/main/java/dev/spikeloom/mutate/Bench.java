package dev.spikeloom.mutate;

import java.nio.file.Path;

/** What has to find the faults. */
@FunctionalInterface
interface Bench {

    /** @param folder with the RTL, which has a fault, and the files of the bench; private to this run */
    BenchVerdict run(Path folder);
}
