package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.LoadedNumber;
import java.math.BigInteger;
import java.util.List;

/** Sends numbers over the load stream. */
final class LoadStream {
    private final HostInterface host;
    private final BenchTape tape;

    LoadStream(HostInterface host, BenchTape tape) {
        this.host = host;
        this.tape = tape;
    }

    /** Numbers of a beat. */
    int perBeat(int target) {
        return host.loadStreamBits() / bits(target);
    }

    private int bits(int target) {
        return target == LoadMap.WEIGHT ? host.loadNumberBits() : HostInterface.WORD_BITS;
    }

    /** A packet of whole rows of a layer, or of its thresholds or biases. */
    void send(List<List<LoadedNumber>> rows) {
        for (List<LoadedNumber> row : rows) {
            int target = row.get(0).target();
            int perBeat = perBeat(target);
            for (int from = 0; from < row.size(); from += perBeat) {
                int to = Math.min(row.size(), from + perBeat);
                boolean last = row == rows.get(rows.size() - 1) && to == row.size();
                List<Integer> data =
                        row.subList(from, to).stream().map(LoadedNumber::data).toList();
                send(target, data, keep(target, data.size()), last);
            }
        }
    }

    /**
     * A beat of numbers, the first in the lowest bits, and ones behind them.
     *
     * @param keep a bit for each byte
     */
    void send(int target, List<Integer> numbers, int keep, boolean last) {
        BigInteger mask = BigInteger.ONE.shiftLeft(bits(target)).subtract(BigInteger.ONE);
        BigInteger data = BigInteger.ONE.negate().shiftLeft(numbers.size() * bits(target));
        for (int i = 0; i < numbers.size(); i++) {
            data = data.or(BigInteger.valueOf(numbers.get(i)).and(mask).shiftLeft(i * bits(target)));
        }
        tape.loadBeat(data, keep, last);
    }

    /** The bytes of the first numbers of a beat. */
    int keep(int target, int numbers) {
        return (1 << (numbers * bits(target) / Byte.SIZE)) - 1;
    }

    /** The highest byte of the first number of a beat. */
    int highestByte(int target) {
        return 1 << (bits(target) / Byte.SIZE - 1);
    }

    /** Whether a beat has room for the number. */
    boolean hasRoom(int target, long number) {
        long most = 1L << (bits(target) - 1);
        return number >= -most && number < most;
    }
}
