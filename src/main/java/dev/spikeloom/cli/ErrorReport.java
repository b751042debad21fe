package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.run.FailedCheckException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, in one line, and which exit code that makes. */
final class ErrorReport {
    private final PrintWriter err;

    ErrorReport(PrintWriter err) {
        this.err = err;
    }

    int badCommandLine(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = e.getMessage().lines().findFirst().orElse("wrong command line");
        CommandLine.UnmatchedArgumentException unmatched =
                e instanceof CommandLine.UnmatchedArgumentException u ? u : null;
        String hint = unmatched == null || unmatched.getSuggestions().isEmpty()
                ? ""
                : ", did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        print(message + hint + " (see '" + command + " --help')");
        return ExitCode.BAD_INPUT;
    }

    /** Whatever fails while the program is ending fails for that, and the signal decides on the exit code. */
    int failedCommand(Exception e, CommandLine commandLine, ParseResult parsed) {
        if (Shutdown.begun()) {
            return ExitCode.INTERRUPTED;
        }
        if (((Spikeloom) commandLine.getCommandSpec().root().userObject()).debug()) {
            e.printStackTrace(err);
        }
        Optional<FailedCheckException> check = cause(e, FailedCheckException.class);
        if (check.isPresent()) {
            print(check.get().getMessage());
            return ExitCode.FAILED_CHECK;
        }
        Optional<InputException> input = cause(e, InputException.class);
        if (input.isPresent()) {
            print(input.get().getMessage());
            return ExitCode.BAD_INPUT;
        }
        Optional<IOException> io = cause(e, IOException.class);
        if (io.isPresent()) {
            print("cannot read or write: " + AtomicFiles.reason(io.get()));
            return ExitCode.BAD_INPUT;
        }
        Optional<InvalidPathException> path = cause(e, InvalidPathException.class);
        if (path.isPresent()) {
            print("'" + path.get().getInput() + "' cannot be the name of a file: "
                    + path.get().getReason() + "; letters beyond ASCII need a locale such as LC_ALL=C.UTF-8");
            return ExitCode.BAD_INPUT;
        }
        Optional<VirtualMachineError> exhausted = cause(e, VirtualMachineError.class);
        if (exhausted.isPresent()) {
            return exhausted(exhausted.get());
        }
        print("internal error: " + e.toString().lines().findFirst().orElse("")
                + "; please report it with the command and what --debug adds");
        return ExitCode.INTERNAL_ERROR;
    }

    int exhausted(VirtualMachineError e) {
        if (Shutdown.begun()) {
            return ExitCode.INTERRUPTED;
        }
        print(
                e instanceof OutOfMemoryError
                        ? "out of memory; allow more with SPIKELOOM_JAVA_OPTS=-Xmx4g, or use fewer --threads"
                        : "internal error: " + e + "; please report it with the command");
        return ExitCode.INTERNAL_ERROR;
    }

    int lostOutput() {
        print("cannot write to standard output");
        return ExitCode.BAD_INPUT;
    }

    private void print(String message) {
        err.println("spikeloom: " + message);
        err.flush();
    }

    /** The first of a kind among an exception and its causes: workers wrap what they throw. */
    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> kind) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();
    }
}
