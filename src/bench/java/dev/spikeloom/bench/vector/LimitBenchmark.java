package dev.spikeloom.bench.vector;

import dev.spikeloom.bench.Limits;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one thread of this machine can do at most: arithmetic in registers, and reads from each cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LimitBenchmark {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int FIRST_LEVEL = 16 << 10;
    private static final int SECOND_LEVEL = 256 << 10;
    private static final int THIRD_LEVEL = 4 << 20;

    private final float[] small = filled(FIRST_LEVEL / Float.BYTES);
    private final float[] large = filled(SECOND_LEVEL / Float.BYTES);
    private final float[] huge = filled(THIRD_LEVEL / Float.BYTES);

    private static float[] filled(int length) {
        float[] values = new float[length];
        Arrays.fill(values, 1e-3f);
        return values;
    }

    @Benchmark
    public float multiplyAdd() {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector term = FloatVector.broadcast(SPECIES, 1e-3f);
        FloatVector a = term;
        FloatVector b = term;
        FloatVector c = term;
        FloatVector d = term;
        FloatVector e = term;
        FloatVector f = term;
        FloatVector g = term;
        FloatVector h = term;
        FloatVector i = term;
        FloatVector j = term;
        FloatVector k = term;
        FloatVector l = term;
        int rounds = Limits.FLOPS / (2 * 12 * LANES);
        for (int round = 0; round < rounds; round++) {
            a = a.fma(factor, term);
            b = b.fma(factor, term);
            c = c.fma(factor, term);
            d = d.fma(factor, term);
            e = e.fma(factor, term);
            f = f.fma(factor, term);
            g = g.fma(factor, term);
            h = h.fma(factor, term);
            i = i.fma(factor, term);
            j = j.fma(factor, term);
            k = k.fma(factor, term);
            l = l.fma(factor, term);
        }
        FloatVector sum = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return sum.reduceLanes(VectorOperators.ADD);
    }

    @Benchmark
    public float readFirstLevel() {
        return read(small);
    }

    @Benchmark
    public float readSecondLevel() {
        return read(large);
    }

    @Benchmark
    @OperationsPerInvocation(THIRD_LEVEL / Limits.BYTES)
    public float readThirdLevel() {
        return read(huge);
    }

    @Benchmark
    public long addIntegers() {
        LongVector term = LongVector.broadcast(LONGS, 0x0001_0001_0001_0001L);
        LongVector a = term;
        LongVector b = term.add(term);
        LongVector c = a.add(b);
        LongVector d = b.add(b);
        LongVector e = b.add(c);
        LongVector f = c.add(c);
        LongVector g = c.add(d);
        LongVector h = d.add(d);
        int rounds = Limits.INTEGERS / (8 * 2 * 4 * LONGS.length());
        for (int round = 0; round < rounds; round++) {
            a = a.lanewise(VectorOperators.XOR, e).add(term);
            b = b.lanewise(VectorOperators.XOR, f).add(term);
            c = c.lanewise(VectorOperators.XOR, g).add(term);
            d = d.lanewise(VectorOperators.XOR, h).add(term);
            e = e.add(term).lanewise(VectorOperators.XOR, term);
            f = f.add(term).lanewise(VectorOperators.XOR, term);
            g = g.add(term).lanewise(VectorOperators.XOR, term);
            h = h.add(term).lanewise(VectorOperators.XOR, term);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
    }

    private static float read(float[] values) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        for (int pass = 0; pass < Math.max(1, Limits.BYTES / Float.BYTES / values.length); pass++) {
            for (int n = 0; n < values.length; n += 8 * LANES) {
                a = a.add(FloatVector.fromArray(SPECIES, values, n));
                b = b.add(FloatVector.fromArray(SPECIES, values, n + LANES));
                c = c.add(FloatVector.fromArray(SPECIES, values, n + 2 * LANES));
                d = d.add(FloatVector.fromArray(SPECIES, values, n + 3 * LANES));
                e = e.add(FloatVector.fromArray(SPECIES, values, n + 4 * LANES));
                f = f.add(FloatVector.fromArray(SPECIES, values, n + 5 * LANES));
                g = g.add(FloatVector.fromArray(SPECIES, values, n + 6 * LANES));
                h = h.add(FloatVector.fromArray(SPECIES, values, n + 7 * LANES));
            }
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).reduceLanes(VectorOperators.ADD);
    }
}
