package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.RateDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the classes and spike counts of a result are made of, in the core and in the packet of a stream. */
final class ResultPath {
    private static final int CLASSES_IN_BEAT = 2;
    private static final int CLASS_BITS_IN_BEAT = 16;

    private final RateDesign design;
    private final TraceLayout layout;
    private final Probe classes;
    private final Probe counts;

    ResultPath(RateDesign design, TraceLayout layout) {
        this.design = design;
        this.layout = layout;
        this.classes = layout.get(PortProbe.RESULT_CLASS);
        this.counts = layout.get(PortProbe.RESULT_COUNTS);
    }

    boolean covers(Probe probe) {
        return layout.is(StreamProbe.BEAT_DATA, probe) || probe.equals(counts) || probe.equals(classes);
    }

    /** The path, in lines. */
    String of(Location where, TraceRecord expected, TraceRecord found) {
        if (where.probe().equals(counts)) {
            return "spike counter, class " + where.lowBit() / design.countBits()
                    + ": its spikes in all time steps of the sample";
        }
        if (where.probe().equals(classes)) {
            return "argmax of the spike counts: the greatest wins, of equal ones that of the lowest class"
                    + classes(expected, found);
        }
        return beat(expected, found);
    }

    private String classes(TraceRecord expected, TraceRecord found) {
        List<String> lines = new ArrayList<>();
        int first = 0;
        int lowBit = 0;
        for (int head = 0; head < design.heads().size(); head++) {
            int size = design.heads().get(head);
            int bits = design.classBits().get(head);
            Location winner = new Location(classes, 0, lowBit, bits);
            List<Integer> ofHead = new ArrayList<>();
            for (int c = first; c < first + size; c++) {
                ofHead.add(count(expected, c));
            }
            int most = ofHead.stream().mapToInt(Integer::intValue).max().orElseThrow();
            List<Integer> tied = new ArrayList<>();
            for (int c = 0; c < size; c++) {
                if (ofHead.get(c) == most) {
                    tied.add(c);
                }
            }
            String of = design.heads().size() > 1 ? "head " + head + ": " : "";
            lines.add("\n  " + of + "counts of classes 0 to " + (size - 1) + ": " + join(ofHead) + "; the greatest is "
                    + most + ", of " + (tied.size() == 1 ? "class " : "classes ") + join(tied) + "; expected class "
                    + winner.value(expected) + ", found class " + winner.value(found));
            first += size;
            lowBit += bits;
        }
        boolean same = expected.value(counts, 0).equals(found.value(counts, 0));
        lines.add("\n  the counts are "
                + (same ? "the same in the RTL: what picks the greatest differs" : "others in the RTL"));
        return String.join("", lines);
    }

    private int count(TraceRecord record, int c) {
        int bits = design.countBits();
        return new Location(counts, 0, c * bits, bits).value(record).intValue();
    }

    private String beat(TraceRecord expected, TraceRecord found) {
        int heads = design.heads().size();
        int classBeats = (heads + CLASSES_IN_BEAT - 1) / CLASSES_IN_BEAT;
        int following = expected.value(layout.get(StreamProbe.BEAT_NUMBER), 0).intValue();
        int beat = following == 0 ? classBeats + design.classes() - 1 : following - 1;
        String head = "stream of results, beat " + beat + " of the packet: ";
        if (beat >= classBeats) {
            int c = beat - classBeats;
            boolean here = expected.isSet(layout.get(PortProbe.RESULT_VALID));
            boolean same = here && expected.value(counts, 0).equals(found.value(counts, 0));
            return head + "the spike count of class " + c + ", in bits " + (design.countBits() - 1) + " to 0: "
                    + expected.value(layout.get(StreamProbe.BEAT_DATA), 0)
                    + (same ? "; the core's result_counts_o is the same in the RTL" : "");
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < CLASSES_IN_BEAT && CLASSES_IN_BEAT * beat + i < heads; i++) {
            int low = i * CLASS_BITS_IN_BEAT;
            Location field = new Location(layout.get(StreamProbe.BEAT_DATA), 0, low, CLASS_BITS_IN_BEAT);
            fields.add(
                    "the class of head " + (CLASSES_IN_BEAT * beat + i) + ", in bits " + (low + CLASS_BITS_IN_BEAT - 1)
                            + " to " + low + ", expected " + field.value(expected) + ", found " + field.value(found));
        }
        return head + String.join("; ", fields);
    }

    private static String join(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
