package dev.spikeloom.report;

import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Progress for people: on a terminal one line that is rewritten, elsewhere (a log, say) a line now and then. Work that
 * ends within {@link #QUIET_NANOS} shows nothing. May be called from any thread. If the program is told to end, so does
 * the line.
 */
public final class TerminalProgress implements Progress {
    static final long QUIET_NANOS = 2_000_000_000L;
    static final long REWRITE_NANOS = 200_000_000L;
    static final long LOG_NANOS = 15_000_000_000L;

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean rewrites;
    private final LongSupplier clock;
    private final int columns;

    private String title = "";
    /** Work that goes on from a checkpoint does not begin at 0. */
    private long doneAtFirst;

    /** As of the last report: another total, or less than was done, is another part of the work. */
    private long totalBefore;

    private long doneBefore;
    private long firstUpdate;
    private long lastShown;
    /** Of the line that is rewritten; null if there is none. */
    private Shutdown.Registration openLine;

    /** @param rewrites whether {@code out} is a terminal, on which a line can be written over */
    public TerminalProgress(PrintWriter out, boolean rewrites) {
        this(out, rewrites, System::nanoTime, TerminalWidth.ofEnvironment());
    }

    TerminalProgress(PrintWriter out, boolean rewrites, LongSupplier clock, OptionalInt columns) {
        this.out = out;
        this.columns = columns.orElse(Integer.MAX_VALUE);
        this.rewrites = rewrites;
        this.clock = clock;
        begin("");
    }

    /** Starts a new piece of work, which {@code title} names in each line. */
    public synchronized void begin(String newTitle) {
        erase();
        title = newTitle;
        doneAtFirst = -1;
        lastShown = clock.getAsLong() + QUIET_NANOS - interval();
    }

    /** Ends the work: nothing of the rewritten line stays. */
    public synchronized void end() {
        erase();
    }

    @Override
    public synchronized void update(long done, long total, String detail) {
        long now = clock.getAsLong();
        if (doneAtFirst < 0 || total != totalBefore || done < doneBefore) {
            doneAtFirst = done;
            firstUpdate = now;
        }
        totalBefore = total;
        doneBefore = done;
        if (now - lastShown < interval() || (rewrites && Shutdown.begun())) {
            return;
        }
        lastShown = now;
        String line = line(done, total, detail, now);
        if (rewrites) {
            // A line that is wider than the terminal could not be written over.
            int width = Math.min(line.length(), columns - 1);
            out.print(ERASE_LINE + line.substring(0, width));
            openLine = openLine == null ? Shutdown.register(Shutdown.Kind.LINE, this::endLine) : openLine;
        } else {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public synchronized void message(String line) {
        erase();
        out.println(line);
        out.flush();
    }

    private long interval() {
        return rewrites ? REWRITE_NANOS : LOG_NANOS;
    }

    private String line(long done, long total, String detail, long now) {
        StringBuilder line = new StringBuilder(title.isEmpty() ? "" : title + ": ");
        line.append(Figures.count(done));
        if (total > 0) {
            line.append(" of ").append(Figures.count(total));
            line.append(" (").append(100 * done / total).append(" %)");
        }
        if (!detail.isEmpty()) {
            line.append(", ").append(detail);
        }
        if (total > 0 && done > doneAtFirst) {
            double nanosEach = (double) (now - firstUpdate) / (done - doneAtFirst);
            line.append(", ")
                    .append(Figures.duration((long) (nanosEach * (total - done))))
                    .append(" left");
        }
        return line.toString();
    }

    private void erase() {
        if (openLine != null) {
            out.print(ERASE_LINE);
            out.flush();
            closeLine();
        }
    }

    /** What the terminal shows next stands on a line of its own. */
    private synchronized void endLine() {
        if (openLine != null) {
            out.println();
            out.flush();
            closeLine();
        }
    }

    private void closeLine() {
        openLine.close();
        openLine = null;
    }
}
