package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.rate.HexFiles;
import java.math.BigInteger;
import java.util.Optional;

/** The words of the RTL's memories, as its waves begin; those of large memories are not there. */
final class WaveWords implements MemoryWords {
    private final TraceLayout layout;
    private final VcdValues waves;

    WaveWords(TraceLayout layout, VcdValues waves) {
        this.layout = layout;
        this.waves = waves;
    }

    @Override
    public String bank(LayerDesign layer, int port, int column) {
        return layout.layer(layer.index()).prefix() + "u_bank_" + HexFiles.memory(layer, port, column) + ".words_q";
    }

    @Override
    public String thresholds(LayerDesign layer) {
        return layout.layer(layer.index()).held().get(0).path();
    }

    @Override
    public String biases(LayerDesign layer) {
        return thresholds(layer).replaceFirst("threshold(?=[^.]*$)", "bias").replaceFirst("biass$", "biases");
    }

    @Override
    public String place(String unit, int index) {
        return unit + "[" + index + "]";
    }

    @Override
    public Optional<BigInteger> word(String unit, int index) {
        return waves.first(place(unit, index));
    }

    @Override
    public boolean complete() {
        return false;
    }
}
