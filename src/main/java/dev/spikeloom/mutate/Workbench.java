package dev.spikeloom.mutate;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.mutate.fault.Mutant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A design that is ready for its mutants: its files in a folder, and what runs and proves them. */
final class Workbench {
    private final Subject subject;
    private final Path folder;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Bench bench;
    private final Equivalence equivalence;

    /**
     * @param folder to be created
     * @param limit of each program that is called
     */
    Workbench(Subject subject, Path folder, Bench bench, Duration limit) {
        this.subject = subject;
        this.folder = folder;
        this.bench = bench;
        files.putAll(subject.rtl());
        files.putAll(subject.bench());
        for (String shipped : List.of(MiterScript.PORT_STUB, MiterScript.BANK_STUBS)) {
            files.put(shipped, resource(shipped));
        }
        subject.sources().stream()
                .filter(DataStub::fits)
                .forEach(file -> files.put(
                        MiterScript.stub(file), DataStub.of(subject.rtl().get(file))));
        files.forEach((name, content) -> AtomicFiles.writeString(folder.resolve(name), content));
        this.equivalence = new Equivalence(subject, folder, limit);
    }

    /** @throws InputException if the bench finds a fault where there is none */
    void requirePassing() {
        try (TemporaryFolder copy = copy()) {
            BenchVerdict verdict = bench.run(copy.path());
            if (verdict.kind() != BenchVerdict.Kind.PASSED) {
                throw new InputException("the bench of design '" + subject.name() + "' does not pass without a fault: "
                        + verdict.detail());
            }
        }
    }

    BenchVerdict run(Mutant mutant) {
        try (TemporaryFolder copy = copy()) {
            plant(mutant, copy.path());
            return bench.run(copy.path());
        }
    }

    Proof prove(Mutant mutant) {
        try (TemporaryFolder copy = copy()) {
            plant(mutant, copy.path());
            return equivalence.prove(mutant, copy.path());
        }
    }

    /** The file is replaced, not rewritten: others share it. */
    private static void plant(Mutant mutant, Path copy) {
        AtomicFiles.writeString(copy.resolve(mutant.file()), mutant.mutated());
    }

    /** All files, linked. */
    private TemporaryFolder copy() {
        TemporaryFolder copy = TemporaryFolder.createIn(folder.getParent().resolve("mutants"));
        try {
            for (String file : files.keySet()) {
                link(copy.path().resolve(file), folder.resolve(file));
            }
            return copy;
        } catch (IOException e) {
            copy.close();
            throw new EnvironmentException(
                    "cannot copy the design to " + copy.path() + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static void link(Path link, Path file) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Workbench.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
