package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.RandomDraws;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** The points of some axes: a number for each, the last axis the fastest. */
public final class SweepSpace {
    /** The most points of a sweep. */
    public static final int MOST_POINTS = 10_000_000;

    /** Drawn for each point that is wanted, at most: small spaces repeat themselves. */
    private static final int MOST_DRAWS = 50;

    private static final int MOST_SOBOL_AXES = 1000;

    private final List<Axis> axes;

    SweepSpace(List<Axis> axes) {
        this.axes = axes;
    }

    /** How many points there are. */
    BigInteger size() {
        return axes.stream().map(axis -> BigInteger.valueOf(axis.size())).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The parameters of a point, in the order of the axes. */
    Map<String, String> at(long number) {
        int[] indices = new int[axes.size()];
        long rest = number;
        for (int i = axes.size() - 1; i >= 0; i--) {
            indices[i] = (int) (rest % axes.get(i).size());
            rest /= axes.get(i).size();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < indices.length; i++) {
            parameters.putAll(axes.get(i).at(indices[i]));
        }
        return parameters;
    }

    private long number(int[] indices) {
        return number(Arrays.stream(indices).boxed().toList());
    }

    /** The number of a point with the given value of each axis. */
    long number(List<Integer> indices) {
        long number = 0;
        for (int i = 0; i < axes.size(); i++) {
            number = number * axes.get(i).size() + indices.get(i);
        }
        return number;
    }

    /** Values of each axis. */
    int[] sizes() {
        return axes.stream().mapToInt(Axis::size).toArray();
    }

    /** Whether parameters are those of a point. */
    boolean has(Map<String, String> parameters) {
        int named = axes.stream().mapToInt(axis -> axis.parameters().size()).sum();
        return parameters.size() == named && axes.stream().allMatch(axis -> axis.has(parameters));
    }

    /**
     * How many points a sweep takes.
     *
     * @throws InputException if they are too many
     */
    int count(SweepPlan plan) {
        BigInteger wanted = plan.budget().isPresent()
                ? size().min(BigInteger.valueOf(plan.budget().getAsInt()))
                : size();
        boolean countable = size().bitLength() < Long.SIZE;
        if (wanted.compareTo(BigInteger.valueOf(MOST_POINTS)) > 0 || !countable) {
            throw new InputException(plan.source() + ": the axes span " + String.format(Locale.ROOT, "%,d", size())
                    + " points, allowed: at most " + String.format(Locale.ROOT, "%,d", MOST_POINTS)
                    + " in a sweep; set 'budget' with 'mode: search' or 'sobol', or take values away");
        }
        return wanted.intValueExact();
    }

    /**
     * The points that a sweep takes that does not search, each once.
     *
     * @throws InputException if they are too many
     */
    List<Long> points(SweepPlan plan) {
        boolean all = plan.mode() == SweepMode.GRID || plan.mode() == SweepMode.LIST;
        int count = count(plan);
        if (all || BigInteger.valueOf(count).equals(size())) {
            return LongStream.range(0, count).boxed().toList();
        }
        return switch (plan.mode()) {
            case RANDOM -> random(count, plan.seed());
            case LATIN_HYPERCUBE -> latinHypercube(count, plan.seed());
            case SOBOL -> sobol(count, plan);
            case GRID, LIST, SEARCH -> throw new IllegalStateException("not drawn");
        };
    }

    private List<Long> random(int count, long seed) {
        RandomDraws draws = new RandomDraws(seed);
        Set<Long> points = new LinkedHashSet<>();
        for (long draw = 0; points.size() < count && draw < (long) count * MOST_DRAWS; draw++) {
            int[] indices =
                    axes.stream().mapToInt(axis -> draws.below(axis.size())).toArray();
            points.add(number(indices));
        }
        return List.copyOf(points);
    }

    private List<Long> latinHypercube(int count, long seed) {
        RandomDraws draws = new RandomDraws(seed);
        int[][] strata = new int[axes.size()][count];
        for (int axis = 0; axis < strata.length; axis++) {
            for (int i = 0; i < count; i++) {
                strata[axis][i] = i;
            }
            for (int i = count - 1; i > 0; i--) {
                int other = draws.below(i + 1);
                int kept = strata[axis][i];
                strata[axis][i] = strata[axis][other];
                strata[axis][other] = kept;
            }
        }
        Set<Long> points = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            int[] indices = new int[axes.size()];
            for (int axis = 0; axis < indices.length; axis++) {
                indices[axis] = (int) ((long) strata[axis][i] * axes.get(axis).size() / count);
            }
            points.add(number(indices));
        }
        return List.copyOf(points);
    }

    private List<Long> sobol(int count, SweepPlan plan) {
        if (axes.size() > MOST_SOBOL_AXES) {
            throw new InputException(plan.source() + ": 'mode: sobol' with " + axes.size() + " axes, allowed: at most "
                    + MOST_SOBOL_AXES);
        }
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(axes.size());
        Set<Long> points = new LinkedHashSet<>();
        for (long draw = 0; points.size() < count && draw < (long) count * MOST_DRAWS; draw++) {
            double[] vector = sequence.nextVector();
            int[] indices = new int[axes.size()];
            for (int axis = 0; axis < indices.length; axis++) {
                indices[axis] = (int) (vector[axis] * axes.get(axis).size());
            }
            points.add(number(indices));
        }
        return new ArrayList<>(points);
    }
}
