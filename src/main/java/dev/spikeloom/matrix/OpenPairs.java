package dev.spikeloom.matrix;

import static dev.spikeloom.matrix.FactorSpace.UNSET;

import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.List;

/** The pairs of values that are still to be covered. */
final class OpenPairs {
    private final int[] firstLevel;
    private final boolean[][] open;
    private final List<FactorPair> pairs;

    OpenPairs(FactorSpace space) {
        firstLevel = new int[space.size()];
        int levels = 0;
        for (int f = 0; f < space.size(); f++) {
            firstLevel[f] = levels;
            levels += space.values(f);
        }
        open = new boolean[levels][levels];
        pairs = new ArrayList<>(space.pairs());
        pairs.forEach(pair -> mark(pair, true));
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Any of the pairs. */
    FactorPair draw(RandomDraws draws) {
        return pairs.get(draws.below(pairs.size()));
    }

    /** How many of the pairs a value makes with those already chosen. */
    int gain(int[] choice, int factor, int value) {
        boolean[] row = open[level(factor, value)];
        int gain = 0;
        for (int f = 0; f < choice.length; f++) {
            if (f != factor && choice[f] != UNSET && row[level(f, choice[f])]) {
                gain++;
            }
        }
        return gain;
    }

    /** How many of the pairs are in a complete choice. */
    int covered(int[] choice) {
        int twice = 0;
        for (int f = 0; f < choice.length; f++) {
            twice += gain(choice, f, choice[f]);
        }
        return twice / 2;
    }

    /** Takes out one pair. */
    void close(FactorPair pair) {
        mark(pair, false);
        pairs.remove(pair);
    }

    /** Takes out all pairs that are in a complete choice. */
    void closeAll(int[] choice) {
        pairs.removeIf(pair -> {
            boolean covered = choice[pair.factor()] == pair.value() && choice[pair.other()] == pair.otherValue();
            if (covered) {
                mark(pair, false);
            }
            return covered;
        });
    }

    private void mark(FactorPair pair, boolean value) {
        int a = level(pair.factor(), pair.value());
        int b = level(pair.other(), pair.otherValue());
        open[a][b] = value;
        open[b][a] = value;
    }

    /** The values of all factors are numbered through, so that one table holds the pairs. */
    private int level(int factor, int value) {
        return firstLevel[factor] + value;
    }
}
