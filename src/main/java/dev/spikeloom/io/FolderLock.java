package dev.spikeloom.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a folder for one command at a time: a file {@value #FILE} in it that is locked by the operating system, so that
 * the lock ends with its owner however that ends, and that says who the owner is. The file is removed with the lock, and
 * so is a folder in which nothing else came to be.
 *
 * <p>Commands that only read a folder share it among themselves, but not with one that writes there.
 */
public final class FolderLock implements AutoCloseable {
    /** The name of the file. */
    public static final String FILE = ".lock";

    /** How often a folder may vanish while it is taken. */
    private static final int MOST_ATTEMPTS = 100;

    private static final int TRIES = 100;
    private static final int READS = 20;
    private static final int PAUSE_MILLIS = 10;

    /**
     * The locks of this process, by folder. The operating system does not tell them apart: to open and close a file once
     * more would give up the lock that is held on it.
     */
    private static final Map<Path, LockHolder> OWN = new HashMap<>();

    private final Path folder;
    private final Path file;
    private final Path keptParent;
    private final boolean shared;
    private Object key;
    private FileChannel channel;
    private FileLock lock;
    private Shutdown.Registration atShutdown;

    /** @param keptParent the folder itself, or the nearest one above that was there before it */
    private FolderLock(Path folder, Path keptParent, boolean shared) {
        this.folder = folder;
        this.file = folder.resolve(FILE);
        this.keptParent = keptParent;
        this.shared = shared;
    }

    /**
     * Takes a folder, which is created if it is missing, to write into.
     *
     * @param command who takes it, such as {@code spikeloom generate two}, for others who want it
     * @param alternative what to do instead of waiting if it is in use, such as {@code " or name another folder with -o"}
     * @throws InputException if it is in use, naming by whom, or cannot be written to
     */
    public static FolderLock toWrite(Path folder, String command, String alternative) {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            return taken(folder, command, alternative);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(folder + " is a file, expected a folder", e);
        } catch (IOException e) {
            throw new InputException("cannot lock " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** Another owner removes a folder that was not there before it, perhaps just when this one has found or made it. */
    private static FolderLock taken(Path folder, String command, String alternative) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Path there = nearestThere(folder);
                Files.createDirectories(folder);
                FolderLock lock = new FolderLock(folder.toRealPath(), there, false);
                lock.take(folder, LockHolder.now(command), alternative);
                lock.atShutdown = Shutdown.register(lock::removeFile);
                return lock;
            } catch (NoSuchFileException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * As {@link #toWrite(Path, String, String)}, where there is nothing to do but to wait.
     *
     * @throws InputException if it is in use, naming by whom, or cannot be written to
     */
    public static FolderLock toWrite(Path folder, String command) {
        return toWrite(folder, command, "");
    }

    private static Path nearestThere(Path folder) throws IOException {
        Path there = folder.toAbsolutePath().normalize();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there.toRealPath();
    }

    /**
     * Keeps commands that write out of a folder while it is read. One that is not there, or that this user may not write
     * to, is read as it is.
     *
     * @param command as for {@link #toWrite}
     * @throws InputException if a command that writes has it
     */
    public static FolderLock toRead(Path folder, String command) {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            FolderLock lock = new FolderLock(folder.toRealPath(), folder.toRealPath(), true);
            lock.take(folder, LockHolder.now(command), "");
            lock.atShutdown = Shutdown.register(lock::removeFile);
            return lock;
        } catch (NoSuchFileException | AccessDeniedException e) {
            return new FolderLock(folder, folder, true);
        } catch (IOException e) {
            if (!Files.isWritable(folder)) {
                return new FolderLock(folder, folder, true);
            }
            throw new InputException("cannot lock " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        synchronized (OWN) {
            removeFile();
            closeChannel();
            OWN.remove(folder);
        }
        atShutdown.close();
    }

    /** @param named the folder as the user calls it */
    private void take(Path named, LockHolder holder, String alternative) throws IOException {
        synchronized (OWN) {
            if (OWN.containsKey(folder)) {
                throw inUse(named, Optional.of(OWN.get(folder)), alternative);
            }
            for (int i = 0; i < TRIES; i++) {
                if (tryTake(named, alternative)) {
                    sign(holder);
                    OWN.put(folder, holder);
                    return;
                }
            }
            throw inUse(named, Optional.empty(), alternative);
        }
    }

    /** Writes who has it; an owner before that had no time to remove its name left other things, too. */
    private void sign(LockHolder holder) throws IOException {
        boolean signed = false;
        try {
            if (!shared && channel.size() > 0) {
                FileTrees.deleteUnfinished(folder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.text().getBytes(StandardCharsets.UTF_8)), 0);
            signed = true;
        } finally {
            if (!signed) {
                removeFile();
                closeChannel();
            }
        }
    }

    /**
     * Between opening the file and locking it, its owner may have removed it, and another command may have made another
     * one: only if the same file stands there before and after, it is the one that is locked.
     */
    private boolean tryTake(Path named, String alternative) throws IOException {
        Files.createDirectories(folder);
        try {
            // Nothing is locked on what is made here: it is opened again below.
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Somebody has it, or had it and is gone.
        }
        try {
            key = keyOfFile();
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            if (lock == null) {
                Optional<LockHolder> holder = holder();
                closeChannel();
                throw inUse(named, holder, alternative);
            }
            if (key.equals(keyOfFile())) {
                return true;
            }
        } catch (NoSuchFileException e) {
            // Its owner has just removed it.
        }
        closeChannel();
        return false;
    }

    private Object keyOfFile() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }

    /** Its owner may not have written it yet. */
    private Optional<LockHolder> holder() throws IOException {
        for (int i = 0; i < READS; i++) {
            channel.position(0);
            InputStream in = Channels.newInputStream(channel);
            Optional<LockHolder> holder =
                    LockHolder.parse(new String(in.readNBytes(LockHolder.MAX_BYTES), StandardCharsets.UTF_8));
            if (holder.isPresent()) {
                return holder.filter(h -> !h.isGone());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static InputException inUse(Path named, Optional<LockHolder> holder, String alternative) {
        return new InputException(named + " is in use by "
                + holder.map(LockHolder::toString).orElse("another command")
                + "; wait for it to end" + alternative);
    }

    /** The last of those that share a folder removes the file. */
    private void removeFile() {
        try {
            if (shared) {
                lock.release();
                lock = channel.tryLock();
            }
            if (lock != null && key.equals(keyOfFile())) {
                Files.delete(file);
                for (Path made = folder; !made.equals(keptParent); made = made.getParent()) {
                    FileTrees.deleteIfEmpty(made);
                }
            }
        } catch (IOException | InputException e) {
            // The file is empty of meaning once nobody has locked it: the next one takes it over.
            lock = null;
        }
    }

    private void closeChannel() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written that matters; the lock ends with the process.
            lock = null;
        }
        channel = null;
    }
}
