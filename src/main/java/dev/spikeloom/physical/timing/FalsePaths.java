package dev.spikeloom.physical.timing;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The starts of paths that a design's constraints leave out, since they stand still: patterns of registers and ports. */
record FalsePaths(List<Pattern> starts) {
    private static final Pattern FALSE_PATH =
            Pattern.compile("(?m)^\\s*set_false_path -from \\[get_(?:ports|cells)(?: -hierarchical)? \\{([^}]*)\\}\\]");

    /** @throws InputException if the file cannot be read */
    static FalsePaths read(Path constraints) {
        try {
            return new FalsePaths(FALSE_PATH
                    .matcher(Files.readString(constraints))
                    .results()
                    .map(found -> glob(found.group(1)))
                    .toList());
        } catch (IOException e) {
            throw new InputException("cannot read constraints " + constraints + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
    }

    /** @param name of a register in its module, or of a port */
    boolean covers(String name) {
        return starts.stream().anyMatch(start -> start.matcher(name).matches());
    }
}
