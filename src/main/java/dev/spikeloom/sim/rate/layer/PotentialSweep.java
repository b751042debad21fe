package dev.spikeloom.sim.rate.layer;

/** Goes over the words of potentials at the end of each time step. */
final class PotentialSweep {
    private final int lastWord;
    private boolean active;
    private boolean finalStep;
    private int set;
    private int word;

    PotentialSweep(int words) {
        this.lastWord = words - 1;
    }

    /** Whether a word is given in this cycle. */
    boolean active() {
        return active;
    }

    boolean finalStep() {
        return finalStep;
    }

    int set() {
        return set;
    }

    int word() {
        return word;
    }

    boolean last() {
        return word == lastWord;
    }

    /** The clock edge. */
    void commit(boolean starts, boolean startsFinalStep, int startsSet) {
        if (active) {
            active = !last();
            word = active ? word + 1 : 0;
        } else if (starts) {
            active = true;
            finalStep = startsFinalStep;
            set = startsSet;
        }
    }
}
