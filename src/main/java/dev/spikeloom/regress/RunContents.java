package dev.spikeloom.regress;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What checks read of a run: its experiment, its networks and its Verilog. */
final class RunContents {
    private RunContents() {}

    /** A hash of a run folder, or of a file; of nothing if there is none. */
    static String hash(Path path) {
        MessageDigest digest = Checksums.sha256();
        try {
            for (Path part : List.of(
                    path, path.resolve(RunFolder.EXPERIMENT), path.resolve(RunFolder.QUANTIZED), path.resolve("rtl"))) {
                List<Path> files;
                try (Stream<Path> found =
                        Files.isDirectory(part) && !part.equals(path) ? Files.walk(part) : Stream.of(part)) {
                    files = found.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : files) {
                    digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + path + ": " + AtomicFiles.reason(e), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
