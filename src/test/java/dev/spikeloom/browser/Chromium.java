package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.fail;

import dev.spikeloom.io.FileTrees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium of the machine, which 'bin/setup browser' installs, with a profile of its own. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
    private static final Pattern ADDRESS = Pattern.compile("DevTools listening on ws://[^:]+:(\\d+)/.*");

    private final Process process;
    private final Path profile;
    private final int port;

    private Chromium(Process process, Path profile, int port) {
        this.process = process;
        this.profile = profile;
        this.port = port;
    }

    static Chromium start() throws IOException {
        Path profile = Files.createTempDirectory("spikeloom-browser");
        Process process = new ProcessBuilder(
                        program(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Chromium(process, profile, port(process));
    }

    private static String program() {
        return NAMES.stream()
                .filter(name -> Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name))))
                .findFirst()
                .orElseGet(() -> fail("there is no Chromium on the PATH; run 'bin/setup browser'"));
    }

    private static int port(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                Thread rest = new Thread(() -> lines.lines().forEach(each -> {}));
                rest.setDaemon(true);
                rest.start();
                return Integer.parseInt(address.group(1));
            }
        }
        return fail("Chromium ended before it could be driven");
    }

    /** A new window. */
    Window open() throws IOException, InterruptedException {
        return Window.open(port);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileTrees.delete(profile);
    }
}
