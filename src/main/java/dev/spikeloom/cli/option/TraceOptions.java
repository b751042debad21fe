package dev.spikeloom.cli.option;

import picocli.CommandLine.Option;

/** The waves that co-simulation leaves although nothing differs. */
public final class TraceOptions {
    @Option(
            names = "--traces",
            paramLabel = "CYCLES",
            arity = "0..1",
            fallbackValue = "2000",
            defaultValue = "0",
            description = "Leave the waves of both sides in traces/ (model.vcd with waves.gtkw, rtl.vcd): of the first"
                    + " ${FALLBACK-VALUE} cycles, or of as many as given.")
    private int cycles;

    public int cycles() {
        return cycles;
    }
}
