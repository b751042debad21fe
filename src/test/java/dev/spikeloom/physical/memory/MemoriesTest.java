package dev.spikeloom.physical.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.memory.Memories.Assumed;
import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import dev.spikeloom.physical.scale.Range;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What banks of any size take, of macros or of a model of them. */
class MemoriesTest {
    private static final Assumed ASSUMED =
            new Assumed(new Range(1.5, 2, 2.5), new Range(1, 1, 1.5), new Range(10e-12, 30e-12, 100e-12));

    /** The macros of IHP SG13G2: two ports, words, bits, um2, pJ of a read and of a write, nW (typical, 1.2 V, 25 C). */
    private static final String IHP = """
            false,1024,16,79673.7,26.4863,32.9180,198.0155
            false,1024,32,140182.7,48.2666,58.9183,396.0310
            false,1024,64,263946.1,91.8272,110.9189,792.0620
            false,1024,8,49419.2,15.5961,19.9179,99.0077
            false,2048,64,491633.6,122.3940,155.3678,1584.1239
            false,256,16,28127.1,14.1920,18.4562,49.5039
            false,256,32,49488.5,26.0060,33.4496,99.0077
            false,256,48,70849.9,37.8200,48.4430,148.5116
            false,256,64,93180.5,49.6340,63.4365,198.0155
            false,256,8,17546.9,10.2059,13.5065,24.7519
            false,4096,16,257608.5,58.6440,72.4898,792.0620
            false,4096,8,146413.4,33.7167,42.2119,396.0310
            false,512,16,45309.3,19.5664,23.4667,99.0077
            false,512,32,79719.9,36.0099,42.3165,198.0155
            false,512,64,150102.4,68.8967,80.0160,396.0310
            false,512,8,26138.0,12.1274,16.0363,49.5039
            false,64,64,50489.1,39.0507,50.4983,49.5039
            false,8192,32,939914.9,230.3533,239.3104,3168.2478
            true,1024,16,155153.8,26.4863,32.9180,318.9007
            true,1024,32,264167.3,48.2666,58.9183,637.8015
            true,256,16,57520.6,14.1920,18.4562,79.7252
            true,256,32,96266.6,26.0060,33.4496,159.4504
            true,256,8,38147.5,8.2850,10.9594,39.8626
            true,512,16,88481.6,19.5664,23.4667,159.4504
            true,512,32,150650.1,36.0099,42.3165,318.9007
            true,512,8,57397.3,11.3447,14.0418,79.7252
            true,64,22,39383.9,14.5227,18.9512,27.4055
            true,64,32,52620.9,20.3627,26.4624,39.8626
            """;

    private final Memories ihp = Memories.ofMacros("ihp", macros(), ASSUMED);

    private static List<MemoryMacro> macros() {
        return IHP.lines().map(MemoriesTest::macro).toList();
    }

    private static MemoryMacro macro(String line) {
        String[] f = line.split(",", -1);
        boolean twoPorts = Boolean.parseBoolean(f[0]);
        return new MemoryMacro(
                (twoPorts ? "2P_" : "1P_") + f[1] + "x" + f[2],
                Long.parseLong(f[1]),
                Integer.parseInt(f[2]),
                twoPorts,
                Double.parseDouble(f[3]),
                1e-12 * Double.parseDouble(f[4]),
                1e-12 * Double.parseDouble(f[5]),
                0,
                1e-9 * Double.parseDouble(f[6]));
    }

    @Test
    void aBankIsTheCheapestArrayOfMacros() {
        Bank bank = ihp.bank(256, 1792, false);

        assertThat(bank.macro()).isEqualTo("1P_256x64");
        assertThat(bank.columns()).isEqualTo(28);
        assertThat(bank.read().value()).isCloseTo(28 * 49.634e-12, within(1e-18));
        assertThat(bank.area().spread()).as("a library is exact").isEqualTo(1);
        assertThat(bank.provenance()).isEqualTo(Provenance.LIBRARY);
        assertThat(bank.waste()).isZero();
    }

    @Test
    void whereMostOfAnArrayWouldBeWastedAModelStandsForIt() {
        Bank tiny = ihp.bank(4, 10, false);

        assertThat(tiny.macro()).isEqualTo(Bank.FITTED);
        assertThat(tiny.provenance()).isEqualTo(Provenance.FITTED);
        assertThat(tiny.area().value()).isBetween(4_000.0, 17_546.9);
        assertThat(tiny.area().spread()).isGreaterThan(1.1);
    }

    /** By leaving out one macro after the other: what the model says of a size for which there is no macro. */
    @Test
    void theModelForeseesMacrosThatItDoesNotKnow() {
        for (boolean twoPorts : new boolean[] {false, true}) {
            MemoryFit fit = ihp.fit(twoPorts).orElseThrow();
            System.out.printf(
                    "memory model, %d macros: area %.3f (worst %.3f), read %.3f (%.3f), write %.3f (%.3f), leakage %.3f%n",
                    fit.macros(),
                    fit.area().meanError(),
                    fit.area().worstError(),
                    fit.read().meanError(),
                    fit.read().worstError(),
                    fit.write().meanError(),
                    fit.write().worstError(),
                    fit.leakage().worstError());
            assertThat(fit.area().meanError()).isLessThan(0.04);
            assertThat(fit.area().worstError()).isLessThan(0.15);
            assertThat(fit.read().meanError()).isLessThan(0.07);
            assertThat(fit.read().worstError()).isLessThan(0.2);
            assertThat(fit.write().meanError()).isLessThan(0.06);
            assertThat(fit.write().worstError()).isLessThan(0.15);
            assertThat(fit.leakage().worstError()).isLessThan(0.001);
            assertThat(Stream.of(fit.area(), fit.read(), fit.write(), fit.idle(), fit.leakage())
                            .flatMap(one -> one.coefficients().stream()))
                    .allSatisfy(coefficient -> assertThat(coefficient).isNotNegative());
        }
    }

    @Test
    void aFigureThatHasTheFormOfTheModelIsFoundAgain() {
        SizeFit fit = SizeFit.of(macros().stream()
                .map(macro -> new SizeFit.Point(
                        (double) macro.words(), macro.bits(), 100 + 3 * macro.bits() + 0.5 * macro.capacity()))
                .toList());

        assertThat(fit.coefficients().get(0)).isCloseTo(100, within(1e-6));
        assertThat(fit.coefficients().get(1)).isCloseTo(3, within(1e-6));
        assertThat(fit.coefficients().get(2)).isCloseTo(0, within(1e-6));
        assertThat(fit.coefficients().get(3)).isCloseTo(0.5, within(1e-9));
        assertThat(fit.worstError()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aBankLargerThanTheModelKnowsIsSeveralArrays() {
        MemoryModel model = ihp.model(false).orElseThrow();

        assertThat(model.rows(8193)).isEqualTo(2);
        assertThat(model.columns(65)).isEqualTo(2);
        assertThat(model.bank(8192, 128).read().value())
                .isCloseTo(2 * model.bank(8192, 64).read().value(), within(1e-18));
    }

    @Test
    void twoPortsAreDerivedWhereNoMacroHasThem() {
        Memories onePort = Memories.ofMacros(
                "one", macros().stream().filter(macro -> !macro.twoPorts()).toList(), ASSUMED);

        Bank bank = onePort.bank(256, 64, true);

        assertThat(bank.macro()).isEqualTo(Bank.FITTED);
        assertThat(bank.provenance()).isEqualTo(Provenance.ASSUMED);
        assertThat(bank.area().value())
                .isCloseTo(
                        2
                                * onePort.model(false)
                                        .orElseThrow()
                                        .bank(256, 64)
                                        .area()
                                        .value(),
                        within(1e-6));
    }

    @Test
    void withTooFewMacrosForAModelWasteIsAllowed() {
        Memories few = Memories.ofMacros("few", macros().subList(0, 3), ASSUMED);

        assertThat(few.bank(4, 10, false).macro()).isEqualTo("1P_1024x16");
        assertThatThrownBy(() -> few.bank(4, 10, true))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("technology few has no memory of two ports");
    }

    @Test
    void macrosWithoutPlausibleEnergiesKeepTheirAreasAndHaveThoseOfAnother() {
        NodeScaling scaling = NodeScaling.of(new Corner(130, 1.2), new Corner(45, 1.1));
        MemoryMacro own = new MemoryMacro("fake_256x64", 256, 64, false, 9_000, 1, 1, 1, 1);

        Memories mixed = Memories.borrowed("mixed", List.of(own), ihp, scaling, ASSUMED);
        Bank bank = mixed.bank(256, 64, false);

        assertThat(bank.macro()).isEqualTo("fake_256x64");
        assertThat(bank.area()).isEqualTo(Range.exact(9_000));
        assertThat(bank.areaFrom()).isEqualTo(Provenance.LIBRARY);
        assertThat(bank.energyFrom()).isEqualTo(Provenance.SCALED);
        assertThat(bank.leakageFrom()).isEqualTo(Provenance.ASSUMED);
        assertThat(bank.read().value())
                .isCloseTo(
                        49.6e-12 * scaling.energy().value(),
                        within(0.15 * 49.6e-12 * scaling.energy().value()));
        assertThat(bank.idle()).isEqualTo(Range.ZERO);
        assertThat(bank.leakage().value()).isCloseTo(16_384 * 30e-12, within(1e-15));
        assertThat(mixed.bank(256, 32, true).areaFrom()).isEqualTo(Provenance.SCALED);
    }

    @Test
    void aTechnologyWithoutMacrosHasThoseOfAnotherScaled() {
        NodeScaling scaling = NodeScaling.of(new Corner(130, 1.2), new Corner(7, 0.7));

        Bank bank = Memories.borrowed("small", List.of(), ihp, scaling, ASSUMED).bank(256, 64, false);

        assertThat(bank.area().value()).isCloseTo(93180.5 * scaling.area(), within(1e-6));
        assertThat(bank.read().spread()).isCloseTo(scaling.energy().spread(), within(1e-9));
        assertThat(bank.provenance()).isEqualTo(Provenance.SCALED);
    }
}
