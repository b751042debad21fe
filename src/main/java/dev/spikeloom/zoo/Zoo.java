package dev.spikeloom.zoo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.run.NetworkSource;
import dev.spikeloom.run.ReadyNetwork;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The trained networks that ship with the program, as resources: for each a folder {@code zoo/PRESET} of the files that
 * its run left, and {@code zoo.json}, which says where they come from.
 */
public final class Zoo {
    static final String MANIFEST = "zoo.json";

    /** What an entry may hold. */
    static final List<String> FILES =
            List.of(RunFolder.EXPERIMENT, RunFolder.METRICS, RunFolder.NETWORK, RunFolder.QUANTIZED, RunFolder.RESULT);

    private static final NetworkSource NETWORKS = new NetworkSource() {
        @Override
        public Optional<ReadyNetwork> trainedAs(Experiment experiment) {
            return Zoo.trainedAs(experiment).map(ZooNetwork::new);
        }

        @Override
        public Optional<String> whyNot(Experiment experiment) {
            return Zoo.whyNot(experiment);
        }

        @Override
        public Optional<ReadyNetwork> named(String name) {
            return find(name).map(ZooNetwork::new);
        }
    };

    private Zoo() {}

    /** The entries as networks for runs. */
    public static NetworkSource networks() {
        return NETWORKS;
    }

    /**
     * All entries, in the order of the presets.
     *
     * @throws InputException if a file of an entry is not what was put there
     * @throws UncheckedIOException if a file of the program itself cannot be read
     */
    public static List<ZooEntry> entries() {
        return Presets.names().stream().map(Zoo::find).flatMap(Optional::stream).toList();
    }

    /**
     * All entries as a JSON list.
     *
     * @throws InputException as {@link #entries()}
     * @throws UncheckedIOException likewise
     */
    public static String toJson() {
        return Json.text(entries());
    }

    /** The entry of a preset, if there is one. */
    static Optional<ZooEntry> find(String preset) {
        return resource(preset, MANIFEST).map(bytes -> {
            try {
                return Json.MAPPER.readValue(bytes, ZooEntry.class);
            } catch (JsonProcessingException e) {
                throw damaged(preset, MANIFEST, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * The entry whose network is trained as {@code experiment} says, whatever else the experiment asks for.
     *
     * @throws InputException if a file of an entry is not what was put there
     * @throws UncheckedIOException if a file of the program itself cannot be read
     */
    public static Optional<ZooEntry> trainedAs(Experiment experiment) {
        return entries().stream()
                .filter(entry ->
                        experiment.differences(experiment(entry)).stream().noneMatch(Setting::decidesTraining))
                .findFirst();
    }

    /** Why the network of {@code experiment} does not come from the zoo, though its preset is there; one line. */
    static Optional<String> whyNot(Experiment experiment) {
        return find(experiment.name()).flatMap(entry -> {
            Experiment made = experiment(entry);
            return experiment.differences(made).stream()
                    .filter(Setting::decidesTraining)
                    .findFirst()
                    .map(setting -> "the zoo's " + entry.preset() + " has " + setting + " " + made.text(setting)
                            + ", not " + experiment.text(setting));
        });
    }

    /**
     * Whether the quantized network of {@code entry} is what {@code experiment} asks for.
     *
     * @throws InputException if a file of an entry is not what was put there
     * @throws UncheckedIOException if a file of the program itself cannot be read
     */
    public static boolean quantizedAs(Experiment experiment, ZooEntry entry) {
        return experiment.differences(experiment(entry)).stream().noneMatch(Setting::decidesNetwork);
    }

    /** What the entry says about the experiment it is from: the keys that decide the network; others are at their default. */
    static Experiment experiment(ZooEntry entry) {
        String yaml = new String(content(entry, RunFolder.EXPERIMENT), StandardCharsets.UTF_8);
        return ExperimentYaml.parse("zoo entry " + entry.preset(), entry.preset(), yaml);
    }

    /** What its run found. */
    static RunResult result(ZooEntry entry) {
        return RunResult.parse("zoo entry " + entry.preset(), content(entry, RunFolder.RESULT));
    }

    /**
     * @throws InputException if the float network does not ship, or is not what was put there
     * @throws UncheckedIOException if a file of the program itself cannot be read
     * @throws dev.spikeloom.io.EnvironmentException if it cannot be unpacked
     */
    public static Network network(ZooEntry entry) {
        return read(entry, RunFolder.NETWORK, NetworkFile::read);
    }

    /**
     * @throws InputException if the quantized network is not what was put there
     * @throws UncheckedIOException if a file of the program itself cannot be read
     * @throws dev.spikeloom.io.EnvironmentException if it cannot be unpacked
     */
    public static QuantizedNetwork quantized(ZooEntry entry) {
        return read(entry, RunFolder.QUANTIZED, QuantizedNetworkFile::read);
    }

    /** Writes a file of the entry. */
    static void copy(ZooEntry entry, String file, Path target) {
        byte[] content = content(entry, file);
        AtomicFiles.write(target, out -> out.write(content));
    }

    /**
     * Checks an entry: its files are what was put there, the networks can be read and are those of the experiment, and
     * the experiment is the preset of the same name.
     *
     * @throws FailedCheckException otherwise
     * @throws UncheckedIOException if a file of the program itself cannot be read
     */
    public static void verify(ZooEntry entry) {
        try {
            Experiment experiment = experiment(entry);
            Experiment preset = Presets.load(entry.preset());
            for (Setting<?> setting : experiment.differences(preset)) {
                if (setting.decidesNetwork()) {
                    throw new FailedCheckException("zoo entry " + entry.preset() + " was made with " + setting + " "
                            + experiment.text(setting) + ", but the preset has " + preset.text(setting)
                            + "; train and add it anew");
                }
            }
            for (String file : entry.sha256().keySet()) {
                content(entry, file);
            }
            requireSame(entry, experiment.topology(), quantized(entry).topology());
            if (entry.hasFloatNetwork()) {
                requireSame(entry, experiment.topology(), network(entry).topology());
            }
        } catch (InputException e) {
            throw new FailedCheckException(e.getMessage());
        }
    }

    private static void requireSame(ZooEntry entry, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new FailedCheckException("zoo entry " + entry.preset() + " holds a network " + found
                    + ", but its experiment has " + expected);
        }
    }

    /** Reads from a file. */
    private interface Reader<T> {
        T read(Path file);
    }

    private static <T> T read(ZooEntry entry, String file, Reader<T> reader) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path copy = folder.path().resolve(file);
            copy(entry, file, copy);
            return reader.read(copy);
        }
    }

    /** The bytes of a file of an entry, which are those that were added. */
    static byte[] content(ZooEntry entry, String file) {
        byte[] bytes = resource(entry.preset(), file)
                .orElseThrow(() -> new InputException("zoo entry " + entry.preset() + " has no " + file));
        String found = HexFormat.of().formatHex(Checksums.sha256().digest(bytes));
        if (!found.equals(entry.sha256().get(file))) {
            throw new InputException("zoo entry " + entry.preset() + ": " + file + " has the SHA-256 " + found
                    + ", expected " + entry.sha256().get(file) + "; build the program again");
        }
        return bytes;
    }

    private static Optional<byte[]> resource(String preset, String file) {
        try (InputStream in = Zoo.class.getResourceAsStream("/zoo/" + preset + "/" + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputException damaged(String preset, String file, Exception cause) {
        return new InputException(
                "zoo entry " + preset + ": " + file + " cannot be read; build the program again", cause);
    }
}
