package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Drawing;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.outcome.HardwareFigures;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The network on the machine: layers, banks, widths. */
final class MachineSection {
    private MachineSection() {}

    /** @param simulated null if it was not */
    static Section of(HardwareFigures hardware, SimulateOutcome simulated, ExperimentFacts facts) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Drawing(
                "Network and machine: weight memory banks, lanes and widths of each layer",
                MachineDrawing.of(hardware, simulated, facts)));
        blocks.add(layers(hardware));
        blocks.add(parameters(hardware));
        blocks.add(whole(hardware));
        return new Section("machine", "Network and machine", blocks);
    }

    private static Table layers(HardwareFigures hardware) {
        Table.Builder table = Table.of(
                "What each layer is built of",
                "layer",
                "inputs",
                "neurons",
                "weights",
                "banks",
                "memory macros",
                "SRAM bits",
                "lanes",
                "folds",
                "adders",
                "comparators",
                "potential bits",
                "register bits");
        for (HardwareFigures.Layer layer : hardware.layers()) {
            table.numbers(
                    "layer " + layer.layer(),
                    Figures.count(layer.inputs()),
                    Figures.count(layer.neurons()),
                    Figures.count(layer.weights()),
                    Figures.count(layer.banks()),
                    macros(layer.macros()),
                    Figures.count(layer.sramBits()),
                    parameter(layer, "lanes"),
                    Figures.count(layer.folds()),
                    Figures.count(adders(layer)),
                    Figures.count(layer.comparators()),
                    potentialBits(layer),
                    Figures.count(layer.registerBits()));
        }
        return table.build();
    }

    static String macros(SimulateOutcome.Macros macros) {
        return macros == null
                ? "-"
                : Figures.count(macros.count()) + " of " + Figures.count(macros.words()) + " x "
                        + Figures.count(macros.bits());
    }

    static long adders(HardwareFigures.Layer layer) {
        return (long) layer.rowAdders() + layer.neuronAdders();
    }

    static String potentialBits(HardwareFigures.Layer layer) {
        return parameter(layer, "membrane_bits");
    }

    /** As it is built; a dash where a layer has no such parameter. */
    static String parameter(HardwareFigures.Layer layer, String key) {
        Object value =
                layer.architecture() == null ? null : layer.architecture().get(key);
        return value == null ? "-" : String.valueOf(value);
    }

    private static Table parameters(HardwareFigures hardware) {
        TreeSet<String> keys = new TreeSet<>();
        hardware.layers().stream()
                .filter(layer -> layer.architecture() != null)
                .forEach(layer -> keys.addAll(layer.architecture().keySet()));
        List<String> heads = new ArrayList<>(List.of("parameter"));
        hardware.layers().forEach(layer -> heads.add("layer " + layer.layer()));
        Table.Builder table = Table.of("Architecture parameters of each layer", heads);
        for (String key : keys) {
            table.numbers(
                    key,
                    hardware.layers().stream()
                            .map(layer -> parameter(layer, key))
                            .toArray(String[]::new));
        }
        return table.build();
    }

    private static Table whole(HardwareFigures hardware) {
        Table.Builder table = Table.of("The whole accelerator", "parameter", "value");
        for (Map.Entry<String, Object> key : hardware.architecture().entrySet()) {
            table.numbers(key.getKey(), String.valueOf(key.getValue()));
        }
        hardware.registerBitsByPart()
                .forEach((part, bits) -> table.numbers("register bits, " + part, Figures.count(bits)));
        return table.build();
    }
}
