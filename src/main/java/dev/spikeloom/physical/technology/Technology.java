package dev.spikeloom.physical.technology;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.memory.Memories;
import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.scale.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What designs are built in: cells and memories at a corner, and what is assumed beyond them.
 *
 * @param name of it
 * @param description a line on it
 * @param corner its node and supply
 * @param cells that are to be used
 * @param liberty their library as one plain file, for tools; cells that are not to be used are not in it
 * @param identity SHA-256 of all that figures depend on
 * @param memories its banks
 * @param assumptions those that hold for it
 * @param constants published constants that it is made of; none of a technology with libraries of its own
 * @param unused patterns of the names of cells that are left out
 * @param licence of its libraries
 * @param sources where they are from
 * @param memoriesFrom the technology that has the energies of its memories, or all of them, scaled
 */
public record Technology(
        String name,
        String description,
        NodeScaling.Corner corner,
        CellLibrary cells,
        Path liberty,
        String identity,
        Memories memories,
        Assumptions assumptions,
        List<Constant> constants,
        List<String> unused,
        String licence,
        List<String> sources,
        Optional<Lender> memoriesFrom) {
    private static final double PICO = 1e-12;

    /**
     * The technology whose memories are scaled to another one.
     *
     * @param name of it
     * @param corner its node and supply
     */
    public record Lender(String name, NodeScaling.Corner corner) {}

    /** Delay of an inverter that drives four others, in seconds. */
    public Range fanoutOf4() {
        return assumptions.range(Assumptions.FANOUT_OF_4).times(corner.nanometres() * PICO);
    }
}
