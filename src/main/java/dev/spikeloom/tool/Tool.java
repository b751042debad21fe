package dev.spikeloom.tool;

import dev.spikeloom.io.EnvironmentException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The external programs that Spikeloom calls. */
public enum Tool {
    VERILATOR("verilator", "verilator"),
    VERILATOR_COVERAGE("verilator_coverage", "verilator"),
    ICARUS("iverilog", "iverilog"),
    ICARUS_RUNTIME("vvp", "iverilog"),
    YOSYS("yosys", "yosys"),
    YOSYS_ABC("yosys-abc", "yosys"),
    NEXTPNR_ICE40("nextpnr-ice40", "nextpnr-ice40"),
    ICEPACK("icepack", "fpga-icestorm"),
    ICEUNPACK("iceunpack", "fpga-icestorm"),
    ICEBOX_VLOG("icebox_vlog", "fpga-icestorm"),
    STA("sta", "opensta"),
    Z3("z3", "z3"),
    CCACHE("ccache", "ccache"),
    CC("cc", "gcc"),
    PYTHON("python3", "python3"),
    NODE("node", "nodejs"),
    NPM("npm", "npm"),
    APT_GET("apt-get", "apt"),
    DPKG_DEB("dpkg-deb", "dpkg"),
    SBATCH("sbatch"),
    SQUEUE("squeue"),
    SACCT("sacct"),
    SCONTROL("scontrol"),
    SCANCEL("scancel");

    private final String program;
    private final String source;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.source = "install it (Debian: apt-get install " + debianPackage + ", or run 'make setup')";
    }

    /** Of Slurm: whoever runs a cluster has put it where jobs are submitted. */
    Tool(String program) {
        this.program = program;
        this.source = "Slurm is not installed here; go to a machine of its cluster";
    }

    public String program() {
        return program;
    }

    /**
     * The program to run: the one on the {@code PATH}, or the one that the environment variable or system property
     * {@code SPIKELOOM_VERILATOR} (and so on) names.
     *
     * @throws EnvironmentException if there is no such program
     */
    public Path locate() {
        String variable = variable();
        String named = System.getProperty(variable, System.getenv(variable));
        if (named != null) {
            Path path = Path.of(named).toAbsolutePath();
            if (!Files.isExecutable(path)) {
                throw new EnvironmentException(
                        variable + " is " + named + ", which is not an executable file; correct or unset it");
            }
            return path;
        }
        return find(program)
                .orElseThrow(() -> new EnvironmentException(
                        program + " is not on the PATH; " + source + " or set " + variable + " to its path"));
    }

    /** The environment variable that names the program where it is not the one on the {@code PATH}. */
    public String variable() {
        return "SPIKELOOM_" + program.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** A program on the {@code PATH}. Its path is absolute, since it runs in another folder. */
    static Optional<Path> find(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    public boolean isPresent() {
        try {
            locate();
            return true;
        } catch (EnvironmentException e) {
            return false;
        }
    }
}
