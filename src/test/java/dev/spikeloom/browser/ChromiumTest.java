package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Large;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing of a browser is left running, however the tests that use it end. */
@Large
class ChromiumTest {
    private static final int PATIENCE_SECONDS = 60;

    @Test
    void nothingIsLeftOfABrowserThatIsClosed() throws Exception {
        Chromium browser = Chromium.start();
        browser.open();
        List<ProcessHandle> all = browser.processes();
        browser.close();

        assertThat(all).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void nothingIsLeftOfABrowserWhoseProgramIsKilled() throws Exception {
        Process program = new ProcessBuilder(JavaProcess.command(Program.class)).start();
        List<ProcessHandle> all;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            all = Stream.of(lines.readLine().split(" "))
                    .map(Long::parseLong)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        }
        program.destroyForcibly().waitFor();

        assertThat(all).hasSizeGreaterThan(1);
        for (ProcessHandle each : all) {
            each.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Starts a browser, says which processes it consists of, and waits. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            Chromium browser = Chromium.start();
            browser.open();
            StringBuilder pids = new StringBuilder();
            browser.processes().forEach(each -> pids.append(each.pid()).append(' '));
            System.out.println(pids.toString().strip());
            Thread.sleep(TimeUnit.MINUTES.toMillis(10));
        }
    }
}
