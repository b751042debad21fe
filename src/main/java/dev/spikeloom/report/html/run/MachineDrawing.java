package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.DrawingCanvas;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.outcome.HardwareFigures;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.util.List;
import java.util.Locale;

/** Draws the layers from the input down: memory banks to the left, lanes to the right, spikes on the arrows between. */
final class MachineDrawing {
    private static final int WIDTH = 350;
    private static final int LAYER = 118;
    private static final int ARROW = 44;
    private static final int INPUT = 34;

    /** As many layers are drawn; no network has more. */
    private static final int MOST_LAYERS = 12;

    private static final int MOST_BANKS = 8;

    private final DrawingCanvas canvas;
    private final List<HardwareFigures.Layer> layers;
    private final SimulateOutcome simulated;

    private MachineDrawing(List<HardwareFigures.Layer> layers, SimulateOutcome simulated, ExperimentFacts facts) {
        this.layers = layers;
        this.simulated = simulated;
        int height = INPUT + layers.size() * (LAYER + ARROW) + ARROW + INPUT + 4;
        this.canvas = new DrawingCanvas(
                WIDTH, height, "The layers of " + facts.network() + " with their memory banks, lanes and widths");
    }

    /** @param simulated null if it was not; the arrows then have no numbers */
    static String of(HardwareFigures hardware, SimulateOutcome simulated, ExperimentFacts facts) {
        List<HardwareFigures.Layer> shown =
                hardware.layers().stream().limit(MOST_LAYERS).toList();
        return new MachineDrawing(shown, simulated, facts).drawn(facts);
    }

    private String drawn(ExperimentFacts facts) {
        box("input: " + facts.dataset(), 2);
        double top = 2 + INPUT;
        for (HardwareFigures.Layer layer : layers) {
            arrow(top, spikes(layer.layer(), true));
            layer(layer, top + ARROW);
            top += ARROW + LAYER;
        }
        arrow(top, layers.isEmpty() ? "" : spikes(layers.get(layers.size() - 1).layer(), false));
        box("spike counter, argmax", top + ARROW);
        return canvas.finish();
    }

    private void box(String text, double top) {
        canvas.rectangle("box", 75, top, 200, INPUT - 2);
        canvas.text("label", WIDTH / 2.0, top + 21, "middle", text);
    }

    private void arrow(double top, String text) {
        canvas.line("arrow", WIDTH / 2.0, top + 2, WIDTH / 2.0, top + ARROW - 4);
        canvas.polyline(
                "arrow",
                String.format(
                        Locale.ROOT,
                        "%d,%.0f %d,%.0f %d,%.0f",
                        WIDTH / 2 - 5,
                        top + ARROW - 10,
                        WIDTH / 2,
                        top + ARROW - 3,
                        WIDTH / 2 + 5,
                        top + ARROW - 10));
        canvas.text("small", WIDTH / 2.0 + 12, top + ARROW / 2.0 + 4, "start", text);
    }

    private String spikes(int index, boolean in) {
        if (simulated == null) {
            return "";
        }
        return simulated.layers().stream()
                .filter(layer -> layer.layer() == index)
                .findFirst()
                .map(layer -> Figures.decimal(in ? layer.spikesInPerSample() : layer.spikesOutPerSample())
                        + " spikes a sample")
                .orElse("");
    }

    private void layer(HardwareFigures.Layer layer, double top) {
        canvas.rectangle("box", 2, top, WIDTH - 4, LAYER - 4);
        canvas.text(
                "label",
                12,
                top + 20,
                "start",
                "layer " + layer.layer() + ": " + Figures.count(layer.inputs()) + " to "
                        + Figures.count(layer.neurons()));
        canvas.text("small", WIDTH - 12, top + 20, "end", Figures.plural(MachineSection.adders(layer), "adder"));
        banks(layer, top + 32);
        canvas.line("arrow", 160, top + 56, 188, top + 56);
        canvas.rectangle("lanes", 190, top + 32, WIDTH - 202, 48);
        canvas.text(
                "small",
                190 + (WIDTH - 202) / 2.0,
                top + 52,
                "middle",
                MachineSection.parameter(layer, "lanes") + " lanes"
                        + (layer.folds() > 1 ? ", " + layer.folds() + " folds" : ""));
        canvas.text(
                "small",
                190 + (WIDTH - 202) / 2.0,
                top + 70,
                "middle",
                MachineSection.potentialBits(layer) + "-bit potentials");
        canvas.text(
                "small",
                12,
                top + 104,
                "start",
                Figures.count(layer.banks()) + (layer.banks() == 1 ? " bank, " : " banks, ")
                        + MachineSection.macros(layer.macros()) + " bits");
    }

    private void banks(HardwareFigures.Layer layer, double top) {
        int drawn = Math.max(1, Math.min(MOST_BANKS, layer.banks()));
        double width = 148.0 / drawn;
        for (int bank = 0; bank < drawn; bank++) {
            canvas.rectangle("bank", 12 + bank * width, top, Math.max(2, width - 3), 48);
            boolean rest = bank == drawn - 1 && layer.banks() > drawn;
            canvas.text("small", 12 + bank * width + (width - 3) / 2, top + 28, "middle", rest ? "\u2026" : "" + bank);
        }
    }
}
