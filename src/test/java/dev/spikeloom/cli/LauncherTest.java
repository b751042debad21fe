package dev.spikeloom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/spikeloom} in a project of its own, with a {@code java} that prints its arguments and a fake Maven. */
class LauncherTest {
    @TempDir
    private Path temp;

    private Path project;
    private Path source;

    @BeforeEach
    void makeProject() throws Exception {
        project = Files.createDirectories(temp.resolve("a project"));
        source = Files.createDirectories(project.resolve("src/main")).resolve("Source.java");
        Files.writeString(source, "");
        Files.writeString(project.resolve("pom.xml"), "");
        Files.createDirectories(project.resolve("bin"));
        Files.copy(Path.of("bin/spikeloom"), project.resolve("bin/spikeloom"), StandardCopyOption.COPY_ATTRIBUTES);
        for (Path file : List.of(source, source.getParent(), project.resolve("pom.xml"))) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
        tool("java", """
                case " $* " in
                  *" -version "*) echo 'openjdk version "17.0.2" 2022-01-18' >&2; exit 0 ;;
                esac
                while [ "$1" != -jar ]; do shift; done
                shift 2
                printf '<%s>' "$@"
                exit 7
                """);
        tool("mvn", """
                echo built >> "$PROJECT/builds"
                echo words of Maven
                sleep 0.3
                echo jar > "$PROJECT/target/spikeloom-0.1.0-all.jar"
                """);
    }

    @Test
    void theFirstStartBuilds() throws Exception {
        start();

        assertThat(builds()).isOne();
    }

    @Test
    void theSecondStartDoesNotBuild() throws Exception {
        start();
        start();

        assertThat(builds()).isOne();
    }

    @Test
    void aStartAfterASourceHasChangedBuilds() throws Exception {
        start();
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        start();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aStartAfterASourceHasGoneBuilds() throws Exception {
        start();
        Files.delete(source);
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(60)));
        start();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void argumentsAreGivenOnAsTheyAre() throws Exception {
        Ran ran = start("run", "my file.yaml", "", "*", "--set=a=b c");

        assertThat(ran.out()).isEqualTo("<run><my file.yaml><><*><--set=a=b c>");
    }

    @Test
    void theExitCodeIsThatOfTheProgram() throws Exception {
        assertThat(start().exitCode()).isEqualTo(7);
    }

    @Test
    void nothingButTheProgramWritesToStandardOutput() throws Exception {
        assertThat(start("x").out()).isEqualTo("<x>");
    }

    @Test
    void itStartsThroughSymbolicLinksFromAnyFolder() throws Exception {
        Path links = Files.createDirectories(temp.resolve("links"));
        Files.createSymbolicLink(links.resolve("first"), project.resolve("bin/spikeloom"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("first"));

        Ran ran = finish(process(links.resolve("second"), "x"));

        assertThat(ran.out()).isEqualTo("<x>");
        assertThat(project.resolve("target/spikeloom.jar")).exists();
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Process one = process(project.resolve("bin/spikeloom"), "1");
        Process two = process(project.resolve("bin/spikeloom"), "2");

        assertThat(finish(one).out()).isEqualTo("<1>");
        assertThat(finish(two).out()).isEqualTo("<2>");
        assertThat(builds()).isOne();
    }

    @Test
    void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Path lock = Files.createDirectories(project.resolve("target/spikeloom.lock"));
        Files.writeString(lock.resolve("pid"), killed.pid() + "\n");

        assertThat(start("x").out()).isEqualTo("<x>");
    }

    @Test
    void aBuildThatFailsIsShownAndLeavesNoJar() throws Exception {
        tool("mvn", "echo words of Maven\nexit 1\n");

        Ran ran = start();

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("words of Maven", "spikeloom: the build failed");
        assertThat(project.resolve("target/spikeloom.jar")).doesNotExist();
    }

    @Test
    void aJavaHomeWithoutJavaIsRefused() throws Exception {
        ProcessBuilder builder = builder(project.resolve("bin/spikeloom"));
        builder.environment().put("JAVA_HOME", temp.toString());

        Ran ran = finish(builder.start());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errLines())
                .containsExactly("spikeloom: JAVA_HOME is " + temp + ", which has no bin/java; correct or unset it");
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL", "LANG"})
    void fileNamesBeyondAsciiAreReadInTheLocaleC(String variable) throws Exception {
        tool(
                "java",
                "case \" $* \" in *\" -version \"*) exit 0 ;; esac\nexec '"
                        + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                        + System.getProperty("java.class.path")
                        + "' dev.spikeloom.cli.Spikeloom \"$ARGUMENT\" \"$FILE\"\n");
        ProcessBuilder builder = builder(
                Path.of("/bin/sh"),
                "-c",
                "export ARGUMENT=run FILE=\"$(printf 'm\\303\\274ller.yaml')\"; echo 'no: 1' >\"$FILE\"; exec '"
                        + project.resolve("bin/spikeloom") + "'");
        builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
        builder.environment().put(variable, "C");

        Ran ran = finish(builder.start());

        assertThat(ran.errLines()).last().asString().startsWith("spikeloom: müller.yaml:1: unknown key no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Xmx1z|Invalid maximum heap size: -Xmx1z",
                "-Xbogus|Unrecognized option: -Xbogus",
                "-Xmx200000g|Could not reserve enough space for 209715200000"
            })
    void aVirtualMachineThatDoesNotStartIsNoDifference(String options, String reason) throws Exception {
        start();
        ProcessBuilder builder = builder(project.resolve("bin/spikeloom"), "keys");
        Path home = Path.of(System.getProperty("java.home"));
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("SPIKELOOM_JAVA_OPTS", options);

        Ran ran = finish(builder.start());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errLines())
                .singleElement()
                .asString()
                .startsWith("spikeloom: " + home.resolve("bin/java") + " does not start with SPIKELOOM_JAVA_OPTS='"
                        + options + "': " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_392", "11.0.21", "16"})
    void aJavaThatIsTooOldIsRefused(String version) throws Exception {
        tool("java", "echo 'openjdk version \"" + version + "\"' >&2\n[ \"$1\" = -version ]\n");

        Ran ran = start("run");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.errLines().get(1))
                .isEqualTo("spikeloom: java is of version " + version.replaceAll("\\..*", "")
                        + ", needed is 17 or later; set JAVA_HOME to a later JDK, or run '" + project.toRealPath()
                        + "/bin/setup'");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aBuildThatIsInterruptedEndsAtOnceAndLeavesNothing(String signal, int exitCode) throws Exception {
        tool("mvn", "echo $$ > \"$PROJECT/maven\"\nexec sleep 60\n");
        List<String> command =
                JavaProcess.withSignals(List.of(project.resolve("bin/spikeloom").toString(), "keys"));
        ProcessBuilder builder = builder(project.resolve("bin/spikeloom")).command(command);
        Process launcher = builder.start();
        Path maven = project.resolve("maven");
        while (!Files.exists(maven) || Files.size(maven) == 0) {
            assertThat(launcher.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
        new ProcessBuilder("kill", "-" + signal, String.valueOf(launcher.pid())).start();

        assertThat(finish(launcher).exitCode()).isEqualTo(exitCode);
        assertThat(project.resolve("target/spikeloom.lock")).doesNotExist();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(maven).strip()))
                        .flatMap(process -> process.info().command()))
                .as("Maven has ended")
                .isEmpty();
    }

    @Test
    void theLockOfABuildThatWasKilledBeforeItSaidItsNameIsTakenOver() throws Exception {
        Files.createDirectories(project.resolve("target/spikeloom.lock"));

        assertThat(start("x").out()).isEqualTo("<x>");
    }

    private Ran start(String... args) throws Exception {
        return finish(process(project.resolve("bin/spikeloom"), args));
    }

    private Process process(Path launcher, String... args) throws IOException {
        return builder(launcher, args).start();
    }

    private ProcessBuilder builder(Path launcher, String... args) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("PATH", temp.resolve("tools") + ":" + System.getenv("PATH"));
        builder.environment().put("PROJECT", project.toString());
        builder.environment().remove("JAVA_HOME");
        return builder;
    }

    private static Ran finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), out, err);
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.createDirectories(temp.resolve("tools")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private long builds() throws IOException {
        return Files.readAllLines(project.resolve("builds")).size();
    }
}
