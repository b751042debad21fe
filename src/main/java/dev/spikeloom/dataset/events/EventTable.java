package dev.spikeloom.dataset.events;

import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.CsvRows;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tables of events, a row an event. Of the events only the spikes of the bins are kept. */
final class EventTable {
    static final List<String> HEADER = List.of("recording", "label", "t_us", "x", "y", "p");

    private static final int MAX_RECORDINGS = 1_000_000;
    private static final int MAX_NAME = 256;
    private static final long MAX_MICROS = 1_000_000_000_000_000L;

    private static final int MAX_DIGITS = 16;

    /** Rows between two reports of progress. */
    private static final int REPORT = 1 << 18;

    private final EventDescription description;
    private final Polarities polarities;
    private final Progress progress;
    private final Map<String, Short> labels = new HashMap<>();

    EventTable(EventDescription description, Polarities polarities, Progress progress) {
        this.description = description;
        this.polarities = polarities;
        this.progress = progress;
        for (String name : description.classes()) {
            labels.put(name, (short) labels.size());
        }
    }

    /** @throws InputException if the file is missing or not as it must be; names file and line */
    EventSamples read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    file + " is no file, expected a table of events with columns " + String.join(",", HEADER));
        }
        Reading reading = new Reading(file);
        CsvRows.forEach(file, reading::row);
        return reading.samples();
    }

    /** One table while it is read. */
    private final class Reading {
        private final Path file;
        private final List<int[]> spikes = new ArrayList<>();
        private final List<Short> theirLabels = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final int inputs = description.width() * description.height() * polarities.channels();
        private final SpikeBins bins = new SpikeBins(inputs * description.bins());

        private long rows;
        private int line;
        /** The recording that is read; null before the first. */
        private String name;

        private String label;
        private long lastMicros;
        private long events;
        private boolean withoutEvents;

        Reading(Path file) {
            this.file = file;
        }

        void row(CsvRows.Row row) {
            line = row.line();
            List<String> cells = row.cells();
            if (rows++ == 0) {
                requireHeader(cells);
                return;
            }
            if (rows % REPORT == 0) {
                progress.update(rows, 0, "rows of " + file.getFileName());
            }
            if (cells.get(0).equals(name)) {
                requireSame(cells.get(1));
            } else {
                finish();
                begin(cells.get(0), cells.get(1));
            }
            if (cells.subList(2, cells.size()).stream().allMatch(String::isEmpty)) {
                withoutEvents = true;
            } else {
                event(cells.get(2), cells.get(3), cells.get(4), cells.get(5));
            }
            if (withoutEvents && events > 0) {
                throw wrong("recording " + name + " has a row without an event, allowed only as its one row");
            }
        }

        private void requireHeader(List<String> cells) {
            if (!cells.equals(HEADER)) {
                throw wrong("the columns are " + String.join(",", cells) + ", expected " + String.join(",", HEADER));
            }
        }

        private void requireSame(String next) {
            if (!next.equals(label)) {
                throw wrong("label is '" + next + "', but recording " + name + " began with '" + label + "'");
            }
            if (withoutEvents) {
                throw wrong("recording " + name + " has a row without an event, allowed only as its one row");
            }
        }

        private void begin(String recording, String itsLabel) {
            if (recording.isEmpty() || recording.length() > MAX_NAME) {
                throw wrong("recording has a name of " + recording.length() + " characters, allowed: 1 to " + MAX_NAME);
            }
            if (!labels.containsKey(itsLabel)) {
                List<String> near = Suggestion.nearest(itsLabel, description.classes());
                throw wrong("label is '" + itsLabel + "', which is none of the classes in " + EventDescription.FILE
                        + (near.isEmpty() ? "" : ", " + Suggestion.question(near)));
            }
            if (!names.add(recording)) {
                throw wrong("recording " + recording + " goes on behind another one, expected all its rows together");
            }
            if (names.size() > MAX_RECORDINGS) {
                throw wrong("there are more than " + MAX_RECORDINGS + " recordings, the most that are read");
            }
            name = recording;
            label = itsLabel;
            lastMicros = 0;
            events = 0;
            withoutEvents = false;
        }

        private void event(String time, String column, String row, String polarity) {
            long micros = whole("t_us", time, MAX_MICROS);
            int x = (int) whole("x", column, description.width() - 1);
            int y = (int) whole("y", row, description.height() - 1);
            boolean on = whole("p", polarity, 1) == 1 || description.polarities() == 1;
            if (micros < lastMicros) {
                throw wrong("t_us is '" + micros + "', but the event before is at " + lastMicros
                        + ", expected the events of a recording in the order of time");
            }
            lastMicros = micros;
            events++;
            long bin = micros / description.binMicros();
            if (polarities.sees(on) && bin < description.bins()) {
                int pixel = y * description.width() + x;
                bins.add((int) bin * inputs + pixel * polarities.channels() + polarities.channel(on));
            }
        }

        private void finish() {
            if (name != null) {
                spikes.add(bins.take());
                theirLabels.add(labels.get(label));
            }
        }

        EventSamples samples() {
            finish();
            if (theirLabels.isEmpty()) {
                throw new InputException(file + " has no recordings, expected at least 1");
            }
            short[] all = new short[theirLabels.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = theirLabels.get(i);
            }
            return new EventSamples(description, polarities.channels(), spikes.toArray(new int[0][]), all);
        }

        private long whole(String column, String text, long most) {
            long value = 0;
            boolean digits = !text.isEmpty() && text.length() <= MAX_DIGITS;
            for (int i = 0; digits && i < text.length(); i++) {
                char digit = text.charAt(i);
                digits = digit >= '0' && digit <= '9';
                value = 10 * value + digit - '0';
            }
            if (!digits || value > most) {
                throw wrong(column + " is '" + text + "', allowed: 0 to " + most);
            }
            return value;
        }

        private InputException wrong(String message) {
            return new InputException(file + ":" + line + ": " + message);
        }
    }
}
