package dev.spikeloom.cosim;

import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** How Verilator makes a program of Verilog and C++, whatever both are. */
public final class Verilation {
    /**
     * Those of the compiler come last; Verilator's own makefile would set them to favour size. A warning ends nothing:
     * who edits the RTL wants to know whether it is still the same machine.
     */
    static final List<String> FLAGS = List.of("--cc", "--exe", "--build", "-j", "2", "-Wno-fatal", "-MAKEFLAGS");

    private Verilation() {}

    /** How hard the compiler tries. */
    public enum Effort {
        /** For runs of minutes. */
        FAST_RUN("OPT_FAST=-O2 OPT_SLOW=-O1 OPT_GLOBAL=-O2"),
        /** For runs of seconds, of which most would go to the compiler: all in one file, headers take it longest. */
        FAST_BUILD("OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0 VM_PARALLEL_BUILDS=0"),
        /** For code that is too large for anything else, in several files. */
        LARGE_BUILD("OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0");

        private final String makeFlags;

        Effort(String makeFlags) {
            this.makeFlags = makeFlags;
        }

        String makeFlags() {
            return makeFlags;
        }
    }

    /** A run of Verilator, to which is added what it builds of what. Where there is ccache, it compiles nothing twice. */
    public static ToolRun run(Path folder, Effort effort) {
        ToolRun run = new ToolRun(Tool.VERILATOR, folder).args(FLAGS).args(effort.makeFlags);
        if (Tool.CCACHE.isPresent()) {
            run.env("OBJCACHE", "ccache");
        }
        return run;
    }

    /** A harness in C++, or a file that several share. */
    public static byte[] bench(String file) {
        try (InputStream source = Verilation.class.getResourceAsStream("/testbenches/" + file)) {
            return source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
