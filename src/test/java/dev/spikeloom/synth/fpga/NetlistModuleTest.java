package dev.spikeloom.synth.fpga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetlistModuleTest {
    @ParameterizedTest
    @CsvSource({
        "snn_axi, snn_axi",
        "$paramod\\argmax\\Classes=s32'00000000000000000000000000001010, argmax",
        "$paramod$36f895ee09a23dddcf988998a43fb5ea8c3dd749\\sram_bank, sram_bank"
    })
    void aModuleIsCalledAsInItsFile(String inNetlist, String title) {
        assertThat(NetlistModule.title(inNetlist)).isEqualTo(title);
    }

    @Test
    void aBitIsCalledAfterItsRegister() {
        Map<String, int[]> names = new LinkedHashMap<>();
        names.put("data_o", new int[] {2, 3});
        names.put("u_inner.data_q", new int[] {2, 3});
        names.put("data_o_SB_LUT4_O", new int[] {3});
        NetlistModule module = new NetlistModule("top", List.of(), List.of(), names, 9);

        assertThat(module.nameOf(3)).contains("u_inner.data_q[1]");
    }

    @Test
    void whatIsNoRegisterIsCalledAfterAnySignalOfTheSource() {
        Map<String, int[]> names = new LinkedHashMap<>();
        names.put("a_SB_LUT4_O", new int[] {2});
        names.put("u_inner.accept", new int[] {2});
        names.put("accept_i", new int[] {2});
        NetlistModule module = new NetlistModule("top", List.of(), List.of(), names, 9);

        assertThat(module.nameOf(2)).contains("accept_i");
    }
}
