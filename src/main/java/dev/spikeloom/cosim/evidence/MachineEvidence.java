package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.nio.file.Path;

/** What tells of a difference, whatever machine it is in: the one place that knows the families. */
public final class MachineEvidence {
    private MachineEvidence() {}

    /** What is in flight in a segment, before its first cycle. */
    public static WorkInFlight workInFlight(Segment segment, TraceLayout layout) {
        Design design = segment.design();
        return switch (design.family()) {
            case RATE -> new WorkInFlight(RateDesign.of(design), layout, segment.samples(), segment.timeSteps());
        };
    }

    /**
     * What tells of a difference in a segment.
     *
     * @param index of the segment in which the difference is; -1 before the first
     * @param rtl the folder of the Verilog and the hex files
     */
    public static Details details(Scenario scenario, int index, TraceLayout layout, Path rtl) {
        Design design = scenario.segments().get(Math.max(0, index)).design();
        return switch (design.family()) {
            case RATE -> new Details(RateDesign.of(design), scenario, index, layout, rtl);
        };
    }
}
