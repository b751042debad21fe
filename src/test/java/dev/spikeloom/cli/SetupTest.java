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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/setup} on a machine that has what a test puts there: a {@code PATH} of its own, with fake programs. */
class SetupTest {
    private static final List<String> NEEDED = List.of(
            "mvn",
            "verilator",
            "iverilog",
            "yosys",
            "nextpnr-ice40",
            "icebox_vlog",
            "sta",
            "z3",
            "ccache",
            "python3",
            "cc",
            "g++",
            "make");

    private static final String AXE = "axe_sha512=";

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
                        "noninteractive: install -y -q --no-install-recommends verilator iverilog yosys nextpnr-ice40"
                                + " fpga-icestorm fpga-icestorm-chipdb opensta z3 ccache python3 gcc g++ make");
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
    void slurmIsInstalledOnlyOnRequest() throws Exception {
        putJdk(17);
        for (String tool : NEEDED) {
            program(tool, "");
        }
        putApt(true);
        assertThat(setup()).isEqualTo(new Ran(0, "", ""));

        setup("slurm");

        assertThat(aptCalls()).first().asString().endsWith(" slurm-wlm munge");
    }

    @Test
    void aBrowserIsInstalledOnlyOnRequest() throws Exception {
        putAllThatIsNeeded();
        putApt(true);
        assertThat(setup()).isEqualTo(new Ran(0, "", ""));

        setup("browser");

        assertThat(aptCalls()).first().asString().endsWith(" nodejs chromium-headless-shell npm");
    }

    @Test
    void whereThereIsNoSmallBrowserTheWholeOneIsInstalled() throws Exception {
        putAllThatIsNeeded();
        putApt(true);
        program("apt-cache", "[ \"$2\" = chromium-headless-shell ] || echo \"$2 | 1.0 | somewhere\"");

        setup("browser");

        assertThat(aptCalls()).first().asString().endsWith(" nodejs chromium npm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"})
    void aBrowserThatIsThereIsTaken(String browser) throws Exception {
        putAllThatIsNeeded();
        putFrontEnd(checksum(AXE));
        program(browser, "");

        assertThat(setup("browser").exitCode()).isZero();
        assertThat(machine.resolve("calls")).doesNotExist();
    }

    @Test
    void axeIsFetchedOnce() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd(checksum(AXE));
        program("chromium", "");
        setup("browser");
        Files.delete(machine.resolve("npm"));

        assertThat(setup("browser")).isEqualTo(new Ran(0, "", ""));
        assertThat(frontEnds())
                .singleElement()
                .satisfies(folder -> assertThat(folder.resolve("axe.min.js")).exists());
    }

    @Test
    void anotherAxeThanExpectedIsNotKept() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd("AAAA");
        program("chromium", "");

        Ran ran = setup("browser");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).contains("axe-core", "is not the package that was expected");
        assertThat(frontEnds()).isEmpty();
    }

    @Test
    void nodeAndNpmAreInstalledForTheTests() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd(checksum());
        Files.delete(machine.resolve("node"));
        Files.delete(machine.resolve("npm"));
        putApt(true);

        setup("tests");

        assertThat(aptCalls()).singleElement().asString().endsWith(" nodejs npm");
    }

    @Test
    void theSecondFrontEndIsFetchedForTheTests() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd(checksum());

        assertThat(setup("tests").exitCode()).isZero();
        assertThat(frontEnds())
                .singleElement()
                .satisfies(folder -> assertThat(folder.resolve("gen/bundle.js")).exists());
    }

    @Test
    void theSecondFrontEndIsFetchedOnce() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd(checksum());
        setup("tests");
        Files.delete(machine.resolve("npm"));

        assertThat(setup("tests")).isEqualTo(new Ran(0, "", ""));
    }

    @Test
    void anotherPackageThanExpectedIsNotKept() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd("AAAA");

        Ran ran = setup("tests");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).contains("is not the package that was expected");
        assertThat(frontEnds()).isEmpty();
    }

    @Test
    void whereNpmFetchesNothingItSaysSo() throws Exception {
        putAllThatIsNeeded();
        putFrontEnd(checksum());
        program("npm", "echo no network >&2; exit 1");

        Ran ran = setup("tests");

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err()).contains("no network", "npm cannot fetch", "which the tests need");
        assertThat(frontEnds()).isEmpty();
    }

    @Test
    void whereNoPackageManagerIsItSaysWhatToInstall() throws Exception {
        putJdk(17);

        Ran ran = setup();

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.err())
                .contains(
                        "please install them", "Maven 3.8", "Verilator 5", "Icarus", "Yosys", "C++ compilers", "  make")
                .doesNotContain("a JDK");
    }

    private void putAllThatIsNeeded() throws IOException {
        putJdk(17);
        for (String tool : NEEDED) {
            program(tool, "");
        }
    }

    /**
     * An npm that packs a small package, and a node that takes its checksum.
     *
     * @param checksum that node finds
     */
    private void putFrontEnd(String checksum) throws IOException {
        for (String program : List.of("mkdir", "mktemp", "rm", "gzip", "tar", "mv")) {
            program(program, "exec " + which(program) + " \"$@\"");
        }
        program(
                "npm",
                "mkdir -p package/gen && echo > package/gen/bundle.js && echo > package/axe.min.js && tar -cf package.tar package"
                        + " && gzip -c package.tar > package.tgz && rm -r package package.tar");
        program("node", "echo " + checksum);
    }

    /** The checksum that is expected. */
    private static String checksum() throws IOException {
        return checksum("front_end_sha512=");
    }

    private static String checksum(String key) throws IOException {
        return Files.readAllLines(Path.of("bin", "setup")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** What has been fetched, and what is left of fetching. */
    private List<Path> frontEnds() throws IOException {
        try (Stream<Path> folders = Files.list(machine.resolve("cache").resolve("tools"))) {
            return folders.toList();
        }
    }

    private Ran setup(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(which("sh").toString(), "bin/setup"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PATH", machine.toString());
        builder.environment().put("SPIKELOOM_CACHE", machine.resolve("cache").toString());
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
        for (String tool : Stream.concat(NEEDED.stream(), Stream.of("npm", "node", "chromium"))
                .toList()) {
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
