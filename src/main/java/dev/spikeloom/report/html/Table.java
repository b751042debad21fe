package dev.spikeloom.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table. The first column names the rows.
 *
 * @param caption what it shows
 * @param heads of the columns
 * @param rows each with a cell a column
 */
public record Table(String caption, List<String> heads, List<List<Cell>> rows) implements Block {
    /**
     * What stands in a row and column.
     *
     * @param text as people read it
     * @param kind a word for how it looks, such as {@code number}; empty for plain text
     * @param target id of what it links to on the page; empty for none
     */
    public record Cell(String text, String kind, String target) {}

    public Table {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public String type() {
        return "table";
    }

    /** A table that is filled row by row. */
    public static Builder of(String caption, String... heads) {
        return new Builder(caption, List.of(heads));
    }

    /** As {@link #of(String, String...)}. */
    public static Builder of(String caption, List<String> heads) {
        return new Builder(caption, heads);
    }

    /** What two columns of names and values are made with. */
    public static Builder facts(String caption) {
        return new Builder(caption, List.of("", ""));
    }

    public static Cell text(String text) {
        return new Cell(text, "", "");
    }

    /** A text that stands to the right of its column. */
    public static Cell number(String text) {
        return new Cell(text, "number", "");
    }

    /** Fills a table. */
    public static final class Builder {
        private final String caption;
        private final List<String> heads;
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String caption, List<String> heads) {
            this.caption = caption;
            this.heads = heads;
        }

        /** A row of a name and numbers. */
        public Builder numbers(String name, String... numbers) {
            List<Cell> row = new ArrayList<>(List.of(text(name)));
            for (String each : numbers) {
                row.add(number(each));
            }
            return row(row);
        }

        /** A row of a name and a text. */
        public Builder fact(String name, String value) {
            return row(List.of(text(name), text(value)));
        }

        public Builder row(List<Cell> cells) {
            rows.add(cells);
            return this;
        }

        public Table build() {
            return new Table(caption, heads, rows);
        }
    }
}
