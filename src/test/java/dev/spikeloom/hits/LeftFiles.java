package dev.spikeloom.hits;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is in a folder after a command was hit: nothing that is only needed for a while, nothing half-written. */
final class LeftFiles {
    private LeftFiles() {}

    /** What is wrong with each file. */
    static List<String> problems(Path root) throws IOException {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.toList()) {
                String name = root.relativize(file).toString();
                if (name.matches("(.*/)?(\\.work-.*|\\..*\\.tmp|spikeloom\\d+)(/.*)?")) {
                    problems.add(name + " was left behind");
                } else if (Files.isRegularFile(file)) {
                    try {
                        read(file);
                    } catch (Exception e) {
                        problems.add(name + " is half-written: " + e);
                    }
                }
            }
        }
        return problems;
    }

    private static void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String kind = name.substring(name.lastIndexOf('.') + 1);
        switch (kind) {
            case "json" -> new JsonMapper().readTree(file.toFile());
            case "yaml" -> new YAMLMapper().readTree(file.toFile());
            case "npz", "zip" -> unzip(file);
            case "svg" -> requireEnd(file, "</svg>\n");
            case "html" -> requireEnd(file, "</html>\n");
            case "csv", "v", "hex", "mem", "vcd", "gtkw", "txt", "kanata", "f", "ys", "md" -> requireEnd(file, "\n");
            default -> Files.size(file);
        }
    }

    private static void unzip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                zip.getInputStream(entry).readAllBytes();
            }
        }
    }

    private static void requireEnd(Path file, String end) throws IOException {
        String text = Files.readString(file);
        if (!text.isEmpty() && !text.endsWith(end)) {
            throw new IOException("it ends in '" + text.substring(Math.max(0, text.length() - 20)) + "'");
        }
    }
}
