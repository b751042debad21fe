package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Paragraph;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.report.html.Widget;
import dev.spikeloom.study.SampleTraceStudy.SampleTrace;
import java.util.ArrayList;
import java.util.List;

/** What each layer does with one sample, cycle by cycle. */
final class TimelineSection {
    private static final String ID = "timeline";
    private static final String TITLE = "A sample, cycle by cycle";

    private TimelineSection() {}

    static Section of(RunFindings.Found<SampleTrace> found) {
        return found.value()
                .map(TimelineSection::of)
                .orElseGet(() -> Section.without(ID, TITLE, "No sample could be traced: " + found.missing()));
    }

    private static Section of(SampleTrace trace) {
        TimelineData data = TimelineData.of(trace);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(
                "Test sample " + trace.sample() + " with " + Figures.plural(trace.timeSteps(), "time step")
                        + " in the clocked model: " + Figures.plural(trace.cycles(), "cycle")
                        + (trace.complete() ? " to its result." : ", which are not all that it takes.")
                        + " A vector is what is presented to a layer at a time step; an index that is issued reads its weight row from"
                        + " its bank; a layer stalls while its output register is full."));
        if (data.left() > 0) {
            blocks.add(new Paragraph("The last " + Figures.count(data.left()) + " events are left out here."));
        }
        blocks.add(new Widget(
                "timeline-view",
                "timeline",
                "The timeline needs scripts. The table below says when each layer worked on which vector.",
                data));
        Table.Builder table = Table.of(
                "When each layer worked on which vector",
                "layer",
                "time step",
                "first cycle",
                "last cycle",
                "active inputs",
                "SRAM reads",
                "conflict cycles",
                "stalled cycles");
        data.vectors()
                .forEach(vector -> table.numbers(
                        vector.layer(),
                        String.valueOf(vector.timeStep()),
                        Figures.count(vector.first()),
                        Figures.count(vector.last()),
                        Figures.count(vector.activeInputs()),
                        Figures.count(vector.sramReads()),
                        Figures.count(vector.conflictCycles()),
                        Figures.count(vector.stalledCycles())));
        blocks.add(table.build());
        return new Section(ID, TITLE, blocks);
    }
}
