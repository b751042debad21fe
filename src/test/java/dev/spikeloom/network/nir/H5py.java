package dev.spikeloom.network.nir;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The HDF5 library of the frameworks, which {@code bin/setup tests} installs: Debian's Python has it, others on the PATH need not. */
public final class H5py {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Path SCRIPTS = Path.of("src", "test", "resources");

    private H5py() {}

    /** A file to write: a tree of {@link NirLayout#file}, and how its numbers are compressed, {@code null} for not at all. */
    public record Written(Path file, Map<String, Object> tree, String compression) {}

    /** Writes files as {@code nir.write} does. */
    public static void write(Path folder, List<Written> files) throws IOException {
        List<Object> all = new ArrayList<>();
        for (Written written : files) {
            List<Object> one = new ArrayList<>();
            one.add(written.file().toAbsolutePath().toString());
            one.add(json(written.tree()));
            one.add(written.compression());
            all.add(one);
        }
        Path json = Files.write(folder.resolve("graphs.json"), new JsonMapper().writeValueAsBytes(all));
        run("write_nir.py", json);
    }

    /** All that is in a file: a line a group or data set, with its type, its shape and, if they are few, its values. */
    public static List<String> listing(Path file) {
        return run("list_hdf5.py", file).lines().toList();
    }

    private static String run(String script, Path argument) {
        if (!Files.isExecutable(PYTHON)) {
            throw new EnvironmentException(PYTHON + " is missing; run 'make setup' to install it");
        }
        ToolResult result = new ToolRun(PYTHON, "python3", Path.of("."))
                .args(
                        SCRIPTS.resolve(script).toString(),
                        argument.toAbsolutePath().toString())
                .run();
        if (result.output().contains("No module named 'h5py'")) {
            throw new EnvironmentException(
                    PYTHON + " has no h5py; install it (Debian: apt-get install python3-h5py, or run 'make setup')");
        }
        return result.orThrow().output();
    }

    private static Object json(Object value) {
        if (value instanceof Map<?, ?> tree) {
            Map<String, Object> map = new LinkedHashMap<>();
            tree.forEach((name, inner) -> map.put((String) name, json(inner)));
            return map;
        }
        if (value instanceof NirLayout.Numbers numbers) {
            return Map.of(
                    "dtype", numbers.kind().name().toLowerCase(Locale.ROOT).replace("integer", "int") + bits(numbers),
                    "shape", numbers.tensor().shape(),
                    "values", numbers.tensor().values());
        }
        return value;
    }

    private static String bits(NirLayout.Numbers numbers) {
        return switch (numbers.kind()) {
            case FLOAT -> "32";
            case DOUBLE -> "";
            case INTEGER -> "64";
        };
    }
}
