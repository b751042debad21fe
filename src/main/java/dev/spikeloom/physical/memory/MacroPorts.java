package dev.spikeloom.physical.memory;

import java.util.List;
import java.util.Map;

/**
 * How a family of macros is used: which pins say what an access is. It stands in the file of a technology, since a library
 * does not tell.
 *
 * @param twoPorts whether one port can read while the other writes
 * @param clocks clock pins, that of the port that reads first
 * @param read pins and their values while a word is read, of the port that reads
 * @param write likewise while a word is written, of the port that writes
 * @param idle likewise while a port is clocked and does nothing, of both
 */
public record MacroPorts(
        boolean twoPorts,
        List<String> clocks,
        Map<String, Boolean> read,
        Map<String, Boolean> write,
        Map<String, Boolean> idle) {
    public MacroPorts {
        clocks = List.copyOf(clocks);
        read = Map.copyOf(read);
        write = Map.copyOf(write);
        idle = Map.copyOf(idle);
    }

    String readClock() {
        return clocks.get(0);
    }

    String writeClock() {
        return clocks.get(clocks.size() - 1);
    }
}
