package dev.spikeloom.rtl;

import dev.spikeloom.design.register.RegisterMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the templates say about the registers.
 *
 * @param addressWidth bits of an address
 * @param registers in the order of their addresses
 * @param constants those that never change
 * @param fields of the registers that are built of fields and can be written, those of one register together; one that
 *     stands at the same place in two registers is there once
 */
public record RegisterMapView(
        int addressWidth, List<RegisterView> registers, List<RegisterView> constants, List<FieldView> fields) {

    public RegisterMapView {
        registers = List.copyOf(registers);
        constants = List.copyOf(constants);
        fields = List.copyOf(fields);
    }

    static RegisterMapView of(RegisterMap map) {
        int widest = map.registers().stream()
                .mapToInt(register -> RegisterView.addressName(register).length())
                .max()
                .orElseThrow();
        List<RegisterView> registers = map.registers().stream()
                .map(register -> RegisterView.of(register, widest))
                .toList();
        Set<String> constants = new HashSet<>();
        return new RegisterMapView(
                RegisterMap.ADDRESS_BITS,
                registers,
                registers.stream().filter(RegisterView::constant).toList(),
                registers.stream()
                        .filter(register -> !register.constant())
                        .flatMap(register -> register.fields().stream())
                        .filter(field -> constants.add(field.constant()))
                        .toList());
    }

    /**
     * The register of a name, for the template that writes its logic.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RegisterView register(String name) {
        return registers.stream()
                .filter(register -> register.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no register " + name));
    }
}
