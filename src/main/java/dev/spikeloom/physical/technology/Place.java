package dev.spikeloom.physical.technology;

import dev.spikeloom.dataset.fetch.CacheFolder;
import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A technology and where its files are: those that ship with the program have a folder in the cache, those of a user are
 * beside their own file.
 *
 * @param file its name, for messages
 * @param text of its file
 * @param description what it says
 * @param folder of its libraries
 * @param bundled whether it ships with the program
 */
record Place(String file, String text, Description description, Path folder, boolean bundled) {
    /** Those that ship with the program, the one that needs no download first. */
    static final List<String> BUNDLED = List.of("generic28", "ihp-sg13g2", "nangate45", "asap7");

    /** More than any description needs; keeps a wrong file from being read into memory. */
    private static final long MAX_BYTES = 256 * 1024;

    private static final String FOLDER = "technologies";
    private static final String SUFFIX = ".yaml";

    /**
     * The technology of a name, or of a user's file.
     *
     * @param beside folder that a file's name is relative to
     */
    static Place of(String nameOrFile, Path cache, Path beside) {
        if (BUNDLED.contains(nameOrFile)) {
            return bundled(nameOrFile, cache);
        }
        Path file;
        try {
            file = beside.resolve(nameOrFile);
        } catch (InvalidPathException e) {
            throw new InputException(
                    "'" + nameOrFile.replace("\0", "\\0") + "' cannot be the name of a technology or file", e);
        }
        if (!Files.isRegularFile(file)) {
            List<String> near = Suggestion.nearest(nameOrFile, BUNDLED);
            throw new InputException("no technology and no file is called '" + nameOrFile + "', "
                    + (near.isEmpty() ? "technologies are " + String.join(", ", BUNDLED) : Suggestion.question(near))
                    + " (a file ends in " + SUFFIX + ")");
        }
        return own(file);
    }

    static Place bundled(String name, Path cache) {
        String file = name + SUFFIX;
        String text = Resources.text(file);
        return new Place(
                file, text, Description.read(file, text), cache.resolve(FOLDER).resolve(name), true);
    }

    private static Place own(Path file) {
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + " has more than " + MAX_BYTES + " bytes, which no description of a"
                        + " technology has; a Liberty library is named in one");
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        Description description = Description.read(file.toString(), text);
        if (!description.fetched().isEmpty()) {
            throw new InputException(
                    file + ": key fetch is for technologies that ship with the program; files of one's own"
                            + " are named in cells.libraries and macros.libraries, relative to this file");
        }
        return new Place(
                file.toString(), text, description, file.toAbsolutePath().getParent(), false);
    }

    /** The files that are still to be fetched for it, complete ones not counted; checksums are looked at when they are. */
    List<DatasetFile> missing() {
        return description.files().stream().filter(wanted -> !isThere(wanted)).toList();
    }

    private boolean isThere(DatasetFile wanted) {
        Path file = folder.resolve(wanted.name());
        try {
            return Files.isRegularFile(file) && Files.size(file) == wanted.bytes();
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** @throws InputException if files are missing, with the command that fetches them */
    void requireComplete() {
        missing().stream().findFirst().ifPresent(file -> {
            String fetch = "spikeloom tech fetch " + description.name();
            throw new InputException("technology " + description.name() + " is not complete in " + folder + ", "
                    + file.name() + " is missing; run '" + fetch + "' first, or '" + fetch
                    + " --from DIR' with a folder that has its files");
        });
    }

    /** Puts libraries that ship with the program into its folder, for tools to read. */
    void unpackResources() {
        if (bundled) {
            for (String library : description.libraries()) {
                Resources.bytes(library).ifPresent(content -> {
                    Path target = folder.resolve(library);
                    if (!has(target, content)) {
                        AtomicFiles.write(target, out -> out.write(content));
                    }
                });
            }
        }
    }

    private static boolean has(Path file, byte[] content) {
        try {
            return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            return false;
        }
    }

    CacheFolder cacheFolder() {
        return new CacheFolder(folder);
    }

    List<Path> libraries() {
        return LibraryFiles.find(file, "cells.libraries", folder, description.libraries());
    }

    List<Path> libraries(MacroFamily family) {
        return LibraryFiles.find(file, "macros.libraries", folder, family.libraries());
    }

    /** All libraries that figures depend on, in a fixed order. */
    List<Path> allLibraries() {
        List<Path> all = new ArrayList<>(libraries());
        description.macros().forEach(family -> all.addAll(libraries(family)));
        return all;
    }
}
