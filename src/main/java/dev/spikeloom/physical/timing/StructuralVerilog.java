package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.MappedDesign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapped design as Verilog of nothing but cells, module by module, as timing analysers read it: flip-flops, clock gates and
 * multiplexers are cells of the library, memories are cells of their own.
 *
 * @param top name of the top module
 * @param text of all modules, each before those that have instances of it
 * @param memories the kinds that there are
 */
record StructuralVerilog(String top, String text, Collection<MemoryCell> memories) {
    /** Writes a design. */
    static StructuralVerilog of(MappedDesign design, CellChoice cells) {
        Map<List<?>, MemoryCell> memories = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        design.modules()
                .forEach((identity, module) -> names.put(
                        identity, identity.equals(design.top()) ? module.title() : Identifiers.plain(identity)));
        Map<String, StructuralModule> written = new HashMap<>();
        List<String> texts = new ArrayList<>();
        write(design, design.top(), cells, names, memories, written, texts);
        return new StructuralVerilog(names.get(design.top()), String.join("", texts), List.copyOf(memories.values()));
    }

    /** Those within first, since what they load their inputs with counts outside. */
    private static void write(
            MappedDesign design,
            String identity,
            CellChoice cells,
            Map<String, String> names,
            Map<List<?>, MemoryCell> memories,
            Map<String, StructuralModule> written,
            List<String> texts) {
        CellModule module = design.modules().get(identity);
        IdentityHashMap<Child, String> types = new IdentityHashMap<>();
        for (Child child : module.children()) {
            if (child.memory()) {
                types.put(child, memory(child, memories).name());
            } else {
                if (!written.containsKey(child.module())) {
                    write(design, child.module(), cells, names, memories, written, texts);
                }
                types.put(child, names.get(child.module()));
            }
        }
        StructuralModule text = new StructuralModule(module, cells, types);
        written.put(identity, text);
        texts.add(text.text(names.get(identity)));
    }

    private static MemoryCell memory(Child child, Map<List<?>, MemoryCell> memories) {
        List<MemoryCell.Pins> ports = MemoryCell.ports(child);
        return memories.computeIfAbsent(
                List.of(child.module(), ports),
                key -> new MemoryCell(child.module() + "_kind" + memories.size(), ports));
    }
}
