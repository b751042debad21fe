package dev.spikeloom.report.html.regression;

import dev.spikeloom.report.html.DrawingCanvas;
import dev.spikeloom.report.html.regression.Wave.Change;
import dev.spikeloom.report.html.regression.Wave.Signal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Draws a wave: bits as lines, others as values between two lines. */
final class WaveDrawing {
    private static final int NAMES = 190;
    private static final int SCALE = 22;
    private static final int ROW = 26;
    private static final int HIGH = 5;
    private static final int LOW = 20;
    private static final int LEAST_APART = 60;
    private static final int LEAST_STEP = 4;
    private static final int MOST_STEP = 40;
    private static final int WIDTH = 640;
    private static final int MOST_WIDTH = 4000;
    private static final int MOST_CHANGES = 2000;
    private static final double LETTER = 6.6;
    private static final int NAME_LETTERS = 27;

    private final Wave wave;
    private final double step;
    private final int width;
    private final DrawingCanvas canvas;

    private WaveDrawing(Wave wave, String title) {
        this.wave = wave;
        long times = Math.max(1, wave.to() - wave.from());
        this.step = Math.max(LEAST_STEP, Math.min(MOST_STEP, (double) WIDTH / times));
        this.width = (int) Math.min(MOST_WIDTH, Math.ceil(times * step));
        this.canvas = new DrawingCanvas(
                NAMES + width + 10, SCALE + ROW * wave.signals().size() + 6, title);
    }

    /** @param different the first cycle that differs, which is marked; empty if it is not known */
    static String of(Wave wave, OptionalLong different, String title) {
        return new WaveDrawing(wave, title).drawn(different);
    }

    private String drawn(OptionalLong different) {
        int units = wave.unitsOfCycle();
        int bottom = SCALE + ROW * wave.signals().size();
        if (different.isPresent() && wave.fromStart()) {
            long time = different.getAsLong() * units;
            if (time >= wave.from() && time < wave.to()) {
                canvas.rectangle("different", x(time), SCALE - 4, x(time + units) - x(time), bottom - SCALE + 4.0);
            }
        }
        long apart = units * Math.max(1, (long) Math.ceil(LEAST_APART / (step * units)));
        long first = (wave.from() + units - 1) / units * units;
        for (long time = first; time < wave.to() && x(time) < NAMES + width; time += apart) {
            canvas.line("grid", x(time), SCALE - 4, x(time), bottom);
            canvas.text("small", x(time), SCALE - 8, "start", String.valueOf(time / units));
        }
        double top = SCALE;
        for (Signal signal : wave.signals()) {
            canvas.text("small", NAMES - 8, top + 17, "end", name(signal.name()));
            if (signal.bit()) {
                bit(signal, top);
            } else {
                values(signal, top);
            }
            top += ROW;
        }
        return canvas.finish();
    }

    private static String name(String name) {
        return name.length() > NAME_LETTERS ? "\u2026" + name.substring(name.length() - NAME_LETTERS + 1) : name;
    }

    private double x(long time) {
        return Math.min(NAMES + width, NAMES + (time - wave.from()) * step);
    }

    private long end(List<Change> changes, int index) {
        return index + 1 < changes.size() ? changes.get(index + 1).at() : wave.to();
    }

    private void bit(Signal signal, double top) {
        StringBuilder points = new StringBuilder();
        List<Change> changes = signal.changes();
        for (int i = 0; i < Math.min(MOST_CHANGES, changes.size()); i++) {
            String value = changes.get(i).value();
            if (value.equals("clock")) {
                for (long cycle = changes.get(i).at(); cycle < end(changes, i); cycle++) {
                    point(points, x(cycle), top + HIGH);
                    point(points, x(cycle) + step / 2, top + HIGH);
                    point(points, x(cycle) + step / 2, top + LOW);
                    point(points, x(cycle) + step, top + LOW);
                }
                continue;
            }
            double y = top + (value.equals("1") ? HIGH : value.equals("0") ? LOW : (HIGH + LOW) / 2.0);
            point(points, x(changes.get(i).at()), y);
            point(points, x(end(changes, i)), y);
        }
        canvas.polyline("wave", points.toString().strip());
    }

    private static void point(StringBuilder points, double x, double y) {
        points.append(String.format(Locale.ROOT, " %.1f,%.1f", x, y));
    }

    private void values(Signal signal, double top) {
        List<Change> changes = signal.changes();
        for (int i = 0; i < Math.min(MOST_CHANGES, changes.size()); i++) {
            double left = x(changes.get(i).at());
            double right = x(end(changes, i));
            String value = changes.get(i).value();
            canvas.rectangle(value.equals("x") ? "unknown" : "value", left, top + HIGH, right - left, LOW - HIGH);
            if (value.length() * LETTER < right - left) {
                canvas.text("small", (left + right) / 2, top + 17, "middle", value);
            }
        }
    }
}
