package dev.spikeloom.sim.trace;

import java.io.IOException;

/** Writes the commands of a Kanata log, version 4: a line each, its fields apart by tabs. */
public final class Kanata {
    private static final int PIPELINE = 0;
    private static final int OVERLAY = 1;
    private static final String STALL = "stl";
    private static final int DONE = 0;
    private static final int FLUSHED = 1;

    private final Appendable out;
    private long cycle;
    private long writtenCycle;
    private long instructions;
    private long retired;

    /** @throws IOException if it cannot be written */
    public Kanata(Appendable out) throws IOException {
        this.out = out;
        out.append("Kanata\t0004\nC=\t0\n");
    }

    /** What follows happens in this cycle; never earlier than what came before. */
    public void at(long now) {
        cycle = now;
    }

    /**
     * Begins an instruction.
     *
     * @param number in the simulator
     * @param label shown beside the pipeline
     * @param detail shown under the mouse
     * @return its number in the log
     * @throws IOException if it cannot be written
     */
    public long begin(long number, int thread, String label, String detail) throws IOException {
        long id = instructions++;
        command('I', id, number, String.valueOf(thread));
        command('L', id, 0, label);
        command('L', id, 1, detail);
        return id;
    }

    /** @throws IOException if it cannot be written */
    public void start(long id, String stage) throws IOException {
        command('S', id, PIPELINE, stage);
    }

    /** @throws IOException if it cannot be written */
    public void end(long id, String stage) throws IOException {
        command('E', id, PIPELINE, stage);
    }

    /** @throws IOException if it cannot be written */
    public void startStall(long id) throws IOException {
        command('S', id, OVERLAY, STALL);
    }

    /** @throws IOException if it cannot be written */
    public void endStall(long id) throws IOException {
        command('E', id, OVERLAY, STALL);
    }

    /**
     * The instruction has gone through all its stages.
     *
     * @throws IOException if it cannot be written
     */
    public void retire(long id) throws IOException {
        command('R', id, retired, String.valueOf(DONE));
        retired++;
    }

    /**
     * The log ends before the instruction does.
     *
     * @throws IOException if it cannot be written
     */
    public void flush(long id) throws IOException {
        command('R', id, retired, String.valueOf(FLUSHED));
    }

    private void command(char name, long id, long number, String last) throws IOException {
        if (cycle != writtenCycle) {
            out.append("C\t").append(String.valueOf(cycle - writtenCycle)).append('\n');
            writtenCycle = cycle;
        }
        out.append(name).append('\t').append(String.valueOf(id)).append('\t');
        out.append(String.valueOf(number)).append('\t').append(last).append('\n');
    }
}
