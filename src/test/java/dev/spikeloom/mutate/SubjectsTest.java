package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.mutate.fault.MutationOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    private static final List<Subject> SUBJECTS = Subjects.all();

    @Test
    void betweenThemTheDesignsHaveAModuleOfEveryTemplate() throws IOException {
        Set<String> modules =
                SUBJECTS.stream().flatMap(subject -> subject.sources().stream()).collect(Collectors.toSet());
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

    @Test
    void theListOfMutantsIsTheSameEveryTime() {
        assertThat(Target.of(Subjects.all()))
                .extracting(target ->
                        target.mutant().toString() + target.mutant().mutated().hashCode())
                .containsExactlyElementsOf(Target.of(SUBJECTS).stream()
                        .map(target -> target.mutant().toString()
                                + target.mutant().mutated().hashCode())
                        .toList());
    }

    @Test
    void aModuleThatDesignsShareIsMutatedOnceForAllOfThem() {
        List<Target> encoders = Targets.chosen(Target.of(SUBJECTS), List.of(), List.of("priority_encoder"));
        assertThat(encoders).extracting(Target::subjects).containsOnly(SUBJECTS);
        assertThat(encoders).extracting(target -> target.mutant().mutated()).doesNotHaveDuplicates();
    }

    @Test
    void everyOperatorHasAMutant() {
        assertThat(Target.of(SUBJECTS))
                .extracting(target -> target.mutant().operator())
                .contains(MutationOperator.values());
    }

    @Test
    void aSampleIsSpreadOverTheOperatorsAndTheSameForASeed() {
        List<Target> all = Target.of(SUBJECTS);
        List<Target> sample = Targets.sample(all, 60, 5);
        assertThat(sample)
                .hasSize(60)
                .isEqualTo(Targets.sample(all, 60, 5))
                .isNotEqualTo(Targets.sample(all, 60, 6))
                .extracting(target -> target.mutant().operator())
                .contains(MutationOperator.values());
    }
}
