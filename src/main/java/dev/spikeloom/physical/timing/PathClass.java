package dev.spikeloom.physical.timing;

/** Where a path begins and ends. A memory counts as a register. */
public enum PathClass {
    REGISTER_TO_REGISTER("register to register", false, false),
    INPUT_TO_REGISTER("input to register", true, false),
    REGISTER_TO_OUTPUT("register to output", false, true),
    INPUT_TO_OUTPUT("input to output", true, true);

    /** Shares of the period that the design's constraints leave to what drives inputs, and to what outputs drive. */
    static final double OUTSIDE_FRACTION = 0.4;

    private final String title;
    private final boolean fromInput;
    private final boolean toOutput;

    PathClass(String title, boolean fromInput, boolean toOutput) {
        this.title = title;
        this.fromInput = fromInput;
        this.toOutput = toOutput;
    }

    /** As a reader is told. */
    public String title() {
        return title;
    }

    boolean fromInput() {
        return fromInput;
    }

    boolean toOutput() {
        return toOutput;
    }

    static PathClass of(boolean fromInput, boolean toOutput) {
        return fromInput
                ? (toOutput ? INPUT_TO_OUTPUT : INPUT_TO_REGISTER)
                : (toOutput ? REGISTER_TO_OUTPUT : REGISTER_TO_REGISTER);
    }

    /** The share of the period that a path has for itself. */
    double share() {
        return 1 - (fromInput ? OUTSIDE_FRACTION : 0) - (toOutput ? OUTSIDE_FRACTION : 0);
    }
}
