package dev.spikeloom.bench;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a Markdown file that a benchmark writes: between {@code <!-- name -->} and {@code <!-- /name -->}. */
public final class MarkedSection {
    private MarkedSection() {}

    /** @throws InputException if the file or its markers are missing */
    public static void replace(Path file, String name, String content) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new InputException(file + " has no section between " + begin.strip() + " and " + end);
        }
        AtomicFiles.writeString(file, text.substring(0, from + begin.length()) + content + text.substring(to));
        System.out.println("written to " + file);
    }
}
