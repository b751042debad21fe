package dev.spikeloom.cosim.bench;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a {@link VerilogBench} under Icarus Verilog. */
public final class IcarusBench {
    private static final List<String> RTL = List.of("-f", RtlFiles.FILE_LIST);
    private static final Pattern PASS =
            Pattern.compile("(?m)^PASS: \\d+ segments, (\\d+) samples, (\\d+) cycles, (\\d+) values compared$");
    private static final Pattern FAIL = Pattern.compile("(?m)^FAIL: (.*)$");

    private IcarusBench() {}

    /**
     * Runs the bench on the RTL beside it.
     *
     * @param folder of the RTL and the bench
     * @param names of the modules of the design
     * @param program the file that Icarus compiles to
     * @throws InputException if Icarus is missing, refuses the Verilog, or ends without a verdict
     */
    public static BenchResult run(Path folder, ModuleNames names, Path program) {
        return run(folder, names, program, RTL);
    }

    /**
     * Runs the bench on a netlist, at whose ports it looks.
     *
     * @param netlist Verilog files that hold the netlist and all that it instantiates
     * @throws InputException as {@link #run(Path, ModuleNames, Path)}
     */
    public static BenchResult runNetlist(Path folder, ModuleNames names, Path program, List<Path> netlist) {
        List<String> sources = new ArrayList<>(List.of("-D", "NETLIST"));
        netlist.forEach(file -> sources.add(file.toAbsolutePath().toString()));
        return run(folder, names, program, sources);
    }

    private static BenchResult run(Path folder, ModuleNames names, Path program, List<String> sources) {
        compiler(folder, names, program, sources).run().orThrow();
        return result(simulation(folder, program).run());
    }

    /**
     * The call that compiles the bench with the RTL beside it.
     *
     * @throws EnvironmentException if Icarus is missing
     */
    public static ToolRun compiler(Path folder, ModuleNames names, Path program) {
        return compiler(folder, names, program, RTL);
    }

    private static ToolRun compiler(Path folder, ModuleNames names, Path program, List<String> sources) {
        return new ToolRun(Tool.ICARUS, folder)
                .args(
                        "-g2005",
                        "-s",
                        names.bench(),
                        "-o",
                        program.toAbsolutePath().toString(),
                        ModuleNames.file(names.bench()))
                .args(sources);
    }

    /**
     * The call that runs what was compiled.
     *
     * @throws EnvironmentException if Icarus is missing
     */
    public static ToolRun simulation(Path folder, Path program) {
        return new ToolRun(Tool.ICARUS_RUNTIME, folder)
                .args("-n", program.toAbsolutePath().toString());
    }

    /** The first difference that a simulation has printed, if any. */
    public static Optional<String> difference(ToolResult ended) {
        Matcher fail = FAIL.matcher(ended.output());
        return fail.find() ? Optional.of(fail.group(1)) : Optional.empty();
    }

    /** Whether a simulation has come to its end without a difference. */
    public static boolean passed(ToolResult ended) {
        return ended.exitCode() == 0 && ended.output().lines().anyMatch(line -> line.startsWith("PASS: "));
    }

    /**
     * vvp catches the signals that end it: it stops, says nothing, and calls that a success.
     *
     * @throws EnvironmentException if that is how a simulation has ended
     */
    private static void requireWords(ToolResult ended) {
        if (ended.output().isBlank()) {
            Shutdown.settle();
            throw new EnvironmentException(
                    ended.name() + " ended without a word, as it does when it is ended from outside");
        }
    }

    private static BenchResult result(ToolResult ended) {
        Optional<String> difference = difference(ended);
        if (difference.isPresent()) {
            return new BenchResult(0, 0, 0, difference);
        }
        requireWords(ended);
        Matcher pass = PASS.matcher(ended.output());
        if (ended.exitCode() != 0 || !pass.find()) {
            ended.orThrow();
            throw new InputException(
                    "the bench ended without a verdict: " + ended.output().strip());
        }
        return new BenchResult(
                Integer.parseInt(pass.group(1)),
                Long.parseLong(pass.group(2)),
                Long.parseLong(pass.group(3)),
                Optional.empty());
    }
}
