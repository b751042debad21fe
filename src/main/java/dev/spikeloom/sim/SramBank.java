package dev.spikeloom.sim;

/** A bank of weight SRAM with one read port: a row that is read stands at the output from the next cycle on. */
final class SramBank {
    private final short[][] rows;
    private short[] output;
    private short[] read;
    private long reads;

    /** A bank that holds the given weight rows, {@code [rows][neurons]}, which it does not copy. */
    SramBank(short[][] rows) {
        this.rows = rows;
    }

    void evaluate(boolean enable, int address) {
        read = enable ? rows[address] : null;
    }

    void commit() {
        if (read != null) {
            output = read;
            reads++;
        }
    }

    short[] output() {
        return output;
    }

    long reads() {
        return reads;
    }
}
