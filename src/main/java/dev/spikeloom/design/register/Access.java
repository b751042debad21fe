package dev.spikeloom.design.register;

/** What the host can do with a register or a field. */
public enum Access {
    /** Read; it never changes. */
    CONSTANT("constant"),
    /** Read. */
    READ("read"),
    /** Read what was written last. */
    READ_WRITE("read, write"),
    /** Read; a written 1 clears the bit, a 0 leaves it. */
    CLEAR("read, write 1 to clear"),
    /** A written 1 acts once; the bit reads 0. */
    PULSE("write 1 to act"),
    /** Write. */
    WRITE("write"),
    /** Read; each read that is not refused takes a word away. */
    TAKE("read, takes a word");

    private final String text;

    Access(String text) {
        this.text = text;
    }

    /** A few words for the documentation. */
    public String text() {
        return text;
    }
}
