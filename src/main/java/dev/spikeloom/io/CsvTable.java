package dev.spikeloom.io;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as comma-separated values (RFC 4180, but lines end with {@code \n}): a line of column names, then the rows. The
 * same rows give the same bytes on every machine.
 */
public final class CsvTable {
    /** Digits after the point of a number that is not whole. */
    private static final int DECIMALS = 6;

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    public CsvTable(List<String> columns) {
        this.columns = columns.size();
        append(columns);
    }

    public CsvTable(String... columns) {
        this(List.of(columns));
    }

    /**
     * Adds a row.
     *
     * @param cells numbers, texts or null for nothing; a number that is not finite is nothing too
     * @throws IllegalArgumentException if there are not as many as columns
     */
    public CsvTable row(Object... cells) {
        return row(Arrays.asList(cells));
    }

    /**
     * As {@link #row(Object...)}.
     *
     * @throws IllegalArgumentException if there are not as many as columns
     */
    public CsvTable row(List<?> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
        }
        append(cells.stream().map(CsvTable::cell).toList());
        return this;
    }

    /**
     * Writes the table to a file that appears whole or not at all.
     *
     * @throws EnvironmentException if it cannot be written
     */
    public void writeTo(Path file) {
        AtomicFiles.writeString(file, toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void append(List<String> cells) {
        text.append(cells.stream().map(CsvTable::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? decimal(number) : "";
        }
        return value.toString();
    }

    private static String decimal(double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
