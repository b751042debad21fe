package dev.spikeloom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/setup} on a machine that has what a test puts there: a {@code PATH} of its own, with fake programs. */
class SetupTest {
    private static final List<String> NEEDED =
            List.of("mvn", "verilator", "iverilog", "yosys", "z3", "ccache", "g++", "make");

    @TempDir
    private Path machine;

    @BeforeEach
    void putWhatEverySystemHas() throws IOException {
        for (String program : List.of("sh", "env", "sed", "tr")) {
            program(program, "exec " + which(program) + " \"$@\"");
        }
        program("id", "echo 0");
    }

    @Test
    void whereAllIsThereItSaysAndDoesNothing() throws Exception {
        putJdk(17);
        for (String tool : NEEDED) {
            program(tool, "");
        }

        assertThat(setup()).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void whatIsMissingIsInstalledWithAptWithoutQuestions() throws Exception {
        putJdk(17);
        program("mvn", "");
        putApt(true);

        Ran ran = setup();

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(aptCalls())
                .containsExactly(
                        "noninteractive: install -y -q --no-install-recommends verilator iverilog yosys z3 ccache g++ make");
    }

    @Test
    void packageListsAreFetchedFirstWhereThereAreNone() throws Exception {
        putJdk(17);
        putApt(false);

        setup();

        assertThat(aptCalls()).hasSize(2).first().asString().endsWith(": update -q");
    }

    @Test
    void aJdkThatIsTooOldIsMissing() throws Exception {
        putJdk(11);
        putApt(true);

        setup();

        assertThat(aptCalls()).singleElement().asString().contains(" openjdk-17-jdk-headless ");
    }

    @Test
    void npmIsInstalledOnlyOnRequest() throws Exception {
        putJdk(17);
        for (String tool : NEEDED) {
            program(tool, "");
        }
        putApt(true);

        assertThat(setup("npm").exitCode()).isZero();
        assertThat(aptCalls()).singleElement().asString().endsWith(" npm");
    }

    @Test
    void whereNoPackageManagerIsItSaysWhatToInstall() throws Exception {
        putJdk(17);

        Ran ran = setup();

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err())
                .contains(
                        "please install them", "Maven 3.8", "Verilator 5", "Icarus", "Yosys", "C++ compiler", "  make")
                .doesNotContain("a JDK");
    }

    private Ran setup(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(which("sh").toString(), "bin/setup"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PATH", machine.toString());
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), out, err);
    }

    private void putJdk(int version) throws IOException {
        program("javac", "echo javac " + version + ".0.1");
    }

    /** A package manager that notes how it is called, and installs every tool. */
    private void putApt(boolean hasLists) throws IOException {
        program("apt-cache", hasLists ? "echo \"$2 | 1.0 | somewhere\"" : "");
        StringBuilder install = new StringBuilder();
        for (String tool : List.of("mvn", "verilator", "iverilog", "yosys", "z3", "ccache", "g++", "make", "npm")) {
            install.append("[ $1 != install ] || ")
                    .append(which("cp"))
                    .append(" -f \"$MACHINE/id\" \"$MACHINE/" + tool + "\"\n");
        }
        String here = "MACHINE='" + machine + "'\n";
        program("apt-get", here + "echo \"${DEBIAN_FRONTEND:-asks}: $*\" >> \"$MACHINE/calls\"\n" + install);
    }

    private List<String> aptCalls() throws IOException {
        return Files.readAllLines(machine.resolve("calls"));
    }

    private void program(String name, String script) throws IOException {
        Path file = machine.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path which(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError("this system has no " + program);
    }
}
