package dev.spikeloom.study.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run as it is compared.
 *
 * @param name as the command line names it
 * @param settings the experiment's keys and values; empty if only its results are there
 * @param figures what {@code result.json} holds: values that are neither objects nor lists, by their paths, such as {@code
 *     layers[0].read_cycles}
 */
record ComparedRun(String name, Map<String, String> settings, Map<String, JsonNode> figures) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * @param path a run folder, or the {@code result.json} of one
     * @throws InputException if there is no run, or it has no results yet
     */
    static ComparedRun read(Path path) {
        if (!Files.isDirectory(path)) {
            if (!Files.exists(path)) {
                throw new InputException(
                        path + " does not exist, expected the folder of a run or its " + RunFolder.RESULT);
            }
            Path beside = path.resolveSibling(RunFolder.EXPERIMENT);
            RunResult result = RunResult.read(path);
            return new ComparedRun(
                    path.toString(),
                    Files.exists(beside) ? settings(ExperimentYaml.read(beside)) : Map.of(),
                    figures(result));
        }
        RunFolder folder = RunFolder.open(path);
        if (!Files.exists(folder.resultFile())) {
            throw new InputException(
                    path + " has no " + RunFolder.RESULT + " yet; first 'spikeloom run' or a stage of it");
        }
        return new ComparedRun(path.toString(), settings(folder.experiment()), figures(folder.result()));
    }

    private static Map<String, String> settings(Experiment experiment) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.all()) {
            settings.put(setting.path(), experiment.text(setting));
        }
        return settings;
    }

    private static Map<String, JsonNode> figures(RunResult result) {
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        try {
            flatten("", MAPPER.readTree(result.toJson()), figures);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return figures;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> figures) {
        if (node.isObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(child -> flatten(prefix + child.getKey(), child.getValue(), figures));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), figures);
            }
        } else {
            figures.put(path, node);
        }
    }
}
