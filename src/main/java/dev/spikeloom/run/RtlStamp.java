package dev.spikeloom.run;

import dev.spikeloom.experiment.ArchitectureSettings;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.rtl.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files in {@code rtl/} were generated from: {@value #FILE} beside them.
 *
 * @param networkSha256 of {@code quantized.npz}
 * @param generatorSha256 of the templates
 * @param architecture the keys of the section {@code architecture}, as they stand in a file
 * @param files name to SHA-256 of what was generated
 */
record RtlStamp(
        String networkSha256,
        String generatorSha256,
        SortedMap<String, String> architecture,
        SortedMap<String, String> files) {
    static final String FILE = "generated.json";

    private static final int MAX_BYTES = 1 << 20;

    /** @param files name to content */
    static RtlStamp of(RunFolder folder, Map<String, String> files) {
        SortedMap<String, String> sums = new TreeMap<>();
        files.forEach((name, content) -> sums.put(name, sha256(content.getBytes(StandardCharsets.UTF_8))));
        return of(folder, sums);
    }

    private static RtlStamp of(RunFolder folder, SortedMap<String, String> sums) {
        SortedMap<String, String> architecture = new TreeMap<>();
        for (Setting<?> setting : ArchitectureSettings.shown(folder.experiment())) {
            architecture.put(setting.key(), folder.experiment().text(setting));
        }
        return new RtlStamp(sha256(bytes(folder.quantizedFile())), Templates.sha256(), architecture, sums);
    }

    /** The text of the file. */
    String text() {
        return Json.text(this);
    }

    /**
     * The stamp of generated files; empty if they have none, since an older program made them.
     *
     * @param rtl their folder
     * @throws InputException if it cannot be read
     */
    static Optional<RtlStamp> read(Path rtl) {
        Path file = rtl.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + " is longer than " + MAX_BYTES + " bytes, the most it may have");
            }
            RtlStamp stamp = Json.MAPPER.readValue(Files.readAllBytes(file), RtlStamp.class);
            if (stamp == null || stamp.files == null || stamp.architecture == null) {
                throw new InputException(file + " has no architecture or files; 'spikeloom generate' writes it");
            }
            return Optional.of(stamp);
        } catch (IOException e) {
            String reason = AtomicFiles.reason(e).lines().findFirst().orElse("");
            throw new InputException("cannot read " + file + ": " + reason + "; 'spikeloom generate' writes it", e);
        }
    }

    /** What the files were generated from that the run does not have any more, in a few words; empty if it has all. */
    Optional<String> otherThan(RunFolder folder) {
        RtlStamp now = of(folder, new TreeMap<>());
        List<String> keys = new ArrayList<>();
        architecture.forEach((key, then) -> {
            String value = now.architecture.get(key);
            if (value != null && !value.equals(then)) {
                keys.add(key + " " + then + ", now " + value);
            }
        });
        if (!keys.isEmpty()) {
            return Optional.of("for another architecture (" + String.join("; ", keys) + ")");
        }
        if (!now.networkSha256.equals(networkSha256)) {
            return Optional.of("from another network than " + folder.quantizedFile());
        }
        if (!now.generatorSha256.equals(generatorSha256)) {
            return Optional.of("by another version of the program");
        }
        return Optional.empty();
    }

    /** The files that are not as they were generated, or are not there any more, by name. */
    List<String> editedIn(Path rtl) {
        List<String> edited = new ArrayList<>();
        files.forEach((name, sum) -> {
            // A name in a stamp that leads elsewhere is none that was generated.
            Path file = rtl.resolve(Path.of(name).getFileName());
            if (!Files.isRegularFile(file) || !sha256(bytes(file)).equals(sum)) {
                edited.add(name);
            }
        });
        return edited;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Checksums.sha256().digest(bytes));
    }

    /**
     * The sum that {@code result.json} has of all generated files, of files as they are now.
     *
     * @param names in alphabetical order
     * @throws InputException if one cannot be read
     */
    static String sha256(Path rtl, List<String> names) {
        SortedMap<String, String> contents = new TreeMap<>();
        for (String name : names) {
            try {
                contents.put(name, Files.readString(rtl.resolve(Path.of(name).getFileName())));
            } catch (IOException e) {
                throw new InputException("cannot read " + rtl.resolve(name) + ": " + AtomicFiles.reason(e), e);
            }
        }
        return sha256(contents);
    }

    /** Of each name and each content in turn, each followed by a zero byte. */
    static String sha256(SortedMap<String, String> files) {
        MessageDigest digest = Checksums.sha256();
        files.forEach((name, content) -> {
            digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update((content + "\0").getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
