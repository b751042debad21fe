package dev.spikeloom.sim.trace;

import static dev.spikeloom.design.probe.PortProbe.RESULT_CLASS;
import static dev.spikeloom.design.probe.PortProbe.RESULT_COUNTS;
import static dev.spikeloom.design.probe.PortProbe.RESULT_READY;
import static dev.spikeloom.design.probe.PortProbe.RESULT_VALID;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_DATA;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_LAST;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_NUMBER;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_READY;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_VALID;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_DATA;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_LAST;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_READY;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_VALID;
import static dev.spikeloom.design.probe.StreamProbe.VECTOR;
import static dev.spikeloom.design.probe.StreamProbe.VECTOR_VALID;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_PUBLISH;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_READY;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_STALL;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_VALID;
import static dev.spikeloom.design.rate.LayerProbe.ACCUMULATE;
import static dev.spikeloom.design.rate.LayerProbe.BANK_READ_ADDRESS;
import static dev.spikeloom.design.rate.LayerProbe.BANK_READ_ENABLE;
import static dev.spikeloom.design.rate.LayerProbe.FINAL_STEP;
import static dev.spikeloom.design.rate.LayerProbe.FIRE;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_CONFLICT;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FINAL;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FIRST;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FOLD;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FRESH;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_INDEX;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_LAST;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_VALID;
import static dev.spikeloom.design.rate.LayerProbe.OUTPUT_READY;
import static dev.spikeloom.design.rate.LayerProbe.OUTPUT_VALID;
import static dev.spikeloom.design.rate.LayerProbe.PENDING_ENABLE;
import static dev.spikeloom.design.rate.LayerProbe.PORT_FINAL_STEP;
import static dev.spikeloom.design.rate.LayerProbe.PORT_READY_IN;
import static dev.spikeloom.design.rate.LayerProbe.PORT_READY_OUT;
import static dev.spikeloom.design.rate.LayerProbe.PORT_SPIKES;
import static dev.spikeloom.design.rate.LayerProbe.PORT_VALID_IN;
import static dev.spikeloom.design.rate.LayerProbe.PORT_VALID_OUT;
import static dev.spikeloom.design.rate.LayerProbe.POTENTIALS;
import static dev.spikeloom.design.rate.LayerProbe.PUBLISH;
import static dev.spikeloom.design.rate.LayerProbe.SELECT_VALID;
import static dev.spikeloom.design.rate.LayerProbe.SPIKES;
import static dev.spikeloom.design.rate.LayerProbe.STALL;
import static dev.spikeloom.design.rate.LayerProbe.SUM_ENABLE;

import dev.spikeloom.design.probe.HeldArray;
import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeKey;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Writes a GTKWave save file for the waves of {@link VcdWriter}: every signal of them, in a group for the host, one a
 * layer and one for the spike counter. GTKWave opens the waves with it, however the folder that holds both is named. For
 * other waves, such as those of the RTL, it names of these signals those that the waves hold.
 */
public final class GtkwaveSave {
    /** The file with the waves, in the same folder. */
    public static final String WAVES = "model.vcd";
    /** The name of the save file. */
    public static final String NAME = "waves.gtkw";

    /** Cycles to the left of the one that the file opens at. */
    private static final int CYCLES_BEFORE = 20;
    /** Units of time in 200 pixels, as a power of two: about sixty cycles fit in a window. */
    private static final String ZOOM = "-4.600000";
    /** A marker for the cycle, and those that GTKWave names A to Z. */
    private static final int NAMED_MARKERS = 26;
    /** Wider signals are not read bit by bit. */
    private static final int MOST_BINARY_BITS = 16;

    /** GTKWave's flags of a trace. */
    private static final int HEX = 0x2;

    private static final int DECIMAL = 0x4;
    private static final int BINARY = 0x8;
    private static final int RIGHT = 0x20;
    private static final int BLANK = 0x200;
    private static final int SIGNED = 0x400;
    private static final int GROUP_BEGIN = 0x800000;
    private static final int GROUP_END = 0x1000000;
    private static final int CLOSED = 0x400000;
    private static final int COLLAPSED = 0x1000;

    private static final String THRESHOLDS = "thresholds";

    private final RateDesign design;
    private final TraceLayout layout;
    private final String topModule;
    private final UnaryOperator<Optional<String>> held;

    /** @param topModule as {@link VcdWriter} was given it */
    public GtkwaveSave(RateDesign design, TraceLayout layout, String topModule) {
        this(design, layout, topModule, UnaryOperator.identity());
    }

    private GtkwaveSave(RateDesign design, TraceLayout layout, String topModule, UnaryOperator<Optional<String>> held) {
        this.design = design;
        this.layout = layout;
        this.topModule = topModule;
        this.held = held;
    }

    /**
     * A save file for other waves.
     *
     * @param topModule scopes of these waves down to the top module, joined by dots
     * @param names of their signals; others are left out
     */
    public static GtkwaveSave of(RateDesign design, TraceLayout layout, String topModule, VcdNames names) {
        return new GtkwaveSave(design, layout, topModule, signal -> signal.flatMap(names::find));
    }

    /**
     * Writes the file for the waves of the model.
     *
     * @param firstCycle with which the waves begin
     * @param marked the cycle to open at, marked; otherwise the first
     */
    public void write(long firstCycle, OptionalLong marked, Appendable out) throws IOException {
        write(WAVES, NAME, firstCycle, marked, out);
    }

    /**
     * Writes the file for other waves with the same signals.
     *
     * @param waves name of the file that holds them
     * @param name of this file
     */
    public void write(String waves, String name, long firstCycle, OptionalLong marked, Appendable out)
            throws IOException {
        long start = marked.isPresent() ? Math.max(firstCycle, marked.getAsLong() - CYCLES_BEFORE) : firstCycle;
        // GTKWave looks for the waves where they stood beside the save file: without folders, beside it.
        out.append("[dumpfile] \"").append(waves).append("\"\n");
        out.append("[savefile] \"").append(name).append("\"\n");
        out.append("[timestart] ").append(String.valueOf(time(start))).append('\n');
        out.append("[size] 1600 900\n[pos] -1 -1\n");
        out.append('*').append(ZOOM).append(' ');
        out.append(marked.isPresent() ? String.valueOf(time(marked.getAsLong())) : "-1");
        out.append(" -1".repeat(NAMED_MARKERS)).append('\n');
        out.append("[treeopen] ").append(topModule).append(".\n[sst_width] 220\n[signals_width] 330\n");
        new Signals(out).write();
    }

    private static long time(long cycle) {
        return 2 * cycle;
    }

    /** The signals, one after the other. */
    private final class Signals {
        private final Appendable out;
        private int flags = -1;

        Signals(Appendable out) {
            this.out = out;
        }

        void write() throws IOException {
            group("host", 0);
            signal("clk_i", RIGHT | BINARY);
            if (layout.find(SPIKES_VALID).isPresent()) {
                streams();
                comment("core");
            }
            signals(PortProbe.INPUT_VALID, PortProbe.INPUT_READY);
            signals(RESULT_VALID, RESULT_READY, RESULT_CLASS, RESULT_COUNTS);
            endOfGroup("host", 0);
            for (LayerDesign layer : design.layers()) {
                layer(layer);
            }
            group("spike counter", 0);
            signals(COUNTER_VALID, COUNTER_READY, COUNTER_STALL, COUNTER_PUBLISH);
            endOfGroup("spike counter", 0);
        }

        private void streams() throws IOException {
            comment("stream of spikes");
            signals(SPIKES_VALID, SPIKES_READY, SPIKES_LAST, SPIKES_DATA, VECTOR_VALID, VECTOR);
            comment("stream of results");
            signals(BEAT_VALID, BEAT_READY, BEAT_LAST, BEAT_NUMBER, BEAT_DATA);
        }

        private void layer(LayerDesign layer) throws IOException {
            Probes probes = layout.layer(layer.index());
            String name = "layer " + layer.index() + ": " + layer.inputs() + " x " + layer.neurons();
            String potentials = "membrane potentials at the firing check";
            group(name, 0);
            comment("input");
            signals(probes, PORT_VALID_IN, PORT_READY_OUT);
            if (layer.inputBuffered()) {
                signals(probes, LayerProbe.INPUT_VALID, LayerProbe.INPUT_READY);
            }
            comment("issue");
            signals(probes, STALL, ISSUE_VALID, ISSUE_INDEX, ISSUE_FIRST, ISSUE_LAST, ISSUE_FINAL);
            signals(probes, ISSUE_FRESH, ISSUE_FOLD, ISSUE_CONFLICT, PENDING_ENABLE);
            comment("memory");
            signals(probes, SELECT_VALID, BANK_READ_ENABLE, BANK_READ_ADDRESS);
            comment("accumulate and fire");
            signals(probes, SUM_ENABLE, ACCUMULATE, FIRE, PUBLISH);
            comment("output");
            signals(probes, OUTPUT_VALID, OUTPUT_READY, FINAL_STEP, SPIKES);
            signals(probes, PORT_VALID_OUT, PORT_READY_IN, PORT_FINAL_STEP, PORT_SPIKES);
            group(potentials, CLOSED);
            signals(probes, POTENTIALS);
            endOfGroup(potentials, CLOSED | COLLAPSED);
            thresholds(probes.held().get(0));
            endOfGroup(name, 0);
        }

        private void thresholds(HeldArray thresholds) throws IOException {
            group(THRESHOLDS, CLOSED);
            String range = "[" + (thresholds.bits() - 1) + ":0]";
            for (int i = 0; i < thresholds.values().size(); i++) {
                signal(thresholds.path() + "[" + i + "]" + range, RIGHT | SIGNED);
            }
            endOfGroup(THRESHOLDS, CLOSED | COLLAPSED);
        }

        private void comment(String text) throws IOException {
            flags(BLANK);
            out.append('-').append(text).append('\n');
        }

        /** Those outside the layers. */
        private void signals(ProbeKey... keys) throws IOException {
            for (ProbeKey key : keys) {
                signal(layout.get(key));
            }
        }

        /** Those that the layer has. */
        private void signals(Probes probes, ProbeKey... keys) throws IOException {
            for (ProbeKey key : keys) {
                Optional<Probe> probe = probes.find(key);
                if (probe.isPresent()) {
                    signal(probe.get());
                }
            }
        }

        private void signal(Probe probe) throws IOException {
            for (int element = 0; element < probe.elements(); element++) {
                String index = layout.isArray(probe) ? "[" + element + "]" : "";
                String range = probe.bits() > 1 ? "[" + (probe.bits() - 1) + ":0]" : "";
                signal(probe.path() + index + range, RIGHT | radix(probe));
            }
        }

        private int radix(Probe probe) {
            if (probe.bits() == 1) {
                return BINARY;
            }
            if (probe.signed()) {
                return SIGNED;
            }
            if (isNumber(probe)) {
                return DECIMAL;
            }
            return probe.path().endsWith("bank_rd_en") && probe.bits() <= MOST_BINARY_BITS ? BINARY : HEX;
        }

        private boolean isNumber(Probe probe) {
            boolean ofOneHead = design.heads().size() == 1;
            return probe.path().endsWith("issue_index")
                    || probe.path().endsWith("issue_fold")
                    || probe.path().endsWith("beat_q")
                    || (layout.is(RESULT_CLASS, probe) && ofOneHead);
        }

        private void signal(String path, int traceFlags) throws IOException {
            Optional<String> name = held.apply(Optional.of(topModule + "." + path));
            if (name.isPresent()) {
                flags(traceFlags);
                out.append(name.get()).append('\n');
            }
        }

        private void group(String name, int more) throws IOException {
            flags(GROUP_BEGIN | BLANK | more);
            out.append('-').append(name).append('\n');
        }

        private void endOfGroup(String name, int more) throws IOException {
            flags(GROUP_END | BLANK | more);
            out.append('-').append(name).append('\n');
        }

        /** Flags hold for all lines up to the next ones. */
        private void flags(int wanted) throws IOException {
            if (flags != wanted) {
                flags = wanted;
                out.append('@').append(Integer.toHexString(wanted)).append('\n');
            }
        }
    }
}
