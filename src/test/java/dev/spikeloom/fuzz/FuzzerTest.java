package dev.spikeloom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.fuzz.cases.RandomCase;
import dev.spikeloom.fuzz.file.Crasher;
import dev.spikeloom.fuzz.reduce.Finding;
import dev.spikeloom.fuzz.reduce.Shrinker;
import dev.spikeloom.fuzz.rung.ClockedRung;
import dev.spikeloom.fuzz.rung.Rung;
import dev.spikeloom.fuzz.rung.RungResult;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzerTest {
    private static final int CASES = 150;

    @TempDir
    Path folder;

    @Test
    void theModelsInJavaAgreeOnTheFirstCasesOfASeed() {
        List<Rung> rungs = Rungs.of(List.of("forward", "clocked", "event"), folder);
        for (int number = 0; number < CASES; number++) {
            FuzzCase fuzzCase = RandomCase.of(11, number);
            for (Rung rung : rungs) {
                RungResult result = rung.check(fuzzCase);
                assertThat(result.difference())
                        .as("%s, case %d", rung.name(), number)
                        .isEmpty();
                assertThat(result.compared()).isPositive();
            }
        }
    }

    /** Two layers, two heads, four segments, behind AXI: much of what a case can have, in few gates. */
    @Test
    @Tag("cosim")
    void theRtlAgreesOnACaseOfASeed() {
        FuzzResult result = new Fuzzer(options(Rungs.names()), Progress.NONE).run(15);
        assertThat(result.crasher()).isEmpty();
        assertThat(result.rungs()).extracting(RungTally::rung).containsExactlyElementsOf(Rungs.names());
        assertThat(result.rungs())
                .allSatisfy(rung -> assertThat(rung.compared()).isPositive());
    }

    @Test
    void aCaseIsAFunctionOfSeedAndNumber() {
        assertThat(json(RandomCase.of(3, 7))).isEqualTo(json(RandomCase.of(3, 7)));
        assertThat(json(RandomCase.of(3, 7))).isNotEqualTo(json(RandomCase.of(3, 8)));
        assertThat(json(RandomCase.of(3, 7))).isNotEqualTo(json(RandomCase.of(4, 7)));
    }

    @Test
    void casesCoverHostsStoragesNeuronsAndWhatSegmentsDo() {
        Set<Object> seen = new HashSet<>();
        for (int number = 0; number < CASES; number++) {
            FuzzCase fuzzCase = RandomCase.of(5, number);
            seen.add(fuzzCase.architecture().host());
            seen.add(fuzzCase.architecture().weightStorage());
            seen.add(fuzzCase.network().neuronModel().kind());
            seen.add("layers " + fuzzCase.layers());
            List<FuzzSegment> segments = fuzzCase.segments();
            for (FuzzSegment segment : segments.subList(1, segments.size())) {
                seen.add("reset " + segment.reset());
                seen.add("load " + segment.load());
                seen.add("numbers " + segment.numbers().isPresent());
                seen.add("broken off " + segment.cycles().isPresent());
            }
        }
        assertThat(seen).hasSize(3 + 3 + 3 + 4 + 8);
    }

    @Test
    void aRunCountsCasesAndFindsNoDifference() {
        FuzzResult result = new Fuzzer(options(List.of("forward")), Progress.NONE).run();
        assertThat(result.cases()).isPositive();
        assertThat(result.rungs().get(0).designs()).isEqualTo(result.cases());
        assertThat(result.crasher()).isEmpty();
        assertThat(result.toJson()).contains("\"rung\" : \"forward\"").doesNotContain("difference");
    }

    @Test
    void aRungThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> new Fuzzer(options(List.of("stairs")), Progress.NONE).run())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("rung 'stairs' is not known, allowed: forward, clocked, event, verilator");
    }

    /** A made-up rung that differs on machines whose potentials carry over, if they run for long enough. */
    @Test
    void aDifferenceIsShrunkToWhatMakesIt() {
        Rung rung = new Rung() {
            @Override
            public String name() {
                return "made up";
            }

            @Override
            public int every() {
                return 1;
            }

            @Override
            public RungResult check(FuzzCase fuzzCase) {
                RungResult real = new ClockedRung().check(fuzzCase);
                boolean differs = fuzzCase.network().neuronModel().carriesOver() && real.cycles() > 30;
                return new RungResult(
                        real.samples(),
                        real.cycles(),
                        real.compared(),
                        differs ? Optional.of(new RungResult.Difference(false, "long")) : Optional.empty());
            }
        };
        FuzzCase start = firstThatDiffers(rung);
        Finding finding = new Finding(
                rung, rung.check(start).difference().orElseThrow(), "spikeloom fuzz --seed 1 --number 1", start);
        FuzzCase small =
                new Shrinker(finding, () -> false, Progress.NONE).shrink().fuzzCase();
        assertThat(rung.check(small).difference()).isPresent();
        assertThat(small.layers()).isEqualTo(1);
        assertThat(small.neurons()).isEqualTo(1);
        assertThat(small.segments()).hasSize(1);
        assertThat(small.architecture().host()).isEqualTo(HostKind.CORE);
    }

    private static FuzzCase firstThatDiffers(Rung rung) {
        long number = 0;
        while (rung.check(RandomCase.of(1, number)).difference().isEmpty()
                || RandomCase.of(1, number).layers() < 3) {
            number++;
        }
        return RandomCase.of(1, number);
    }

    @Test
    void aCaseThatWasWrittenIsReadAsItWas() {
        for (int number = 0; number < CASES; number++) {
            Crasher crasher = new Crasher("event", "a: 1, b: 2", "", "", RandomCase.of(9, number));
            Path file = folder.resolve("case.json");
            crasher.write(file);
            assertThat(Crasher.read(file).json()).isEqualTo(crasher.json());
        }
    }

    @Test
    void whatIsWrongInAFileIsNamedWithItsField() throws Exception {
        Path file = folder.resolve("case.json");
        new Crasher("", "", "", "", RandomCase.of(9, 1)).write(file);
        String text = Files.readString(file);
        assertRefused(file, text.replace("\"counters\"", "\"counter\""), "case.counter: unknown field, allowed: ");
        assertRefused(
                file,
                text.replaceFirst("\"weight_bits\" : \\d+", "\"weight_bits\" : 17"),
                "case.weight_bits: is 17, allowed: whole numbers from 1 to 16");
        assertRefused(
                file,
                text.replaceFirst("\"reset\" : true", "\"reset\" : false"),
                "case: segments[0] must reset, it is the first");
        assertRefused(
                file,
                text.replaceFirst("\"spikes\" : \\[ \\[ \"[01]", "\"spikes\" : [ [ \"2"),
                "case.segments[0].spikes[0][0]: is '2");
        assertRefused(
                file,
                text.replaceFirst("\"bank_rows\" : \\d+", "\"bank_rows\" : 3"),
                "case.layers[0].architecture: architecture.bank_rows 3 is not possible");
        assertRefused(file, "{", "line 1 is not JSON");
    }

    private static void assertRefused(Path file, String text, String message) throws Exception {
        Files.writeString(file, text);
        assertThatThrownBy(() -> Crasher.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": " + message);
    }

    private static String json(FuzzCase fuzzCase) {
        return new Crasher("", "", "", "", fuzzCase).json();
    }

    private FuzzOptions options(List<String> rungs) {
        return new FuzzOptions(1, 1, 1, 1, rungs, folder.resolve("builds"), folder.resolve("crashers"));
    }
}
