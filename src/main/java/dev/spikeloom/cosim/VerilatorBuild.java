package dev.spikeloom.cosim;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds the RTL and the harness into a program, once: the build lies in a folder that is named by the hash of all that
 * goes into it (Verilog, harness, tool version, flags), and is used again as long as none of that changes. The weights do
 * not: they are read when the program runs.
 */
final class VerilatorBuild {
    private static final String HARNESS_FILE = "cosim_harness.cpp";
    private static final String COMMON_FILE = "cosim_common.h";
    private static final String BENCH_FILE = "cosim_bench.h";
    private static final String PREFIX = "Vsnn";

    /** The flags of the compiler, which Verilator's own makefile would set to favour size. */
    private static final List<String> FLAGS =
            List.of("--cc", "--exe", "--build", "-j", "2", "-O3", "-Wall", "--prefix", PREFIX, "-MAKEFLAGS");

    /** How hard the compiler tries. */
    enum Effort {
        /** For runs of minutes. */
        FAST_RUN("OPT_FAST=-O2 OPT_SLOW=-O1 OPT_GLOBAL=-O2"),
        /** For runs of seconds, of which most would go to the compiler: all in one file, headers take it longest. */
        FAST_BUILD("OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0 VM_PARALLEL_BUILDS=0");

        private final String makeFlags;

        Effort(String makeFlags) {
            this.makeFlags = makeFlags;
        }
    }

    private final Path cache;
    private final Effort effort;
    private final Progress progress;

    /** @param cache the folder of all builds; created if missing */
    VerilatorBuild(Path cache, Effort effort, Progress progress) {
        this.cache = cache;
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * Builds the Verilog that stands in {@code rtlFolder}, unless it has been built before.
     *
     * @param traced whether the program can write waves
     * @return the program
     * @throws InputException if Verilator or the compiler is missing or fails, with its own words
     */
    Path program(Path rtlFolder, HarnessGlue glue, boolean traced) {
        Map<String, byte[]> files = filesOf(rtlFolder, glue);
        Path build = cache.resolve(hash(files, traced));
        Path program = build.resolve(PREFIX);
        if (!Files.isExecutable(program)) {
            progress.message("building the RTL with Verilator" + (traced ? ", with waves" : ""));
            buildInto(build, files, glue.topModule(), traced);
        }
        return program;
    }

    private Map<String, byte[]> filesOf(Path rtlFolder, HarnessGlue glue) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            Path list = rtlFolder.resolve(RtlFiles.FILE_LIST);
            files.put(RtlFiles.FILE_LIST, Files.readAllBytes(list));
            for (String source : sources(list, glue)) {
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
        files.put(HARNESS_FILE, bench(HARNESS_FILE));
        files.put(COMMON_FILE, bench(COMMON_FILE));
        files.put(BENCH_FILE, bench(glue.benchFile()));
        files.put(HarnessGlue.HEADER_FILE, glue.header().getBytes(StandardCharsets.UTF_8));
        files.put(HarnessGlue.CONFIGURATION_FILE, glue.configuration().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** What the list names, and the C header of the registers, which it does not. */
    private static List<String> sources(Path list, HarnessGlue glue) throws IOException {
        List<String> sources = new ArrayList<>(Files.readAllLines(list));
        glue.registersHeader().ifPresent(sources::add);
        return sources;
    }

    private static byte[] bench(String file) {
        try (InputStream source = VerilatorBuild.class.getResourceAsStream("/testbenches/" + file)) {
            return source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hash(Map<String, byte[]> files, boolean traced) {
        MessageDigest digest = Checksums.sha256();
        String version = new ToolRun(Tool.VERILATOR, Path.of("."))
                .args("--version")
                .run()
                .orThrow()
                .output();
        digest.update((version + FLAGS + effort.makeFlags + traced).getBytes(StandardCharsets.UTF_8));
        files.forEach((name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private void buildInto(Path build, Map<String, byte[]> files, String top, boolean traced) {
        try (TemporaryFolder work = TemporaryFolder.createIn(cache)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(work.path().resolve(file.getKey()), file.getValue());
            }
            verilate(work.path(), top, traced);
            publish(work.path().resolve("obj_dir").resolve(PREFIX), build);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "cannot write the co-simulation build in " + cache + ": " + AtomicFiles.reason(e), e);
        }
    }

    private void verilate(Path work, String top, boolean traced) {
        List<String> arguments = new ArrayList<>(FLAGS);
        arguments.add(effort.makeFlags);
        arguments.add("--top-module");
        arguments.add(top);
        if (traced) {
            arguments.add("--trace");
        }
        arguments.add(HarnessGlue.CONFIGURATION_FILE);
        arguments.add("-f");
        arguments.add(RtlFiles.FILE_LIST);
        arguments.add(HARNESS_FILE);
        // The header lies beside the harness; make runs one folder further down.
        arguments.add("-CFLAGS");
        arguments.add("-I.. -std=c++17");
        ToolRun run = new ToolRun(Tool.VERILATOR, work).args(arguments);
        if (Tool.CCACHE.isPresent()) {
            run.env("OBJCACHE", "ccache");
        }
        ToolResult result = run.run().orThrow();
        result.output()
                .lines()
                .filter(line -> line.startsWith("%Warning") || line.contains("warning:"))
                .forEach(progress::message);
    }

    /** Another process may have been faster; its build is as good. */
    private static void publish(Path program, Path build) throws IOException {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.createDirectories(build);
            AtomicFiles.move(program, build.resolve(PREFIX));
        }
    }
}
