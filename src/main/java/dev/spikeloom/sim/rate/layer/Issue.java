package dev.spikeloom.sim.rate.layer;

/** What a stage of the pipeline between issue and fire holds. */
final class Issue {
    boolean valid;
    /** The first and the last issue of a pass over a spike vector. */
    boolean first;

    boolean last;
    /** Its vector is that of the first and of the last time step of its sample. */
    boolean fresh;

    boolean finalStep;
    int fold;
    /** How many weight rows are read, the ports that they are read at, and their numbers in the banks. */
    int reads;

    final int[] ports;
    final int[] rows;
    /** The words that were read, each {@code [lanes]}; those of an issue that has passed the read stage. */
    final int[][] words;

    /** When it was issued, it took fewer rows than the issue width although more were pending. */
    boolean conflict;

    /** The row that each address shows, whether it is read or not: one a port, or one for all. */
    final int[] shownRows;

    Issue(int issueWidth, int addresses) {
        this.ports = new int[issueWidth];
        this.rows = new int[issueWidth];
        this.words = new int[issueWidth][];
        this.shownRows = new int[addresses];
    }
}
