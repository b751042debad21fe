package dev.spikeloom.io;

/** Where long work reports how far it is. Implementations must be cheap: callers report as often as they like. */
public interface Progress {
    /** Reports nothing. */
    Progress NONE = new Progress() {
        @Override
        public void update(long done, long total, String detail) {}

        @Override
        public void message(String line) {}
    };

    /**
     * @param done units finished so far
     * @param total units in all; 0 if unknown
     * @param detail a few words on the current state, such as a loss or a rate
     */
    void update(long done, long total, String detail);

    /** A line that should stay on the screen, such as the result of an epoch. */
    void message(String line);
}
