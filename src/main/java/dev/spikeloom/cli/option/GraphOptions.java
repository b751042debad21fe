package dev.spikeloom.cli.option;

import dev.spikeloom.network.nir.mapping.NirChoices;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What graphs of other frameworks leave open, but for the time step. */
public final class GraphOptions {
    @Option(
            names = "--reset",
            paramLabel = "zero|subtract",
            description =
                    "What a spike of a graph does to a potential: leaves 0 (the format's own reading, Norse, Lava), or"
                            + " subtracts the threshold (sinabs, snnTorch and Rockpool by default); default: what an export of"
                            + " 'spikeloom' notes, else zero.")
    private String reset;

    @Option(
            names = "--leak",
            paramLabel = "nearest|two-terms",
            description =
                    "What a leak of a graph may be: the nearest power of two, one subtractor a lane, or the nearest sum of"
                            + " two, two of them; default: what an export of 'spikeloom' notes, else nearest.")
    private String leak;

    /**
     * All choices.
     *
     * @param timeStep seconds, if given
     * @throws dev.spikeloom.io.InputException if one is none
     */
    public NirChoices with(Double timeStep) {
        return new NirChoices(
                Optional.ofNullable(timeStep),
                Optional.ofNullable(reset).map(NirChoices::reset),
                Optional.ofNullable(leak).map(NirChoices::leakTerms));
    }

    /** The first option that is given, for messages. */
    public Optional<String> given() {
        return reset != null
                ? Optional.of("--reset")
                : Optional.ofNullable(leak).map(text -> "--leak");
    }
}
