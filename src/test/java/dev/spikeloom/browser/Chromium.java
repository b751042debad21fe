package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.fail;

import dev.spikeloom.io.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium of the machine, which 'bin/setup browser' installs, with a profile of its own. It is driven over a pipe,
 * and ends when that does: however the tests end, it does not outlive them.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    /** The protocol has its pipe at 3 and 4. */
    private static final String PIPE = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
        this.tools = new DevTools(process.getInputStream(), process.getOutputStream());
    }

    static Chromium start() throws IOException {
        Path profile = Files.createTempDirectory("spikeloom-browser");
        return new Chromium(
                new ProcessBuilder(
                                "sh",
                                "-c",
                                PIPE,
                                program(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--remote-debugging-pipe",
                                "--user-data-dir=" + profile)
                        .start(),
                profile);
    }

    private static String program() {
        return NAMES.stream()
                .filter(name -> Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name))))
                .findFirst()
                .orElseGet(() -> fail("there is no Chromium on the PATH; run 'bin/setup browser'"));
    }

    /** A new window. */
    Window open() {
        return Window.open(tools);
    }

    /** All that it consists of. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(all::add);
        return all;
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = processes();
        tools.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
            all.forEach(each -> each.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileTrees.delete(profile);
    }
}
