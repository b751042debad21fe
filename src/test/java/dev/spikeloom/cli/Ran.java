package dev.spikeloom.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command line that was run within this process: its exit code and what it printed. */
public record Ran(int exitCode, String out, String err) {
    public static Ran spikeloom(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Spikeloom.execute(new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    public List<String> errLines() {
        return err.lines().toList();
    }
}
