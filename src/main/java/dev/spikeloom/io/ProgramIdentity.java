package dev.spikeloom.io;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What tells one build of the program from another: what was computed by one may not be what the other would compute. */
public final class ProgramIdentity {
    private ProgramIdentity() {}

    /** A hash of the program's own jar, or of the folder with its classes. */
    public static String hash() {
        return Once.HASH;
    }

    private static final class Once {
        static final String HASH = computed();

        private static String computed() {
            MessageDigest digest = Checksums.sha256();
            try {
                Path place = Path.of(ProgramIdentity.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                List<Path> files;
                try (Stream<Path> found = Files.walk(place)) {
                    files = found.filter(Files::isRegularFile).sorted().toList();
                }
                for (Path file : files) {
                    digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            } catch (IOException | URISyntaxException e) {
                throw new EnvironmentException("cannot read the program itself: " + e.getMessage(), e);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
