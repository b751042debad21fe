package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.Details;
import dev.spikeloom.cosim.evidence.MachineEvidence;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.sim.Scenario;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a divergence is, apart from its cycle.
 *
 * @param index of the segment
 * @param place where report, stimulus and waves are left
 */
record DivergencePlace(Scenario scenario, int index, CosimPlace place) {
    /** What is told of a divergence here. */
    Details details(TraceLayout layout) {
        return MachineEvidence.details(scenario, index, layout, place.rtl());
    }

    Divergence at(long cycle, String signal, BigInteger expected, BigInteger found, List<String> details) {
        OptionalInt segment = scenario.segments().size() == 1 ? OptionalInt.empty() : OptionalInt.of(index);
        return new Divergence(segment, cycle, signal, expected, found, details, false, place);
    }
}
