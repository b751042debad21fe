package dev.spikeloom.testing;

import dev.spikeloom.dataset.DatasetCache;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A front end for Verilog that none of the other tools has: a current Yosys, compiled to WebAssembly, which {@code bin/setup
 * tests} fetches from npm and node runs.
 */
public final class SecondFrontEnd {
    private static final Path SCRIPT = Path.of("src", "test", "resources", "second_front_end.mjs");
    private static final Pattern VERSION = Pattern.compile("(?m)^front_end_version=(\\S+)$");

    private SecondFrontEnd() {}

    /**
     * What it has to say of designs with their benches; nothing, if all is well.
     *
     * @param tops folder of RTL and bench to the top module
     * @throws EnvironmentException if it has not been fetched, or node is missing
     */
    public static List<String> read(Map<Path, String> tops) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                SCRIPT.toAbsolutePath().toString(),
                bundle(DatasetCache.folder()).toString()));
        tops.forEach((folder, top) -> arguments.add(folder.toAbsolutePath() + "=" + top));
        return new ToolRun(Tool.NODE, Path.of("."))
                .args(arguments)
                .run()
                .orThrow()
                .output()
                .lines()
                .toList();
    }

    /**
     * What node runs.
     *
     * @param cache folder that {@code bin/setup} has fetched it into
     * @throws EnvironmentException if it is not there
     */
    public static Path bundle(Path cache) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("bin", "setup")));
        if (!version.find()) {
            throw new AssertionError("bin/setup does not say which version of the front end it fetches");
        }
        Path bundle = cache.resolve("tools")
                .resolve("yowasp-yosys-" + version.group(1))
                .resolve("gen/bundle.js");
        if (!Files.isRegularFile(bundle)) {
            throw new EnvironmentException(
                    "the second Verilog front end is missing (" + bundle + "); run 'make setup' to fetch it");
        }
        return bundle.toAbsolutePath();
    }
}
