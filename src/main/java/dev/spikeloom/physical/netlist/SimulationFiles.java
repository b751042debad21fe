package dev.spikeloom.physical.netlist;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.Condition;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import dev.spikeloom.physical.netlist.SimulationVerilog.Traced;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.synth.Netlist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Verilog of a mapped design for a simulation, in the folder of a build, and which net each of its traced signals is.
 *
 * @param signals by their paths in the waves, the top module's name first: the net of each bit, lowest first
 * @param traces one for each bit of each signal
 */
public record SimulationFiles(Map<String, int[]> signals, List<Trace> traces) {
    private static final String NETLIST = "netlist.v";

    /**
     * A net in the waves.
     *
     * @param module the path of its module, empty for the top module
     * @param name of the net in its module; empty if it has none of its own
     * @param signal its path in the waves
     * @param place of the bit in the signal
     * @param net its number in the netlist
     */
    public record Trace(String module, String name, String signal, int place, int net) {}

    /**
     * Writes the files.
     *
     * @param rtl the folder of the generated design, whose memories stand beside the netlist
     * @param into the folder
     * @throws InputException if one cannot be read or written
     */
    public static SimulationFiles write(MappedDesign mapped, DesignNetlist netlist, Path rtl, Path into) {
        IdentityHashMap<LibraryCell, Map<String, Condition>> functions = new IdentityHashMap<>();
        Map<String, String> names = new HashMap<>();
        IdentityHashMap<CellModule, Traced[]> traced = new IdentityHashMap<>();
        mapped.modules()
                .forEach((identity, module) -> names.put(
                        identity, identity.equals(mapped.top()) ? module.title() : identity.replace('-', '_')));
        StringBuilder text = new StringBuilder();
        mapped.modules().forEach((identity, module) -> {
            SimulationVerilog verilog = new SimulationVerilog(module, identity.equals(mapped.top()), functions);
            traced.put(module, verilog.traced());
            text.append(verilog.text(names.get(identity), names));
        });
        try {
            List<Path> memories = Netlist.memories(rtl);
            StringBuilder list = new StringBuilder();
            for (Path memory : memories) {
                AtomicFiles.writeString(into.resolve(memory.getFileName()), Files.readString(memory));
                list.append(memory.getFileName()).append('\n');
            }
            AtomicFiles.writeString(into.resolve(NETLIST), text.toString());
            AtomicFiles.writeString(
                    into.resolve(RtlFiles.FILE_LIST),
                    list.append(NETLIST).append('\n').toString());
        } catch (IOException e) {
            throw new InputException(
                    "cannot read the memories of the design in " + rtl + ": " + AtomicFiles.reason(e), e);
        }
        Map<String, int[]> signals = new LinkedHashMap<>();
        List<Trace> traces = new ArrayList<>();
        String top = names.get(mapped.top());
        for (Instance instance : netlist.instances()) {
            add(signals, traces, top, instance, traced.get(instance.module()));
        }
        return new SimulationFiles(signals, traces);
    }

    private static void add(
            Map<String, int[]> signals, List<Trace> traces, String top, Instance instance, Traced[] traced) {
        String scope = top + instance.scope();
        for (int bit = 0; bit < traced.length; bit++) {
            if (traced[bit] != null) {
                String signal = scope + "." + traced[bit].signal();
                int place = traced[bit].place();
                int[] nets = signals.getOrDefault(signal, new int[0]);
                if (nets.length <= place) {
                    int before = nets.length;
                    nets = Arrays.copyOf(nets, place + 1);
                    Arrays.fill(nets, before, place, CellModule.NONE);
                }
                nets[place] = instance.net(bit);
                traces.add(new Trace(instance.path(), instance.module().names().get(bit), signal, place, nets[place]));
                signals.put(signal, nets);
            }
        }
    }
}
