package dev.spikeloom.physical.netlist;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.Gzip;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.synth.YosysRun;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

/**
 * Maps a design to the cells of a library, each module that has registers by itself: one that was mapped before, in this
 * design or another one, is not mapped again. What a module is known by is its content, with its parameters, and all that the mapping depends
 * on besides: library, script and version of Yosys.
 */
public final class CellMapper {
    private static final String ELABORATED = "elaborated.il";
    private static final String CONSTRAINTS = "drive.constr";
    private static final String COMPARISONS = "comparisons.v";
    private static final String CARRIES = "carries.v";

    /** Where the time stands that a path may take. */
    private static final String PICOSECONDS = "@picoseconds@";

    /** To gates and two kinds of flip-flops; the rest of the script names files. */
    private static final List<String> MAPPING = List.of(
            "opt_expr",
            "opt_clean",
            "opt -nodffe -nosdff",
            "fsm",
            // Whoever resets a register holds it, too: with a reset of its own, it would lose its enable on the way to
            // the cells.
            "opt -nosdff",
            "wreduce",
            "peepopt",
            "opt_clean",
            "techmap -map " + COMPARISONS,
            "opt_expr",
            "opt_clean",
            "alumacc",
            "share",
            "opt -nosdff",
            "memory -nomap",
            "opt_clean",
            "opt -fast -full -nosdff",
            "memory_map",
            "opt -undriven -fine -nosdff",
            "techmap -map +/techmap.v -map " + CARRIES,
            "opt -fast -full -nosdff",
            "opt_dff -nosdff",
            "opt_clean",
            "dfflegalize -cell $_DFF_P_ x -cell $_DFFE_PP_ x",
            "opt_clean",
            // Area first, and larger gates only where a path would take too long otherwise: with ABC's own script,
            // which
            // is after the shortest delay, a module by itself is larger than as part of the design.
            "abc -liberty cells.lib -constr " + CONSTRAINTS + " -D " + PICOSECONDS
                    + " -script +strash;&get,-n;&fraig,-x;"
                    + "&put;scorr;dc2;dc2;strash;dch;amap,-m;buffer;upsize,{D};dnsize,{D};stime,-p",
            "opt_clean");

    /**
     * Modules without registers become part of those that use them: what of them is used differs from place to place, as in
     * the levels of a priority encoder.
     */
    private static final List<String> WITH_REGISTERS = List.of(
            "setattr -mod -set keep_hierarchy 1 t:$*dff* %m", "flatten", "setattr -mod -unset keep_hierarchy *");

    private static final List<String> WHOLE = List.of("flatten");

    private final MappingLibrary library;
    private final Path cache;
    private final int threads;
    private final Progress progress;

    /**
     * Maps to the cells of a library.
     *
     * @param cache folder of all modules that were mapped; created if missing
     * @param threads as many calls of Yosys run side by side
     */
    public CellMapper(MappingLibrary library, Path cache, int threads, Progress progress) {
        this.library = library;
        this.cache = cache;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Maps a generated design.
     *
     * @param rtl its folder
     * @param top its top module
     * @throws InputException if Yosys is missing, or refuses the design
     */
    public MappedDesign map(Path rtl, String top) {
        return map(rtl, top, WITH_REGISTERS);
    }

    /**
     * Maps a generated design as one module, to see what the borders between modules cost.
     *
     * @throws InputException as {@link #map(Path, String)}
     */
    public MappedDesign mapFlat(Path rtl, String top) {
        return map(rtl, top, WHOLE);
    }

    private MappedDesign map(Path rtl, String top, List<String> passes) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Map<String, ElaboratedModule> modules = elaborate(rtl, top, passes, work.path());
            Map<String, String> identities = new HashMap<>();
            List<ElaboratedModule> fresh = new ArrayList<>();
            Set<String> known = new LinkedHashSet<>();
            String settings = settings();
            for (ElaboratedModule module : modules.values()) {
                if (!module.box()) {
                    String identity =
                            module.title() + "-" + ElaboratedModule.digest(settings + "\n" + module.content(modules));
                    identities.put(module.id(), identity);
                    if (known.add(identity) && !Files.exists(file(identity))) {
                        fresh.add(module);
                    }
                }
            }
            mapAll(fresh, modules, identities, work.path());
            return read(modules, identities, names(modules, identities), top, fresh.size());
        } catch (IOException e) {
            throw new EnvironmentException("cannot write mapped modules in " + cache + ": " + AtomicFiles.reason(e), e);
        }
    }

    private String settings() {
        String version =
                new ToolRun(Tool.YOSYS, Path.of(".")).args("-V").run().orThrow().output();
        return version + library.identity() + "\n" + mapping() + "\n" + Arithmetic.COMPARISONS + Arithmetic.CARRIES
                + "\n" + library.constraints();
    }

    private List<String> mapping() {
        String limit = Long.toString(library.picoseconds());
        return MAPPING.stream()
                .map(command -> command.replace(PICOSECONDS, limit))
                .toList();
    }

    private Path file(String identity) {
        return cache.resolve(identity + ".json.gz");
    }

    /** The design as it is before synthesis, with its parameters resolved. */
    private Map<String, ElaboratedModule> elaborate(Path rtl, String top, List<String> passes, Path work)
            throws IOException {
        progress.message("elaborating the design with Yosys");
        Path elaborated = work.resolve(ELABORATED);
        List<String> commands = new ArrayList<>();
        for (String line : Files.readAllLines(rtl.resolve(RtlFiles.SYNTHESIS_SCRIPT))) {
            if (line.startsWith("read_verilog ")) {
                commands.add(line);
            }
        }
        commands.add("hierarchy -check -top " + top);
        commands.add("proc");
        commands.addAll(passes);
        commands.add("opt_clean");
        commands.add("rename -enumerate");
        commands.add("write_rtlil \"" + elaborated + "\"");
        YosysRun.of(rtl, commands, progress);
        return ElaboratedModule.parse(Files.readAllLines(elaborated));
    }

    /** Those that take longest first, each where there is least to do. */
    private void mapAll(
            List<ElaboratedModule> fresh,
            Map<String, ElaboratedModule> modules,
            Map<String, String> identities,
            Path work)
            throws IOException {
        List<List<ElaboratedModule>> batches = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, fresh.size()); i++) {
            batches.add(new ArrayList<>());
        }
        fresh.stream()
                .sorted(Comparator.comparingInt(
                                (ElaboratedModule module) -> -module.lines().size())
                        .thenComparing(module -> identities.get(module.id())))
                .forEach(module -> batches.stream()
                        .min(Comparator.comparingInt(CellMapper::effort))
                        .orElseThrow()
                        .add(module));
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            Path folder = Files.createDirectory(work.resolve("batch" + i));
            List<ElaboratedModule> batch = batches.get(i);
            tasks.add(() -> {
                map(batch, modules, identities, folder);
                return true;
            });
        }
        if (!tasks.isEmpty()) {
            progress.message("mapping " + fresh.size() + (fresh.size() == 1 ? " module" : " modules") + " to cells of "
                    + library.cells().name());
            OrderedTasks.run(threads, tasks, "mapping modules to cells");
        }
    }

    private static int effort(List<ElaboratedModule> batch) {
        return batch.stream().mapToInt(module -> module.lines().size()).sum();
    }

    private void map(
            List<ElaboratedModule> batch,
            Map<String, ElaboratedModule> modules,
            Map<String, String> identities,
            Path folder)
            throws IOException {
        Map<String, String> boxes = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        List<String> commands = new ArrayList<>(List.of("read_rtlil modules.il"));
        commands.addAll(mapping());
        for (ElaboratedModule module : batch) {
            String identity = identities.get(module.id());
            text.append("module \\")
                    .append(identity)
                    .append('\n')
                    .append(module.content(modules))
                    .append("end\n");
            for (ElaboratedModule child : module.childModules(modules)) {
                boxes.put(child.id(), child.box() ? child.original() : child.declaration());
            }
            commands.add("json -o " + identity + ".json " + identity);
        }
        new LinkedHashSet<>(boxes.values()).forEach(text::append);
        Files.writeString(folder.resolve("modules.il"), text);
        Files.writeString(folder.resolve(CONSTRAINTS), library.constraints());
        Files.writeString(folder.resolve(COMPARISONS), Arithmetic.COMPARISONS);
        Files.writeString(folder.resolve(CARRIES), Arithmetic.CARRIES);
        Files.copy(library.file(), folder.resolve("cells.lib"));
        YosysRun.of(folder, commands, progress);
        for (ElaboratedModule module : batch) {
            String identity = identities.get(module.id());
            AtomicFiles.write(file(identity), out -> {
                try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                    Files.copy(folder.resolve(identity + ".json"), packed);
                }
            });
        }
    }

    /**
     * What modules are called in the netlist, by their ids: those with the same cells are another one where they start from
     * other values, or those within them do.
     */
    private static Map<String, String> names(Map<String, ElaboratedModule> modules, Map<String, String> identities) {
        Map<String, String> names = new HashMap<>();
        identities.keySet().forEach(id -> name(modules.get(id), modules, identities, names));
        return names;
    }

    private static String name(
            ElaboratedModule module,
            Map<String, ElaboratedModule> modules,
            Map<String, String> identities,
            Map<String, String> names) {
        String known = names.get(module.id());
        if (known != null) {
            return known;
        }
        StringBuilder start = new StringBuilder();
        module.initial()
                .forEach((wire, bits) ->
                        start.append(wire).append(' ').append(bits).append('\n'));
        module.children().forEach((instance, type) -> {
            ElaboratedModule child = modules.get(type);
            String name = child.box() ? type : name(child, modules, identities, names);
            start.append(instance).append(' ').append(name).append('\n');
        });
        String name = identities.get(module.id()) + "-" + ElaboratedModule.digest(start.toString());
        names.put(module.id(), name);
        return name;
    }

    private MappedDesign read(
            Map<String, ElaboratedModule> modules,
            Map<String, String> identities,
            Map<String, String> names,
            String top,
            int fresh) {
        Map<String, CellModule> mapped = new LinkedHashMap<>();
        String topName = null;
        for (ElaboratedModule module : modules.values()) {
            String name = names.get(module.id());
            if (name == null) {
                continue;
            }
            if (module.title().equals(top)) {
                topName = name;
            }
            if (!mapped.containsKey(name)) {
                mapped.put(name, read(file(identities.get(module.id())), module, modules, names));
            }
        }
        if (topName == null) {
            throw new InputException("the design has no module " + top);
        }
        return new MappedDesign(topName, mapped, fresh);
    }

    private CellModule read(
            Path file, ElaboratedModule module, Map<String, ElaboratedModule> modules, Map<String, String> names) {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = Gzip.unpacked(packed)) {
            return CellModuleReader.read(in, module, modules, names, library.cells());
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e) + "; remove it", e);
        }
    }
}
