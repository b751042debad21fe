package dev.spikeloom.cosim.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.Architectures;
import dev.spikeloom.testing.RandomDesigns;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a digest depends on: each bit that means something in a cycle, and no other. */
class TraceDigestTest {
    private final TraceLayout layout = RateDesign.elaborate(
                    RandomDesigns.network(RandomDesigns.random(5), List.of(20, 9, 3), 5),
                    Architectures.ofBanks(16, WeightStorage.LOADABLE, 4))
            .traceLayout();
    private final CycleWords words = new CycleWords(layout);
    private final DigestKeys keys = DigestKeys.draw(words);

    @Test
    void everyBitOfWhatIsObservedAlwaysCounts() {
        for (Probe probe : layout.always()) {
            assertThat(same(new TraceRecord(layout), flipped(new TraceRecord(layout), probe.offset())))
                    .as(probe.path())
                    .isFalse();
        }
    }

    @Test
    void everyByteOfAGroupCountsWhereItsGateIsSet() {
        for (ProbeGroup group : layout.groups()) {
            for (int i = 0; i < group.bytes(); i++) {
                assertThat(same(open(group), flipped(open(group), group.offset() + i)))
                        .as("%s, byte %d", group.probes(), i)
                        .isFalse();
            }
        }
    }

    @Test
    void whatMeansNothingInACycleDoesNotCount() {
        for (ProbeGroup group : layout.groups()) {
            assertThat(same(new TraceRecord(layout), flipped(new TraceRecord(layout), group.offset())))
                    .as("%s", group.probes())
                    .isTrue();
        }
    }

    @Test
    void theOrderOfCyclesCounts() {
        TraceRecord one = flipped(new TraceRecord(layout), 0);
        TraceRecord other = new TraceRecord(layout);
        TraceDigest first = digest(one, other);
        TraceDigest second = digest(other, one);
        assertThat(first.is(second.first(), second.second())).isFalse();
    }

    /** The definition in docs/cosimulation.md, with numbers of any size. */
    @Test
    void aSumIsWhatItsDefinitionSays() {
        long[] row = {-1, 0, Long.MIN_VALUE, 0x123456789abcdefL};
        DigestSum sum = new DigestSum(keys.cycles());
        BigInteger expected = key(0);
        for (int i = 0; i < row.length; i++) {
            sum.add(i, row[i], row[i]);
            expected = expected.add(key(1 + i).multiply(BigInteger.valueOf(row[i])));
        }
        assertThat(sum.upper0()).isEqualTo(expected.shiftRight(Long.SIZE).longValue());
    }

    private BigInteger key(int index) {
        BigInteger low = BigInteger.valueOf(keys.cycles()[DigestKeys.LONGS * index]);
        BigInteger high = BigInteger.valueOf(keys.cycles()[DigestKeys.LONGS * index + 2]);
        // What a sum starts from is two halves without a sign.
        return (index == 0 ? low.mod(BigInteger.ONE.shiftLeft(Long.SIZE)) : low).add(high.shiftLeft(Long.SIZE));
    }

    private TraceRecord open(ProbeGroup group) {
        TraceRecord record = new TraceRecord(layout);
        record.put(group.gate(), true);
        return record;
    }

    private static TraceRecord flipped(TraceRecord record, int at) {
        record.bytes()[at] ^= 1;
        return record;
    }

    private boolean same(TraceRecord a, TraceRecord b) {
        TraceDigest other = digest(b);
        return digest(a).is(other.first(), other.second());
    }

    private TraceDigest digest(TraceRecord... cycles) {
        TraceDigest digest = new TraceDigest(words, keys);
        for (TraceRecord cycle : cycles) {
            digest.add(cycle);
        }
        return digest;
    }
}
