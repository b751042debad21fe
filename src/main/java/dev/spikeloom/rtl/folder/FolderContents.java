package dev.spikeloom.rtl.folder;

import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import java.util.List;
import java.util.Map;

/**
 * The files of a design by what tools do with them, in the order in which they were generated.
 *
 * @param sources the Verilog of the design, in compile order
 * @param memories hex files that its memories start from
 * @param bench Verilog that is not part of the design
 * @param benchMemories hex files that the bench reads
 * @param assertions SystemVerilog to be bound to the design
 */
public record FolderContents(
        List<String> sources,
        List<String> memories,
        List<String> bench,
        List<String> benchMemories,
        List<String> assertions) {
    private static final String BENCH_MEMORY = "(.*_)?tb_.*";

    public FolderContents {
        sources = List.copyOf(sources);
        memories = List.copyOf(memories);
        bench = List.copyOf(bench);
        benchMemories = List.copyOf(benchMemories);
        assertions = List.copyOf(assertions);
    }

    /** @param files file name to content, the file list among them */
    static FolderContents of(Map<String, String> files) {
        List<String> sources = files.get(RtlFiles.FILE_LIST).lines().toList();
        List<String> hex = named(files, ".hex");
        return new FolderContents(
                sources,
                hex.stream().filter(name -> !name.matches(BENCH_MEMORY)).toList(),
                named(files, ".v").stream()
                        .filter(name -> !sources.contains(name))
                        .toList(),
                hex.stream().filter(name -> name.matches(BENCH_MEMORY)).toList(),
                named(files, ".sv"));
    }

    private static List<String> named(Map<String, String> files, String suffix) {
        return files.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
    }

    /** The module of the first bench, whose file has its name; empty if there is none. */
    public String benchModule() {
        return bench.stream().findFirst().map(ModuleNames::ofFile).orElse("");
    }
}
