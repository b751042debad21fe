package dev.spikeloom.formal;

import dev.spikeloom.design.register.Access;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.Port;
import dev.spikeloom.rtl.RegisterPorts;
import java.util.ArrayList;
import java.util.List;

/** What the proof of the registers has to know of a host interface: their ports, and what each of them takes. */
record RegisterProof(ModuleNames names, HostInterface host, RegisterMap map) {
    /**
     * A register that takes any value in its fields.
     *
     * @param mask of the fields, eight hexadecimal digits
     */
    public record Mask(int offset, String mask) {}

    /**
     * A register that never changes.
     *
     * @param value eight hexadecimal digits
     */
    public record Constant(int offset, String value) {}

    /** A layer that can be loaded. */
    public record Layer(int index, int rows, int neurons, List<Range> ranges) {}

    /**
     * The numbers of one kind that a layer takes, ends included.
     *
     * @param least two's complement, eight hexadecimal digits
     * @param greatest likewise
     */
    public record Range(int target, String least, String greatest) {}

    static RegisterProof of(ModuleNames names, HostInterface host) {
        return new RegisterProof(names, host, RegisterMap.of(host));
    }

    ClaimList.Harness into(ClaimList.Harness harness) {
        List<Port> ports = RegisterPorts.of(host);
        harness.with("names", names)
                .with("host", host)
                .with("ports", ports.stream().filter(port -> !port.output()).toList())
                .with("outputs", ports.stream().filter(Port::output).toList())
                .with("masks", masks())
                .with("constants", constants());
        List<String> sources = new ArrayList<>(List.of(ModuleNames.CHANNEL_BUFFER, ModuleNames.REGISTER_PORT));
        host.load().ifPresent(load -> {
            harness.with("load", load)
                    .with(
                            "layers",
                            load.layers().stream().map(RegisterProof::layer).toList())
                    .probe("dut_reading_q", "u_dut.u_load", "reading_q");
            sources.add(names.loadRegisters());
        });
        sources.add(names.registers());
        return harness.sources(sources);
    }

    private List<Mask> masks() {
        return map.registers().stream()
                .filter(register -> register.access() != Access.CONSTANT)
                .filter(register -> !register.fields().isEmpty())
                .map(register -> new Mask(register.offset(), digits(register.fieldMask())))
                .toList();
    }

    private List<Constant> constants() {
        return map.registers().stream()
                .filter(register -> register.access() == Access.CONSTANT)
                .map((Register register) -> new Constant(register.offset(), digits(register.reset())))
                .toList();
    }

    private static Layer layer(LoadLayer layer) {
        List<Range> ranges = new ArrayList<>();
        ranges.add(range(LoadMap.WEIGHT, layer.weights()));
        ranges.add(range(LoadMap.THRESHOLD, layer.thresholds()));
        layer.biases().ifPresent(biases -> ranges.add(range(LoadMap.BIAS, biases)));
        return new Layer(layer.index(), layer.rows(), layer.neurons(), List.copyOf(ranges));
    }

    private static Range range(int target, NumberRange numbers) {
        return new Range(target, digits(numbers.least()), digits(numbers.greatest()));
    }

    private static String digits(int value) {
        return Integer.toHexString(value);
    }
}
