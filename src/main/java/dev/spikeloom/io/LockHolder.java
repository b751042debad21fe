package dev.spikeloom.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lock: the four lines of a lock file.
 *
 * @param command what was called, such as {@code spikeloom generate two}
 * @param process its id
 * @param host the machine it runs on
 * @param since when it took the lock, in the time of that machine
 */
record LockHolder(String command, long process, String host, LocalDateTime since) {
    /** A lock file is shorter; anything else is none. */
    static final int MAX_BYTES = 4_096;

    private static final int MAX_TEXT = 300;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    LockHolder {
        command = plain(command);
        host = plain(host);
    }

    /** This process, from now on. */
    static LockHolder now(String command) {
        return new LockHolder(
                command,
                ProcessHandle.current().pid(),
                thisHost(),
                LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The content of a lock file. */
    String text() {
        return "command: " + command + "\nprocess: " + process + "\nhost: " + host + "\nsince: " + since + "\n";
    }

    /** Who a lock file names; nobody if it is not one, or only half of one. */
    static Optional<LockHolder> parse(String text) {
        if (!text.endsWith("\n")) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        text.lines()
                .map(line -> line.split(": ", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> values.put(pair[0], pair[1]));
        if (!values.keySet().containsAll(List.of("command", "process", "host", "since"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LockHolder(
                    values.get("command"),
                    Long.parseLong(values.get("process")),
                    values.get("host"),
                    LocalDateTime.parse(values.get("since"))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the process is known to have ended: it ran on this machine and is not there any more. */
    boolean isGone() {
        return host.equals(thisHost()) && ProcessHandle.of(process).isEmpty();
    }

    /** {@code 'spikeloom generate two' (process 1234 on HOST, since 10:08:13)}. */
    @Override
    public String toString() {
        boolean today = since.toLocalDate()
                .equals(LocalDateTime.now(ZoneId.systemDefault()).toLocalDate());
        return "'" + command + "' (process " + process + " on " + host + ", since "
                + since.format(today ? TIME : DAY_AND_TIME) + ")";
    }

    /** Without asking the network, which may take seconds to say that it does not know. */
    private static String thisHost() {
        Path kernel = Path.of("/proc/sys/kernel/hostname");
        try {
            return plain(Files.readString(kernel, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return plain(System.getenv().getOrDefault("HOSTNAME", "an unknown host"));
        }
    }

    /** One line that can be shown on any terminal. */
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "...";
    }
}
