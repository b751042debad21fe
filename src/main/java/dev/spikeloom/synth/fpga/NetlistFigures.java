package dev.spikeloom.synth.fpga;

import dev.spikeloom.io.InputException;
import dev.spikeloom.synth.fpga.NetlistModule.Cell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a mapped netlist takes of a technology, counted cell by cell. */
public final class NetlistFigures {
    private final CellTypes types;
    private final Map<String, NetlistModule> modules;
    private final Map<String, Long> instances = new LinkedHashMap<>();

    private NetlistFigures(Technology technology, Map<String, NetlistModule> modules) {
        this.types = new CellTypes(technology);
        this.modules = modules;
    }

    /**
     * Reads a netlist.
     *
     * @param netlist written by {@code write_json} of Yosys
     * @throws InputException if the file cannot be read, lacks the top module, or holds what the technology does not have
     */
    public static MappedDesign read(Technology technology, Path netlist, String top) {
        Map<String, NetlistModule> modules = NetlistReader.read(netlist);
        if (!modules.containsKey(top)) {
            throw new InputException(netlist + " has no module " + top);
        }
        NetlistFigures figures = new NetlistFigures(technology, modules);
        figures.count(top);
        LongestPath path = TimingGraph.longestPath(technology, modules, top);
        return new MappedDesign(top, figures.uses(), figures.cells(), path);
    }

    private void count(String module) {
        instances.merge(module, 1L, Long::sum);
        for (Cell cell : modules.get(module).cells()) {
            if (modules.containsKey(cell.type())) {
                count(cell.type());
            }
        }
    }

    /** By the names of the Verilog, in the order in which the top module reaches them. */
    private List<ModuleUse> uses() {
        Map<String, ModuleUse> byTitle = new LinkedHashMap<>();
        instances.forEach((name, count) -> {
            NetlistModule module = modules.get(name);
            ModuleUse use = new ModuleUse(module.title(), count, use(module).times(count));
            byTitle.merge(
                    use.module(),
                    use,
                    (some, more) -> new ModuleUse(
                            some.module(),
                            some.instances() + more.instances(),
                            some.use().plus(more.use())));
        });
        return new ArrayList<>(byTitle.values());
    }

    private Utilization use(NetlistModule module) {
        Map<CellKind, Long> counts = new TreeMap<>();
        for (Cell cell : module.cells()) {
            if (!modules.containsKey(cell.type())) {
                counts.merge(types.kindOf(cell.type()), 1L, Long::sum);
            }
        }
        return new Utilization(counts);
    }

    private SortedMap<String, Long> cells() {
        SortedMap<String, Long> cells = new TreeMap<>();
        instances.forEach((name, count) -> {
            for (Cell cell : modules.get(name).cells()) {
                if (!modules.containsKey(cell.type())) {
                    cells.merge(NetlistModule.title(cell.type()), count, Long::sum);
                }
            }
        });
        return cells;
    }
}
