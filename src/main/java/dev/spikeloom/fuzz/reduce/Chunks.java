package dev.spikeloom.fuzz.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Parts of a list to be taken away: the whole, its halves, its quarters, down to single elements. */
final class Chunks {
    private Chunks() {}

    /** A part from {@code from} to before {@code to}. */
    record Chunk(int from, int to) {
        boolean contains(int index) {
            return index >= from && index < to;
        }
    }

    /** @param largest no part has more elements */
    static Stream<Chunk> of(int size, int largest) {
        List<Chunk> chunks = new ArrayList<>();
        int length = Math.min(size, largest);
        while (length > 0) {
            for (int from = 0; from < size; from += length) {
                chunks.add(new Chunk(from, Math.min(size, from + length)));
            }
            length /= 2;
        }
        return chunks.stream();
    }
}
