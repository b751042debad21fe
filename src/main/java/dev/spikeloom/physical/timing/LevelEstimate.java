package dev.spikeloom.physical.timing;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.DesignNetlist;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The clock of a mapped design without any tool: gates are counted along each path, and each takes the same time. It knows
 * neither strong cells from weak ones nor the nets that drive much.
 */
public final class LevelEstimate {
    private LevelEstimate() {}

    /**
     * Estimates it.
     *
     * @param cells what stands for flip-flops and what they hold by
     * @param constraints the design's, for its RTL, which say what stands still
     * @throws InputException if a loop goes through gates alone, or there is no path at all
     */
    public static ClockEstimate of(DesignNetlist netlist, CellChoice cells, Path constraints, LevelDelays delays) {
        LevelGraph graph = new LevelGraph(netlist);
        Levels levels = new Levels(netlist, cells, FalsePaths.read(constraints), graph);
        Map<Corner, List<TimingPath>> paths = new EnumMap<>(Corner.class);
        for (Corner corner : Corner.values()) {
            paths.put(corner, levels.paths(corner, delays));
        }
        if (paths.get(Corner.VALUE).isEmpty()) {
            throw new InputException("the design has no path from a register or an input to another one");
        }
        return ClockEstimate.of(paths.get(Corner.LOW), paths.get(Corner.VALUE), paths.get(Corner.HIGH), true);
    }
}
