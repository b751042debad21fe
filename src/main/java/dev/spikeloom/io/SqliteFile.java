package dev.spikeloom.io;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** SQLite databases of one table. The same rows give the same bytes. */
public final class SqliteFile {
    /** Where the driver unpacks its native library. */
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

    private static final int BATCH = 1000;

    private SqliteFile() {}

    /** A column by its name, with what SQLite calls its type: INTEGER, REAL or TEXT. */
    public record Column(String name, String type) {
        private String quoted() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
    }

    /**
     * Writes a database that appears whole or not at all; one that is there is replaced.
     *
     * @param rows with a value for each column: a {@link Long}, {@link BigDecimal} or {@link String}, or null
     * @throws EnvironmentException if it cannot be written
     */
    public static void write(Path target, String table, List<Column> columns, List<List<Object>> rows) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            if (System.getProperty(LIBRARY_FOLDER) == null) {
                System.setProperty(LIBRARY_FOLDER, work.path().toString());
            }
            Path database = work.path().resolve("whole.sqlite");
            fill(database, table, columns, rows);
            AtomicFiles.write(target, out -> Files.copy(database, out));
        } catch (SQLException | LinkageError e) {
            throw new EnvironmentException("cannot write " + target + ": " + e.getMessage(), e);
        }
    }

    private static void fill(Path database, String table, List<Column> columns, List<List<Object>> rows)
            throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Nobody else sees the file before it is whole.
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        try (Connection connection = JDBC.createConnection(JDBC.PREFIX + database, config.toProperties())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(columns.stream()
                        .map(column -> column.quoted() + " " + column.type())
                        .collect(Collectors.joining(", ", "CREATE TABLE \"" + table + "\" (", ")")));
            }
            String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO \"" + table + "\" VALUES (" + places + ")")) {
                insert(insert, rows);
            }
            connection.commit();
        }
    }

    private static void insert(PreparedStatement insert, List<List<Object>> rows) throws SQLException {
        int waiting = 0;
        for (List<Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                // The driver would write a decimal as a text.
                insert.setObject(i + 1, value instanceof BigDecimal number ? (Object) number.doubleValue() : value);
            }
            insert.addBatch();
            if (++waiting == BATCH) {
                insert.executeBatch();
                waiting = 0;
            }
        }
        insert.executeBatch();
    }
}
