package dev.spikeloom.mutate;

/**
 * What a bench says.
 *
 * @param detail the first difference, or the compiler's first words
 */
record BenchVerdict(Kind kind, String detail) {
    enum Kind {
        PASSED,
        FAILED,
        /** It does not compile. */
        REFUSED
    }

    static BenchVerdict passed() {
        return new BenchVerdict(Kind.PASSED, "");
    }

    static BenchVerdict failed(String difference) {
        return new BenchVerdict(Kind.FAILED, difference);
    }

    static BenchVerdict refused(String words) {
        return new BenchVerdict(Kind.REFUSED, words);
    }
}
