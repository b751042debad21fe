package dev.spikeloom.cosim;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds the RTL and the harness into a program, once: the build lies in a folder that is named by the hash of all that
 * goes into it (Verilog, harness, tool version, flags), and is used again as long as none of that changes. The weights do
 * not: they are read when the program runs.
 */
final class VerilatorBuild {
    private static final String HARNESS_FILE = "cosim_harness.cpp";
    private static final String COMMON_FILE = "cosim_common.h";
    private static final String DIGEST_FILE = "cosim_digest.h";
    private static final String BENCH_FILE = "cosim_bench.h";
    private static final String REGISTER_MACROS = "SNN_AXI_";
    private static final String PREFIX = "Vsnn";
    private static final String WARNINGS_FILE = "warnings.txt";

    private static final List<String> FLAGS = List.of("-O3", "-Wall", "--prefix", PREFIX);

    /**
     * A netlist is no source that anyone would lint, and what every net is has to be seen. The header that has them all is
     * read for each file: there are just enough of these for all cores. A function takes the compiler more than its share of
     * time and memory when it is long.
     */
    private static final List<String> NETLIST_FLAGS = List.of(
            "-Wno-lint",
            "-Wno-style",
            "-fno-gate",
            "--trace",
            "--output-split",
            "200000",
            "--output-split-cfuncs",
            "20000",
            "--output-split-ctrace",
            "20000");

    /** What a program can do besides, each in a build of its own: it makes the build longer and the program slower. */
    enum Extra {
        NONE(""),
        /** Writes waves. */
        WAVES(", with waves"),
        /** Ends when one of the assertions that lie beside the RTL does not hold. */
        ASSERTIONS(", with its assertions");

        private final String with;

        Extra(String with) {
            this.with = with;
        }
    }

    private final Path cache;
    private final Verilation.Effort effort;
    private final Progress progress;

    /** @param cache the folder of all builds; created if missing */
    VerilatorBuild(Path cache, Verilation.Effort effort, Progress progress) {
        this.cache = cache;
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * Builds the Verilog that stands in {@code rtlFolder}, unless it has been built before.
     *
     * @param extra what the program can do besides
     * @return the program, with the warnings about what it was built from
     * @throws InputException if Verilator or the compiler is missing or fails, with its own words
     */
    VerilatedProgram program(Path rtlFolder, HarnessGlue glue, Extra extra) {
        Map<String, byte[]> files = filesOf(rtlFolder, glue, extra);
        List<String> flags =
                switch (extra) {
                    case NONE -> List.of();
                    case WAVES -> waveFlags(files, glue.waves());
                    case ASSERTIONS -> List.of("--assert", glue.assertions());
                };
        return program(files, glue.topModule(), flags, List.of(HARNESS_FILE), extra.with);
    }

    /**
     * Builds the Verilog that stands in {@code rtlFolder} with another harness, unless it has been built before.
     *
     * @param more files besides the Verilog, name to content, the configuration of Verilator among them
     * @param harness those of them that are compiled and linked, as Verilator's command line names them
     * @return the program, with the warnings about what it was built from
     * @throws InputException if Verilator or the compiler is missing or fails, with its own words
     */
    VerilatedProgram program(Path rtlFolder, String topModule, Map<String, byte[]> more, List<String> harness) {
        Map<String, byte[]> files = verilogOf(rtlFolder, List.of());
        files.putAll(more);
        return program(files, topModule, List.of(), harness, ", with its driver");
    }

    /**
     * Builds a netlist, which has no code to be optimized and is traced whole, unless it has been built before.
     *
     * @param folder with its Verilog and the list of that
     */
    VerilatedProgram netlist(Path folder, HarnessGlue glue) {
        Map<String, byte[]> files = filesOf(folder, glue, Extra.NONE);
        return program(files, glue.topModule(), NETLIST_FLAGS, List.of(HARNESS_FILE), ": the netlist");
    }

    private VerilatedProgram program(
            Map<String, byte[]> files, String top, List<String> flags, List<String> harness, String with) {
        Path build = cache.resolve(hash(files, flags));
        Path program = build.resolve(PREFIX);
        if (!Files.isExecutable(program)) {
            progress.message("building the RTL with Verilator" + with);
            buildInto(build, files, top, flags, harness);
        }
        return new VerilatedProgram(program, warningsOf(build));
    }

    /** The flags that make Verilator write waves; what they are to leave out is added to the configuration. */
    private static List<String> waveFlags(Map<String, byte[]> files, WaveContents waves) {
        StringBuilder configuration = new StringBuilder();
        files.forEach((name, content) -> {
            List<String> source =
                    new String(content, StandardCharsets.UTF_8).lines().toList();
            waves.configuration(name, source)
                    .forEach(line -> configuration.append(line).append('\n'));
        });
        files.merge(
                HarnessGlue.CONFIGURATION_FILE,
                configuration.toString().getBytes(StandardCharsets.UTF_8),
                VerilatorBuild::joined);
        List<String> flags = new ArrayList<>(List.of("--trace"));
        flags.addAll(waves.flags());
        return flags;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<String> warningsOf(Path build) {
        Path file = build.resolve(WARNINGS_FILE);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private Map<String, byte[]> filesOf(Path rtlFolder, HarnessGlue glue, Extra extra) {
        List<String> others = new ArrayList<>(glue.registersHeader().stream().toList());
        if (extra == Extra.ASSERTIONS) {
            others.add(glue.assertions());
        }
        Map<String, byte[]> files = verilogOf(rtlFolder, others);
        glue.registersHeader().ifPresent(header -> files.put(AxiFiles.HEADER, plain(files.remove(header), glue)));
        files.put(HARNESS_FILE, Verilation.bench(HARNESS_FILE));
        files.put(COMMON_FILE, Verilation.bench(COMMON_FILE));
        files.put(DIGEST_FILE, Verilation.bench(DIGEST_FILE));
        files.put(BENCH_FILE, Verilation.bench(glue.benchFile()));
        files.put(HarnessGlue.HEADER_FILE, glue.header().getBytes(StandardCharsets.UTF_8));
        files.put(HarnessGlue.CONFIGURATION_FILE, glue.configuration().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** What the list names, and others, which it does not. */
    private static Map<String, byte[]> verilogOf(Path rtlFolder, List<String> others) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            Path list = rtlFolder.resolve(RtlFiles.FILE_LIST);
            files.put(RtlFiles.FILE_LIST, Files.readAllBytes(list));
            List<String> sources = new ArrayList<>(Files.readAllLines(list));
            sources.addAll(others);
            for (String source : sources) {
                if (source.contains("/")) {
                    throw new InputException(
                            list + " names " + source + ", allowed are names of files in the same folder");
                }
                if (!source.isBlank()) {
                    files.put(source, Files.readAllBytes(rtlFolder.resolve(source)));
                }
            }
        } catch (IOException e) {
            throw new InputException(
                    "cannot read the generated RTL in " + rtlFolder + ": " + AtomicFiles.reason(e)
                            + "; 'spikeloom generate' writes it",
                    e);
        }
        return files;
    }

    /** The header of the registers with the names that the harness knows, whatever the prefix of the design is. */
    private static byte[] plain(byte[] header, HarnessGlue glue) {
        String text = new String(header, StandardCharsets.UTF_8);
        return text.replace(" " + glue.macroPrefix() + REGISTER_MACROS, " " + REGISTER_MACROS)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String hash(Map<String, byte[]> files, List<String> flags) {
        MessageDigest digest = Checksums.sha256();
        String version = new ToolRun(Tool.VERILATOR, Path.of("."))
                .args("--version")
                .run()
                .orThrow()
                .output();
        digest.update(
                (version + Verilation.FLAGS + FLAGS + effort.makeFlags() + flags).getBytes(StandardCharsets.UTF_8));
        files.forEach((name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private void buildInto(
            Path build, Map<String, byte[]> files, String top, List<String> flags, List<String> harness) {
        try (TemporaryFolder work = TemporaryFolder.createIn(cache)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(work.path().resolve(file.getKey()), file.getValue());
            }
            List<String> warnings = verilate(work.path(), top, flags, harness);
            Files.write(work.path().resolve(WARNINGS_FILE), warnings);
            try (Shutdown.Gate gate = Shutdown.gate()) {
                Files.createDirectories(build);
                publish(work.path().resolve(WARNINGS_FILE), build);
                publish(work.path().resolve("obj_dir").resolve(PREFIX), build);
            }
        } catch (IOException e) {
            throw new EnvironmentException(
                    "cannot write the co-simulation build in " + cache + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** Returns the warnings, each a line that begins with Verilator's mark and names file and line. */
    private List<String> verilate(Path work, String top, List<String> flags, List<String> harness) {
        List<String> arguments = new ArrayList<>(FLAGS);
        arguments.add("--top-module");
        arguments.add(top);
        arguments.addAll(flags);
        arguments.add(HarnessGlue.CONFIGURATION_FILE);
        arguments.add("-f");
        arguments.add(RtlFiles.FILE_LIST);
        arguments.addAll(harness);
        // The header lies beside the harness; make runs one folder further down.
        arguments.add("-CFLAGS");
        arguments.add("-I.. -std=c++17");
        ToolResult result = Verilation.run(work, effort).args(arguments).run();
        requireSuccess(result);
        return result.output()
                .lines()
                .filter(line -> line.startsWith("%Warning") || line.contains("warning:"))
                .toList();
    }

    /** Of all that Verilator, make and the compiler print, the first error is what matters. */
    private static void requireSuccess(ToolResult result) {
        Optional<String> error = result.output()
                .lines()
                .filter(line -> line.startsWith("%Error") || line.contains("error: "))
                .filter(line -> !line.contains("Exiting due to"))
                .findFirst();
        if (result.exitCode() != 0 && error.isPresent()) {
            throw new InputException(result.name() + " failed with exit code " + result.exitCode() + ": "
                    + error.get().strip());
        }
        result.orThrow();
    }

    /** Another process may have been faster; its build is as good. */
    private static void publish(Path file, Path build) throws IOException {
        AtomicFiles.move(file, build.resolve(file.getFileName()));
    }
}
