package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other commands are processes of their own: the operating system tells locks apart by process. */
class FolderLockTest {
    @TempDir
    private Path temp;

    private final List<Process> others = new ArrayList<>();

    @AfterEach
    void endTheOthers() {
        others.forEach(Process::destroyForcibly);
    }

    @Test
    void aFolderInUseNamesWhoHasIt() throws IOException {
        Process other = other("write");

        assertThatThrownBy(() -> FolderLock.toWrite(folder(), "spikeloom simulate two", " or name another"))
                .isInstanceOf(InputException.class)
                .message()
                .matches("\\Q" + folder() + "\\E is in use by 'spikeloom generate two' \\(process " + other.pid()
                        + " on [^ ]+, since \\d\\d:\\d\\d:\\d\\d\\); wait for it to end or name another");
    }

    @Test
    void aFolderThatThisProcessHasIsInUse() {
        try (FolderLock held = FolderLock.toWrite(folder(), "spikeloom run")) {
            assertThatThrownBy(() -> FolderLock.toWrite(folder(), "spikeloom train"))
                    .hasMessageContaining("is in use by 'spikeloom run' (process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void theLockOfAProcessThatWasKilledIsTakenOver() throws Exception {
        Process other = other("write");
        other.destroyForcibly().waitFor();
        assertThat(folder().resolve(FolderLock.FILE)).exists();

        try (FolderLock taken = FolderLock.toWrite(folder(), "spikeloom simulate two")) {
            assertThat(folder().resolve(FolderLock.FILE)).content().startsWith("command: spikeloom simulate two\n");
        }
    }

    @Test
    void whatAProcessThatWasKilledLeftUnfinishedIsRemovedWithItsLock() throws Exception {
        other("write").destroyForcibly().waitFor();
        Files.writeString(folder().resolve(".result.json." + UUID.randomUUID() + ".tmp"), "{");
        Files.createDirectories(folder().resolve(".work-123").resolve("rtl"));
        Files.writeString(folder().resolve("network.npz"), "whole");

        FolderLock.toWrite(folder(), "spikeloom simulate two").close();

        assertThat(folder()).isDirectoryNotContaining(file -> !file.endsWith("network.npz"));
    }

    @Test
    void aTryInVainLeavesTheLockWithItsOwner() throws IOException {
        other("write");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> FolderLock.toWrite(folder(), "spikeloom simulate two"))
                    .hasMessageContaining("'spikeloom generate two'");
        }
    }

    @Test
    void thoseWhoReadShareAFolder() throws IOException {
        Files.createDirectories(folder());
        other("read");

        try (FolderLock lock = FolderLock.toRead(folder(), "spikeloom trace two")) {
            assertThat(folder().resolve(FolderLock.FILE)).exists();
        }
        assertThatThrownBy(() -> FolderLock.toWrite(folder(), "spikeloom train"))
                .hasMessageContaining("is in use by ");
    }

    @Test
    void whoReadsWaitsForNobodyWhoWrites() throws IOException {
        other("write");

        assertThatThrownBy(() -> FolderLock.toRead(folder(), "spikeloom trace two"))
                .hasMessageContaining("is in use by 'spikeloom generate two'");
    }

    @Test
    void nothingIsLeftOfALockOnAFolderThatItMade() {
        FolderLock.toWrite(folder(), "spikeloom run").close();

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aFolderThatWasThereStays() throws IOException {
        Files.createDirectories(folder());
        FolderLock.toWrite(folder(), "spikeloom run").close();

        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsReadWithoutALock() {
        FolderLock.toRead(folder(), "spikeloom trace two").close();

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatIsInALockFileIsNotTrusted() throws IOException {
        Files.createDirectories(folder());
        Files.write(folder().resolve(FolderLock.FILE), new byte[1 << 20]);

        try (FolderLock taken = FolderLock.toWrite(folder(), "spikeloom run")) {
            assertThat(folder().resolve(FolderLock.FILE)).content().startsWith("command: spikeloom run\n");
        }
    }

    @Test
    void theFileIsOfOneOwnerAtATimeHoweverManyComeAndGo() throws Exception {
        Path log = temp.resolve("log");
        List<Process> many = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            many.add(start("contend", folder().toString(), log.toString()));
        }
        for (Process process : many) {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(2 * 3 * Other.TURNS);
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i + 1)).isEqualTo(lines.get(i));
        }
    }

    private Path folder() {
        return temp.resolve("out").resolve("two");
    }

    /** Another process that has the folder until it is ended. */
    private Process other(String kind) throws IOException {
        Process process = start(kind, folder().toString());
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("locked");
        return process;
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        others.add(process);
        return process;
    }

    /** The program of the other processes. */
    static final class Other {
        static final int TURNS = 30;

        private Other() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[1]);
            if (args[0].equals("contend")) {
                contend(folder, Path.of(args[2]));
                return;
            }
            FolderLock lock = args[0].equals("read")
                    ? FolderLock.toRead(folder, "spikeloom trace two")
                    : FolderLock.toWrite(folder, "spikeloom generate two");
            try (lock) {
                System.out.println("locked");
                Thread.sleep(TimeUnit.MINUTES.toMillis(1));
            }
        }

        private static void contend(Path folder, Path log) throws IOException {
            String line = ProcessHandle.current().pid() + "\n";
            int turns = 0;
            while (turns < TURNS) {
                try (FolderLock lock = FolderLock.toWrite(folder, "spikeloom run")) {
                    append(log, line);
                    append(log, line);
                    turns++;
                } catch (InputException e) {
                    if (!e.getMessage().contains("is in use by")) {
                        throw e;
                    }
                }
            }
        }

        private static void append(Path log, String line) throws IOException {
            Files.writeString(
                    log, line, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
        }
    }
}
