package dev.spikeloom.kernel.vector;

import dev.spikeloom.kernel.IntegerKernels;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of the width that the machine prefers. Sums stay in registers while all rows are added and
 * subtracted: four vectors of a row, which are eight of sums. What is left at the end of a row is done by scalars.
 */
public final class VectorIntegerKernels implements IntegerKernels {
    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TILE = 4 * LANES;
    private static final long EVEN = 0x00ff_00ff_00ff_00ffL;

    @Override
    public String name() {
        return "vector, " + LANES + " lanes of 64 bits";
    }

    @Override
    public void sumByteRows(long[] even, long[] odd, long[][] rows, int[] list, int added, int count, boolean inPairs) {
        int n = 0;
        for (; n + TILE <= even.length; n += TILE) {
            sumFourVectors(even, odd, n, rows, list, added, count, inPairs ? 2 : 1);
        }
        for (; n + LANES <= even.length; n += LANES) {
            sumOneVector(even, odd, n, rows, list, added, count);
        }
        for (; n < even.length; n++) {
            sumOneLong(even, odd, n, rows, list, added, count);
        }
    }

    /**
     * Sums four vectors of each row.
     *
     * @param together 1 or 2 rows; one that is alone goes with zeros
     */
    private static void sumFourVectors(
            long[] even, long[] odd, int n, long[][] rows, int[] list, int added, int count, int together) {
        long[] zeros = rows[rows.length - 1];
        LongVector e0 = LongVector.fromArray(SPECIES, even, n);
        LongVector e1 = LongVector.fromArray(SPECIES, even, n + LANES);
        LongVector e2 = LongVector.fromArray(SPECIES, even, n + 2 * LANES);
        LongVector e3 = LongVector.fromArray(SPECIES, even, n + 3 * LANES);
        LongVector o0 = LongVector.fromArray(SPECIES, odd, n);
        LongVector o1 = LongVector.fromArray(SPECIES, odd, n + LANES);
        LongVector o2 = LongVector.fromArray(SPECIES, odd, n + 2 * LANES);
        LongVector o3 = LongVector.fromArray(SPECIES, odd, n + 3 * LANES);
        for (int i = 0; i < added; i += together) {
            long[] a = rows[list[i]];
            long[] b = together == 2 && i + 1 < added ? rows[list[i + 1]] : zeros;
            LongVector s0 = LongVector.fromArray(SPECIES, a, n).add(LongVector.fromArray(SPECIES, b, n));
            LongVector s1 =
                    LongVector.fromArray(SPECIES, a, n + LANES).add(LongVector.fromArray(SPECIES, b, n + LANES));
            LongVector s2 = LongVector.fromArray(SPECIES, a, n + 2 * LANES)
                    .add(LongVector.fromArray(SPECIES, b, n + 2 * LANES));
            LongVector s3 = LongVector.fromArray(SPECIES, a, n + 3 * LANES)
                    .add(LongVector.fromArray(SPECIES, b, n + 3 * LANES));
            e0 = e0.add(s0.and(EVEN));
            o0 = o0.add(s0.lanewise(VectorOperators.LSHR, 8).and(EVEN));
            e1 = e1.add(s1.and(EVEN));
            o1 = o1.add(s1.lanewise(VectorOperators.LSHR, 8).and(EVEN));
            e2 = e2.add(s2.and(EVEN));
            o2 = o2.add(s2.lanewise(VectorOperators.LSHR, 8).and(EVEN));
            e3 = e3.add(s3.and(EVEN));
            o3 = o3.add(s3.lanewise(VectorOperators.LSHR, 8).and(EVEN));
        }
        for (int i = added; i < count; i += together) {
            long[] a = rows[list[i]];
            long[] b = together == 2 && i + 1 < count ? rows[list[i + 1]] : zeros;
            LongVector s0 = LongVector.fromArray(SPECIES, a, n).add(LongVector.fromArray(SPECIES, b, n));
            LongVector s1 =
                    LongVector.fromArray(SPECIES, a, n + LANES).add(LongVector.fromArray(SPECIES, b, n + LANES));
            LongVector s2 = LongVector.fromArray(SPECIES, a, n + 2 * LANES)
                    .add(LongVector.fromArray(SPECIES, b, n + 2 * LANES));
            LongVector s3 = LongVector.fromArray(SPECIES, a, n + 3 * LANES)
                    .add(LongVector.fromArray(SPECIES, b, n + 3 * LANES));
            e0 = e0.sub(s0.and(EVEN));
            o0 = o0.sub(s0.lanewise(VectorOperators.LSHR, 8).and(EVEN));
            e1 = e1.sub(s1.and(EVEN));
            o1 = o1.sub(s1.lanewise(VectorOperators.LSHR, 8).and(EVEN));
            e2 = e2.sub(s2.and(EVEN));
            o2 = o2.sub(s2.lanewise(VectorOperators.LSHR, 8).and(EVEN));
            e3 = e3.sub(s3.and(EVEN));
            o3 = o3.sub(s3.lanewise(VectorOperators.LSHR, 8).and(EVEN));
        }
        e0.intoArray(even, n);
        e1.intoArray(even, n + LANES);
        e2.intoArray(even, n + 2 * LANES);
        e3.intoArray(even, n + 3 * LANES);
        o0.intoArray(odd, n);
        o1.intoArray(odd, n + LANES);
        o2.intoArray(odd, n + 2 * LANES);
        o3.intoArray(odd, n + 3 * LANES);
    }

    private static void sumOneVector(long[] even, long[] odd, int n, long[][] rows, int[] list, int added, int count) {
        LongVector e = LongVector.fromArray(SPECIES, even, n);
        LongVector o = LongVector.fromArray(SPECIES, odd, n);
        for (int i = 0; i < added; i++) {
            LongVector bytes = LongVector.fromArray(SPECIES, rows[list[i]], n);
            e = e.add(bytes.and(EVEN));
            o = o.add(bytes.lanewise(VectorOperators.LSHR, 8).and(EVEN));
        }
        for (int i = added; i < count; i++) {
            LongVector bytes = LongVector.fromArray(SPECIES, rows[list[i]], n);
            e = e.sub(bytes.and(EVEN));
            o = o.sub(bytes.lanewise(VectorOperators.LSHR, 8).and(EVEN));
        }
        e.intoArray(even, n);
        o.intoArray(odd, n);
    }

    private static void sumOneLong(long[] even, long[] odd, int n, long[][] rows, int[] list, int added, int count) {
        long e = even[n];
        long o = odd[n];
        for (int i = 0; i < added; i++) {
            long bytes = rows[list[i]][n];
            e += bytes & EVEN;
            o += bytes >>> 8 & EVEN;
        }
        for (int i = added; i < count; i++) {
            long bytes = rows[list[i]][n];
            e -= bytes & EVEN;
            o -= bytes >>> 8 & EVEN;
        }
        even[n] = e;
        odd[n] = o;
    }
}
