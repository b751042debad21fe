package dev.spikeloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spikeloom.tool.ToolRun;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The fuzzer in a virtual machine of its own, in which a bug is planted.
 *
 * @param seconds until it was found and shrunk
 * @param result what the fuzzer printed as JSON
 */
record PlantedRun(PlantedBug bug, double seconds, JsonNode result) {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /** @param folder for the changed file and what the fuzzer leaves */
    static PlantedRun of(PlantedBug bug, Path folder, int seconds, int shrinkSeconds) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        plant(bug, classes);
        long start = System.nanoTime();
        StringBuilder json = new StringBuilder();
        new ToolRun(Path.of(System.getProperty("java.home"), "bin", "java"), "the fuzzer", Path.of("."))
                        .args(
                                "-cp",
                                classes + File.pathSeparator + CLASS_PATH,
                                "dev.spikeloom.cli.Spikeloom",
                                "fuzz",
                                "--json",
                                "--rungs",
                                bug.rung(),
                                "--seconds",
                                String.valueOf(seconds),
                                "--shrink-seconds",
                                String.valueOf(shrinkSeconds),
                                "--cache",
                                folder.resolve("cache").toString(),
                                "-o",
                                folder.resolve("crashers").toString())
                        .stream(out -> json.append(new String(out.readAllBytes(), StandardCharsets.UTF_8)));
        return new PlantedRun(
                bug,
                (double) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000,
                new ObjectMapper().readTree(json.toString()));
    }

    boolean found() {
        return result.path("difference").path("rung").asText().equals(bug.rung());
    }

    int layers() {
        return result.path("difference").path("layers").asInt();
    }

    int neurons() {
        return result.path("difference").path("neurons").asInt();
    }

    /** A line of the table of all bugs. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-20s %-10s %7.1f s until found %7.1f s in all %7d cases  %s",
                bug.name(),
                bug.rung(),
                result.path("seconds").asDouble(),
                seconds,
                result.path("rungs").path(0).path("designs").asInt(),
                found() ? result.path("difference").path("case").asText() : "NOT FOUND");
    }

    private static void plant(PlantedBug bug, Path classes) throws IOException {
        if (!bug.file().endsWith(".java")) {
            Path template = classes.resolve(bug.file());
            Files.createDirectories(template.getParent());
            Files.writeString(template, bug.planted());
            return;
        }
        Path source = classes.resolve(Path.of(bug.file()).getFileName().toString());
        Files.writeString(source, bug.planted());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
            List<String> options = List.of("-proc:none", "-cp", CLASS_PATH, "-d", classes.toString());
            boolean compiled = compiler.getTask(messages, files, null, options, null, sources)
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
