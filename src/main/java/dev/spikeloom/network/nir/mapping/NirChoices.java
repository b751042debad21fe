package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the format leaves open: its graphs are of continuous time. What is not chosen is as a graph of this program notes it, or the
 * default.
 *
 * @param timeStep seconds
 * @param reset what a spike does to the potential of a neuron whose reset potential is 0
 * @param leakTerms terms that a leak may have, 1 or 2
 */
public record NirChoices(Optional<Double> timeStep, Optional<NeuronModel.Reset> reset, Optional<Integer> leakTerms) {
    /** That of snnTorch's exporter and of the benchmarks of the format. */
    public static final double DEFAULT_TIME_STEP = 1e-4;

    /** What the equations of the format say. */
    public static final NeuronModel.Reset DEFAULT_RESET = NeuronModel.Reset.ZERO;

    /** How a leak is chosen, by the terms that it may have. */
    private static final List<String> LEAKS = List.of("nearest", "two-terms");

    private static final String NUMBER = "\\d{1,9}(\\.\\d{1,20})?([eE]-?\\d{1,2})?";

    /** @throws InputException if the time step is not above 0 */
    public NirChoices {
        timeStep.ifPresent(NirChoices::requireTimeStep);
    }

    /** @throws InputException if it is not above 0 */
    public static void requireTimeStep(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new InputException("--dt is '" + seconds + "', allowed: seconds, above 0");
        }
    }

    /** A reset as options and notes have it. */
    static String text(NeuronModel.Reset reset) {
        return reset.name().toLowerCase(Locale.ROOT);
    }

    /** The reset of a text, if it is one. */
    private static Optional<NeuronModel.Reset> named(String text) {
        return Arrays.stream(NeuronModel.Reset.values())
                .filter(reset -> text(reset).equals(text))
                .findFirst();
    }

    /**
     * The reset that an option names.
     *
     * @throws InputException if it is none
     */
    public static NeuronModel.Reset reset(String option) {
        List<String> all = Arrays.stream(NeuronModel.Reset.values())
                .map(NirChoices::text)
                .sorted(Comparator.reverseOrder())
                .toList();
        return named(option)
                .orElseThrow(() -> new InputException("--reset is '" + option + "'" + Suggestion.hint(option, all)
                        + ", allowed: " + String.join(", ", all)));
    }

    /** A number of terms as options and notes have it. */
    static String leakText(int terms) {
        return LEAKS.get(terms - 1);
    }

    /** The number of terms that a text allows, if it is one. */
    private static Optional<Integer> leakNamed(String text) {
        return Optional.of(1 + LEAKS.indexOf(text)).filter(terms -> terms > 0);
    }

    /**
     * The number of terms that an option allows.
     *
     * @throws InputException if it is none
     */
    public static int leakTerms(String option) {
        return leakNamed(option)
                .orElseThrow(() -> new InputException("--leak is '" + option + "'" + Suggestion.hint(option, LEAKS)
                        + ", allowed: " + String.join(", ", LEAKS)));
    }

    /** Terms that the leak of a node may have. */
    int leakTerms(NirNode node) {
        return leakTerms
                .or(() ->
                        Optional.ofNullable(node.notes().get(NirExporter.LEAK)).flatMap(NirChoices::leakNamed))
                .orElse(1);
    }

    /** Seconds of a time step of a node. */
    double timeStep(NirNode node) {
        return timeStep.or(() -> Optional.ofNullable(node.notes().get(NirExporter.TIME_STEP))
                        .filter(text -> text.matches(NUMBER))
                        .map(Double::valueOf)
                        .filter(seconds -> seconds > 0))
                .orElse(DEFAULT_TIME_STEP);
    }

    /** What a spike of a node does. */
    NeuronModel.Reset reset(NirNode node) {
        return reset.or(() ->
                        Optional.ofNullable(node.notes().get(NirExporter.RESET)).flatMap(NirChoices::named))
                .orElse(DEFAULT_RESET);
    }
}
