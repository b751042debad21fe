package dev.spikeloom.study.respond;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.network.nir.mapping.NirImport;
import dev.spikeloom.network.nir.mapping.NirMapper;
import dev.spikeloom.network.nir.mapping.PotentialUnits;
import dev.spikeloom.network.nir.mapping.Verdict;
import dev.spikeloom.study.TrainedNetworks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The network that a stimulus is presented to, wherever it is.
 *
 * @param units of the potentials of its layers in the graph that it was made of; none if it was not
 */
public record RespondingNetwork(Network network, Map<Integer, PotentialUnits> units) {
    private static final String GRAPH = ".nir";

    public RespondingNetwork {
        units = Map.copyOf(units);
    }

    /** How many inputs it has. */
    public int inputs() {
        return network.topology().input().size();
    }

    /** How many neurons a layer has. */
    public int neurons(int layer) {
        return network.layers().get(layer).neurons();
    }

    /** Whether it is to be made of a graph. */
    public static boolean isGraph(String subject) {
        return subject.endsWith(GRAPH);
    }

    /**
     * Finds it.
     *
     * @param subject a graph of another framework, or as {@link TrainedNetworks#find} takes it
     * @param choices of what a graph leaves open
     * @throws InputException if there is no network in floating point, or a node of the graph is rejected
     */
    public static RespondingNetwork find(String subject, NirChoices choices) {
        if (!isGraph(subject)) {
            return new RespondingNetwork(
                    TrainedNetworks.find(subject, List.of(), "response").requireFloating(), Map.of());
        }
        NirImport imported = NirMapper.map(NirFile.read(Path.of(subject)), choices);
        Network network = imported.network()
                .orElseThrow(() -> new InputException(subject + " has nodes that the machine cannot do, "
                        + imported.count(Verdict.REJECTED) + " of "
                        + imported.verdicts().size() + "; 'spikeloom import' says which and why"));
        return new RespondingNetwork(network, imported.units());
    }
}
