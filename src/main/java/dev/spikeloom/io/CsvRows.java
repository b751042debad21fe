package dev.spikeloom.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Rows of a table of comma-separated values. */
public final class CsvRows {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private CsvRows() {}

    /**
     * A row.
     *
     * @param line of the file, counted from 1, that it ends on
     */
    public record Row(int line, List<String> cells) {}

    /**
     * Reads a table.
     *
     * @param most rows
     * @return the rows, each with as many cells; at least one
     * @throws InputException if the file cannot be read, is empty, or a row has other cells than the first
     */
    public static List<Row> read(Path file, int most) {
        List<Row> rows = new ArrayList<>();
        forEach(file, row -> {
            rows.add(row);
            if (rows.size() > most) {
                throw new InputException(file + " has more than " + most + " rows");
            }
        });
        return rows;
    }

    /**
     * Tells the rows of a table, at least one, each with as many cells, without keeping them.
     *
     * @throws InputException as {@link #read}, or as {@code sink} does
     */
    public static void forEach(Path file, Consumer<Row> sink) {
        int columns = 0;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                MappingIterator<String[]> found =
                        MAPPER.readerFor(String[].class).readValues(reader)) {
            while (found.hasNextValue()) {
                List<String> cells = Arrays.asList(found.nextValue());
                int line = found.getParser().currentTokenLocation().getLineNr();
                if (columns > 0 && cells.size() != columns) {
                    throw new InputException(file + ":" + line + ": has " + cells.size() + " values, expected "
                            + columns + ", one for each column");
                }
                columns = cells.size();
                sink.accept(new Row(line, cells));
            }
        } catch (JsonProcessingException e) {
            throw new InputException(file + " is no table of comma-separated values: " + e.getOriginalMessage(), e);
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is no table of comma-separated values: it is no text in UTF-8", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        if (columns == 0) {
            throw new InputException(file + " is empty, expected rows of comma-separated values");
        }
    }
}
