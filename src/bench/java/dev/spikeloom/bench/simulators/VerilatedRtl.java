package dev.spikeloom.bench.simulators;

import dev.spikeloom.bench.contest.Child;
import dev.spikeloom.bench.contest.Contender;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The generated RTL of a design, built by Verilator in several ways; which is fastest depends on the machine. */
final class VerilatedRtl {
    private static final String PREFIX = "Vsnn";
    private static final double PROFILE_SECONDS = 0.5;
    private static final Path HARNESS =
            Path.of("src", "bench", "cpp", "verilated_rtl.cpp").toAbsolutePath();

    /** What makes the program fast and may be asked of Verilator: unknown values need not be random. */
    private static final List<String> FAST = List.of("-O3", "--x-assign", "fast", "--x-initial", "fast", "--noassert");

    /** How the C++ compiler is called. */
    enum Build {
        O2_NATIVE("-O2 -march=native", false),
        O2_NATIVE_PROFILE("-O2 -march=native", true),
        O3_NATIVE_PROFILE("-O3 -march=native", true);

        private final String options;
        private final boolean profiled;

        Build(String options, boolean profiled) {
            this.options = options;
            this.profiled = profiled;
        }

        private String title() {
            return options + (profiled ? ", profile-guided" : "");
        }
    }

    private final Path folder;
    private final Path rtl;
    private final Path spikes;
    private final String top;

    /**
     * Generates the RTL.
     *
     * @param folder for all that is generated and built; replaced
     * @param spikes a {@link SpikesFile}
     * @throws InputException if Verilator is missing
     */
    VerilatedRtl(RateDesign design, Path folder, Path spikes) {
        Tool.VERILATOR.locate();
        this.folder = folder.toAbsolutePath();
        this.rtl = this.folder.resolve("rtl");
        this.spikes = spikes.toAbsolutePath();
        this.top = Verilog.topModule(design);
        FileTrees.delete(this.folder);
        Verilog.generate(design).writeTo(rtl);
    }

    /** Where the RTL is. */
    Path folder() {
        return rtl;
    }

    /** Builds all; takes minutes. */
    List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        for (Build build : Build.values()) {
            System.out.println("  building the RTL with Verilator, g++ " + build.title());
            contenders.add(contender(build));
        }
        return contenders;
    }

    private Contender contender(Build build) {
        Path objects = folder.resolve(build.name());
        Contender contender = new Contender(
                "Verilated RTL, g++ " + build.title(),
                List.of(objects.resolve(PREFIX).toString(), spikes.toString()),
                Map.of(),
                rtl);
        if (build.profiled) {
            build(objects, build.options + " -fprofile-generate");
            // On the very spikes that it is measured on.
            try (Child child = new Child(contender, "profile")) {
                child.round(PROFILE_SECONDS);
            }
            deleteObjects(objects);
            build(objects, build.options + " -fprofile-use");
        } else {
            build(objects, build.options);
        }
        return contender;
    }

    private void build(Path objects, String options) {
        List<String> arguments = new ArrayList<>(List.of("--cc", "--exe", "--build", "-j", "2", "--prefix", PREFIX));
        arguments.addAll(FAST);
        arguments.addAll(List.of("--top-module", top, "--Mdir", objects.toString(), "-f", RtlFiles.FILE_LIST));
        arguments.add(HARNESS.toString());
        arguments.addAll(List.of("-CFLAGS", "-std=c++17", "-LDFLAGS", options, "-MAKEFLAGS"));
        arguments.add("OPT_FAST='" + options + "' OPT_SLOW='" + options + "' OPT_GLOBAL='" + options + "'");
        ToolRun run = new ToolRun(Tool.VERILATOR, rtl).args(arguments);
        if (Tool.CCACHE.isPresent()) {
            run.env("OBJCACHE", "ccache");
        }
        run.run().orThrow();
    }

    /** Leaves the profile, which the compiler looks for beside what it writes. */
    private static void deleteObjects(Path objects) {
        try (Stream<Path> files = Files.list(objects)) {
            files.filter(file -> !file.toString().endsWith(".gcda")).forEach(FileTrees::delete);
        } catch (IOException e) {
            throw new InputException("cannot list " + objects + ": " + AtomicFiles.reason(e), e);
        }
    }
}
