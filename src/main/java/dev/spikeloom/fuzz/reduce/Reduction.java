package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One way to make a case smaller. */
@FunctionalInterface
interface Reduction {
    /**
     * Smaller cases, the smallest first. They are made one by one as they are tried; one that is not possible ends in an
     * {@link dev.spikeloom.io.InputException} or {@link IllegalArgumentException} then.
     */
    Stream<Supplier<FuzzCase>> of(FuzzCase fuzzCase);
}
