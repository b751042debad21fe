package dev.spikeloom.study.respond;

import dev.spikeloom.io.CsvRows;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of numbers, read from comma-separated values; a first row without any number is a header.
 *
 * @param file that it is from
 * @param lines of the file, one a row, counted from 1
 * @param rows {@code [rows][columns]}, all finite; at least one
 */
record NumberTable(Path file, int[] lines, double[][] rows) {
    /** The longest table: at 0.1 ms a row, more than a minute and a half. */
    static final int MOST_ROWS = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /** @throws InputException if it cannot be read, is empty or too long, or a row has other columns, or what is no number */
    static NumberTable read(Path file) {
        List<CsvRows.Row> found = CsvRows.read(file, MOST_ROWS + 1);
        boolean header = found.get(0).cells().stream().noneMatch(NumberTable::isMeantAsNumber);
        List<CsvRows.Row> body = found.subList(header ? 1 : 0, found.size());
        if (body.isEmpty() || body.size() > MOST_ROWS) {
            throw new InputException(file + " has " + body.size() + " rows of numbers, allowed: 1 to " + MOST_ROWS);
        }
        int[] lines = new int[body.size()];
        double[][] rows = new double[body.size()][];
        for (int i = 0; i < rows.length; i++) {
            lines[i] = body.get(i).line();
            rows[i] = numbers(file, body.get(i));
        }
        return new NumberTable(file, lines, rows);
    }

    /** A header has none of these. */
    private static boolean isMeantAsNumber(String cell) {
        return cell.isEmpty() || cell.matches("(?i)[+-]?(nan|inf|infinity|[.\\d].*)");
    }

    private static double[] numbers(Path file, CsvRows.Row row) {
        double[] numbers = new double[row.cells().size()];
        for (int column = 0; column < numbers.length; column++) {
            String cell = row.cells().get(column);
            double number = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
            if (!Double.isFinite(number)) {
                throw new InputException(
                        file + ":" + row.line() + ": column " + (column + 1) + " is '" + cell + "', expected a number");
            }
            numbers[column] = number;
        }
        return numbers;
    }

    int columns() {
        return rows[0].length;
    }

    /** @throws InputException that names the file and the line of a row */
    InputException wrong(int row, String what) {
        return new InputException(file + ":" + lines[row] + ": " + what);
    }
}
