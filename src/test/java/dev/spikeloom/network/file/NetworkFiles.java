package dev.spikeloom.network.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.spikeloom.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/** Network files that are wrong in one place, for tests. */
final class NetworkFiles {
    private NetworkFiles() {}

    /** A file that stands in the repository. */
    static Path committed(String name) {
        return Path.of("src/test/resources/networks", name);
    }

    static void withMember(Path file, Network network, String name, NpyArray array) {
        NetworkFile.write(file, network);
        change(file, members -> members.put(name, array.encode()));
    }

    static void withManifest(Path file, Network network, String manifest) {
        NetworkFile.write(file, network);
        change(file, members -> members.put(Manifest.MEMBER, manifest.getBytes(UTF_8)));
    }

    static String manifest(Network network) {
        return new String(Manifest.of(network).encode(), UTF_8);
    }

    /** Rewrites a file with other members; their checksums are right. */
    static void change(Path file, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
            Files.delete(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        change.accept(members);
        NpzWriter npz = new NpzWriter();
        members.forEach(npz::add);
        npz.writeTo(file);
    }
}
