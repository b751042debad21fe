package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The registers behind AXI4-Lite by their addresses. */
public final class RegisterNames {
    private final RegisterMap map;

    /**
     * @param design behind AXI
     * @throws java.util.NoSuchElementException if the design has no host interface
     */
    public RegisterNames(Design design) {
        this.map = RegisterMap.of(design.hostInterface().orElseThrow());
    }

    /** Name and address, such as {@code TIME_STEPS (0x048)}. */
    public String name(int address) {
        return register(address)
                .map(register -> register.name() + String.format(Locale.ROOT, " (0x%03x)", address))
                .orElse(String.format(Locale.ROOT, "0x%03x, where there is no register", address));
    }

    /** The label of the register in the Verilog's case statements: {@code AddrTimeSteps}. */
    public String label(int address) {
        return register(address)
                .map(register -> "Addr" + camel(register.name()))
                .orElse("default");
    }

    private Optional<Register> register(int address) {
        return map.registers().stream()
                .filter(register -> register.offset() == address)
                .findFirst();
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
