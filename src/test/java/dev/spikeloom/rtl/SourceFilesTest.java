package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceFilesTest {
    private final SourceFiles files = new SourceFiles(new Templates());

    @Test
    void aModuleThatSeveralLayersNeedIsThereOnce() {
        files.module(ModuleNames.SAMPLE_SEQUENCER);
        files.module(ModuleNames.SPIKE_BUFFER);
        files.module(ModuleNames.SAMPLE_SEQUENCER);
        assertThat(files.sources()).containsExactly("sample_sequencer.v", "spike_buffer.v");
        assertThat(files.files().contents()).containsOnlyKeys("sample_sequencer.v", "spike_buffer.v");
    }

    @Test
    void twoDifferentModulesOfOneNameAreRefused() {
        files.module("scheduler", ModuleNames.SPIKE_SCHEDULER, scheduler(false));
        files.module("scheduler", ModuleNames.SPIKE_SCHEDULER, scheduler(false));
        assertThatThrownBy(() -> files.module("scheduler", ModuleNames.SPIKE_SCHEDULER, scheduler(true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two different files would be called scheduler.v");
    }

    @Test
    void aModuleStandsInTheFileOfItsName() {
        assertThatThrownBy(() -> files.module("adder", ModuleNames.SPIKE_BUFFER, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the template spike_buffer does not write a module adder");
    }

    private static Map<String, Object> scheduler(boolean folded) {
        return Map.of("module", "scheduler", "folded", folded, "stateful", false, "counters", false, "ahead", false);
    }
}
