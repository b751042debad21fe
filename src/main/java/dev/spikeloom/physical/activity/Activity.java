package dev.spikeloom.physical.activity;

/** What the nets of a netlist did over a number of cycles. */
public interface Activity {
    /** Cycles that were seen. */
    long cycles();

    /** How often a net changed from one cycle to the next. */
    long toggles(int net);

    /** Cycles in which a net was 1. */
    long ones(int net);
}
