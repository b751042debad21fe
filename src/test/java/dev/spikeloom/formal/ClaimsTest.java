package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    @Test
    void layersOfTheSameKindAndSizeShareTheClaimsOfTheirModules() {
        assertThat(of(DesignBuilder.of("20-20-4").build(), "spike_scheduler")).hasSize(1);
    }

    @Test
    void schedulersThatDifferInNothingButTheBankMappingHaveClaimsOfTheirOwn() {
        RateDesign design = DesignBuilder.of("16-16-4")
                .layer(layer -> layer.issueWidth(2))
                .layer(layer -> layer.issueWidth(2).mapping(BankMapping.INTERLEAVED))
                .build();
        assertThat(of(design, "banked_scheduler"))
                .hasSize(2)
                .extracting(Claim::id)
                .doesNotHaveDuplicates();
    }

    private static List<Claim> of(RateDesign design, String module) {
        return Claims.properties(design, Verilog.generate(design)).stream()
                .filter(claim -> claim.module().equals(module))
                .toList();
    }
}
