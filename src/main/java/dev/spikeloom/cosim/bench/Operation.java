package dev.spikeloom.cosim.bench;

/** What the bench does next; it goes through a list of these, by their codes. */
enum Operation {
    /** Resets the machine. */
    RESET(0),
    /** Begins a segment: the core's number of time steps is set, and its performance counters to zero. */
    START(1),
    /** A cycle that is compared. */
    RUN(2),
    /** Loads a number through the core's load port. */
    LOAD(3),
    /** Compares a performance counter of the core. */
    COUNT(4),
    /** Writes or reads registers, up to the first access whose answer has to be waited for. */
    REGISTER(5),
    /** Sends a beat and waits until it is accepted; what comes of it is not compared. */
    BEAT(6),
    /** The same with a beat whose lowest byte is left out by {@code TKEEP}. */
    PART(7),
    /** Sends a beat of the load stream and waits until it is accepted. */
    LOAD_BEAT(8),
    /** Waits for a beat of a result and compares it. */
    RESULT(9);

    static final int BITS = 4;

    private final int code;

    Operation(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
