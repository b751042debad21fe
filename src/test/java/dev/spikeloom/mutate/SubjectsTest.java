package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.MutationOperator;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static final List<Subject> SUBJECTS = Subjects.all();
    private static final List<Target> TARGETS = Target.of(SUBJECTS);

    @Test
    void betweenThemTheDesignsHaveAModuleOfEveryTemplate() throws IOException {
        Set<String> modules =
                SUBJECTS.stream().flatMap(subject -> subject.sources().stream()).collect(Collectors.toSet());
        // A layer of either kind is called snn_layer_<i>.
        SUBJECTS.stream()
                .flatMap(subject -> subject.rtl().values().stream())
                .filter(text -> text.contains("of the network: a convolution"))
                .forEach(text -> modules.add(ModuleNames.CONVOLUTION));
        try (Stream<Path> templates = Files.list(Path.of("templates"))) {
            List<String> names = templates
                    .map(template -> template.getFileName().toString())
                    .filter(name -> name.endsWith(".v.ftl") && !name.equals("snn_tb.v.ftl"))
                    .map(name -> name.replace(".v.ftl", ""))
                    .toList();
            assertThat(names)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(name -> assertThat(modules).anyMatch(module -> module.startsWith(name)));
        }
    }

    /** Prints the digest of the list of mutants of this virtual machine. */
    static final class Listing {
        public static void main(String[] args) {
            System.out.println(digest());
        }
    }

    /** No list hangs on what differs from one virtual machine to the next: hashes of objects, the order of a {@code Set.of}. */
    @Large
    @Test
    void theListOfMutantsIsTheSameInEveryVirtualMachine() throws Exception {
        List<Process> others = new ArrayList<>();
        for (int hashes : new int[] {0, 2}) {
            List<String> options =
                    List.of("-XX:TieredStopAtLevel=1", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=" + hashes);
            others.add(new ProcessBuilder(JavaProcess.command(options, Listing.class))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        String digest = digest();

        for (Process other : others) {
            String found = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isZero();
            assertThat(found.strip()).isEqualTo(digest);
        }
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Target target : TARGETS) {
                Mutant mutant = target.mutant();
                List<String> designs =
                        target.subjects().stream().map(Subject::name).toList();
                digest.update((mutant + mutant.mutated() + designs).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Test
    void aModuleThatDesignsShareIsMutatedOnceForAllOfThem() {
        List<Target> encoders = Targets.chosen(TARGETS, "", List.of(), List.of("priority_encoder"));
        assertThat(encoders).extracting(Target::subjects).containsOnly(SUBJECTS);
        assertThat(encoders).extracting(target -> target.mutant().mutated()).doesNotHaveDuplicates();
    }

    @Test
    void everyOperatorHasAMutant() {
        assertThat(TARGETS).extracting(target -> target.mutant().operator()).contains(MutationOperator.values());
    }

    @Test
    void aSampleIsSpreadOverTheOperatorsAndTheSameForASeed() {
        List<Target> sample = Targets.sample(TARGETS, 60, 5);
        assertThat(sample)
                .hasSize(60)
                .isEqualTo(Targets.sample(TARGETS, 60, 5))
                .isNotEqualTo(Targets.sample(TARGETS, 60, 6))
                .extracting(target -> target.mutant().operator())
                .contains(MutationOperator.values());
    }
}
