package dev.spikeloom.sim.trace;

import static dev.spikeloom.design.probe.PortProbe.RESULT_CLASS;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.HeldArray;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeKey;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Writes a GTKWave save file for the waves of {@link VcdWriter}: every signal of them, in the groups that the machine
 * gives. GTKWave opens the waves with it, however the folder that holds both is named. For
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
    /** Signals that are decimal numbers. */
    private static final Set<String> NUMBERS =
            Set.of("issue_index", "issue_fold", "beat_q", "event_index_q", "step_q", "fold_q", "swept_addr_q");
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

    private final Design design;
    private final SignalOrder order;
    private final TraceLayout layout;
    private final String topModule;
    private final UnaryOperator<Optional<String>> held;

    /**
     * A save file for the waves of the model.
     *
     * @param order of the design's signals
     * @param topModule as {@link VcdWriter} was given it
     */
    public GtkwaveSave(Design design, SignalOrder order, TraceLayout layout, String topModule) {
        this(design, order, layout, topModule, UnaryOperator.identity());
    }

    private GtkwaveSave(
            Design design,
            SignalOrder order,
            TraceLayout layout,
            String topModule,
            UnaryOperator<Optional<String>> held) {
        this.design = design;
        this.order = order;
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
    public static GtkwaveSave of(
            Design design, SignalOrder order, TraceLayout layout, String topModule, VcdNames names) {
        return new GtkwaveSave(design, order, layout, topModule, signal -> signal.flatMap(names::find));
    }

    /**
     * Writes the file for the waves of the model.
     *
     * @param firstCycle with which the waves begin
     * @param marked the cycle to open at, marked; otherwise the first
     * @throws IOException if it cannot be written
     */
    public void write(long firstCycle, OptionalLong marked, Appendable out) throws IOException {
        write(WAVES, NAME, firstCycle, marked, out);
    }

    /**
     * Writes the file for other waves with the same signals.
     *
     * @param waves name of the file that holds them
     * @param name of this file
     * @throws IOException if it cannot be written
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
        order.list(new Signals(out));
    }

    private static long time(long cycle) {
        return 2 * cycle;
    }

    /** The signals, one after the other. */
    private final class Signals implements SignalList {
        private final Appendable out;
        private int flags = -1;

        Signals(Appendable out) {
            this.out = out;
        }

        @Override
        public void clock() throws IOException {
            signal("clk_i", RIGHT | BINARY);
        }

        @Override
        public void group(String name, Content content) throws IOException {
            group(name, 0, 0, content);
        }

        @Override
        public void closedGroup(String name, Content content) throws IOException {
            group(name, CLOSED, CLOSED | COLLAPSED, content);
        }

        @Override
        public void comment(String text) throws IOException {
            flags(BLANK);
            out.append('-').append(text).append('\n');
        }

        @Override
        public void held(HeldArray array) throws IOException {
            String range = "[" + (array.bits() - 1) + ":0]";
            for (int i = 0; i < array.values().size(); i++) {
                signal(array.path() + "[" + i + "]" + range, RIGHT | SIGNED);
            }
        }

        @Override
        public void signals(ProbeKey... keys) throws IOException {
            for (ProbeKey key : keys) {
                signal(layout.get(key));
            }
        }

        @Override
        public void signals(Probes probes, ProbeKey... keys) throws IOException {
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
            boolean banks = probe.path().endsWith("bank_rd_en")
                    || probe.path().endsWith("acc_banks_q")
                    || probe.path().endsWith("potential_reads");
            return banks && probe.bits() <= MOST_BINARY_BITS ? BINARY : HEX;
        }

        private boolean isNumber(Probe probe) {
            boolean ofOneHead = design.heads().size() == 1;
            return NUMBERS.stream().anyMatch(name -> probe.path().endsWith("." + name))
                    || (layout.is(RESULT_CLASS, probe) && ofOneHead);
        }

        private void signal(String path, int traceFlags) throws IOException {
            Optional<String> name = held.apply(Optional.of(topModule + "." + path));
            if (name.isPresent()) {
                flags(traceFlags);
                out.append(name.get()).append('\n');
            }
        }

        private void group(String name, int atBegin, int atEnd, Content content) throws IOException {
            flags(GROUP_BEGIN | BLANK | atBegin);
            out.append('-').append(name).append('\n');
            content.list();
            flags(GROUP_END | BLANK | atEnd);
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
