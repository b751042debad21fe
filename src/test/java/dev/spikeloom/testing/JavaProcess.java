package dev.spikeloom.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of a Java program in a process, and a process group, of its own, with the signals as a terminal leaves them:
 * a test that runs under nohup or in the background of a script has SIGINT ignored, and its children would, too.
 */
public final class JavaProcess {
    /** Perl is wherever Verilator is; setsid and env --default-signal are not. */
    private static final List<String> UNIGNORED = List.of(
            "perl", "-e", "$SIG{$_} = 'DEFAULT' for qw(HUP INT TERM); setpgrp(0, 0); exec {$ARGV[0]} @ARGV or die $!");

    private JavaProcess() {}

    /** The main method of a class, with the class path of this test. */
    public static List<String> command(Class<?> main, String... arguments) {
        return command(List.of(), main, arguments);
    }

    /** As {@link #command(Class, String...)}, with options for the virtual machine. */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:-UsePerfData"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return withSignals(command);
    }

    /** Another program, in the same way. */
    public static List<String> withSignals(List<String> command) {
        List<String> words = new ArrayList<>(UNIGNORED);
        words.addAll(command);
        return words;
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
