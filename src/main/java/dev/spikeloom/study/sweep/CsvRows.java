package dev.spikeloom.study.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of a table of comma-separated values. */
final class CsvRows {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private CsvRows() {}

    /**
     * Reads a table.
     *
     * @return the header, and the rows behind it, each with as many cells
     * @throws InputException if the file cannot be read, has no header, or a row has other cells than it
     */
    static List<List<String>> read(Path file) {
        List<List<String>> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                MappingIterator<String[]> found =
                        MAPPER.readerFor(String[].class).readValues(reader)) {
            while (found.hasNext()) {
                List<String> row = Arrays.asList(found.next());
                if (!rows.isEmpty() && row.size() != rows.get(0).size()) {
                    throw new InputException(file + ": row " + rows.size() + " has " + row.size() + " values, expected "
                            + rows.get(0).size() + ", one for each column");
                }
                rows.add(row);
                if (rows.size() > SweepSpace.MOST_POINTS) {
                    throw new InputException(file + " has more than " + SweepSpace.MOST_POINTS + " rows");
                }
            }
        } catch (JsonProcessingException e) {
            throw new InputException(file + " is no table of comma-separated values: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        if (rows.isEmpty()) {
            throw new InputException(file + " is empty, expected a header with the paths of parameters");
        }
        return rows;
    }
}
