package dev.spikeloom.rtl.folder;

import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.rtl.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The drivers of the registers, in C and in Python: the same for every design, unless some of its layers have weights of
 * one bit and others more.
 */
public final class DriverFiles {
    public static final String HEADER = "spikeloom.h";
    public static final String SOURCE = "spikeloom.c";
    public static final String PYTHON = "spikeloom.py";

    private static final String FOLDER = "folder/";

    private DriverFiles() {}

    /**
     * File name to content.
     *
     * @param weightBits of each layer of the design
     */
    static Map<String, String> of(Templates templates, List<Integer> weightBits) {
        Map<String, Object> model = Map.of("driver", DriverView.of(RegisterMap.of(everything()), weightBits));
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : List.of(HEADER, SOURCE, PYTHON)) {
            files.put(file, templates.render(FOLDER + file, model));
        }
        return files;
    }

    /** The host interface of a design that has every register. */
    private static HostInterface everything() {
        QuantizedDenseLayer layer = new QuantizedDenseLayer(
                NeuronModel.SNN_DC,
                new WeightFormat(2),
                new short[][] {{1}},
                new int[] {1},
                new int[] {1},
                new float[] {1});
        QuantizedNetwork network = new QuantizedNetwork(List.of(layer));
        Architecture architecture = Architecture.core(WeightStorage.LOADABLE, 1, LayerArchitecture.BASELINE)
                .withHost(HostKind.AXI_PACKED)
                .with(ParameterTable.COUNTERS, true)
                .with(ParameterTable.LOAD_STREAM, 32);
        return Machines.elaborate(network, architecture).hostInterface().orElseThrow();
    }
}
