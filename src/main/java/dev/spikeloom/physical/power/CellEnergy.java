package dev.spikeloom.physical.power;

import dev.spikeloom.physical.liberty.InternalPower;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryCell.Leakage;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.liberty.LibraryUnits;
import dev.spikeloom.physical.liberty.PowerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a cell takes inside, by its library (Liberty User Guide, "Modeling Power"): energies of its tables, in the states in
 * which they hold, which are taken as likely as their pins are 1 independently of each other. Energy in tables is internal; that
 * of the load comes to it.
 */
final class CellEnergy {
    private final LibraryUnits units;
    private final double transition;

    /** @param transition of all signals, seconds */
    CellEnergy(LibraryUnits units, double transition) {
        this.units = units;
        this.transition = transition / units.seconds();
    }

    /** What the pins of a cell do. */
    interface Pins {
        /** Changes of a pin. */
        double toggles(String pin);

        /** Share of the time in which it is 1. */
        double probability(String pin);

        /** Farads at an output. */
        double load(String pin);
    }

    /** Joules of all changes of all pins of a cell, but for those of a pin that is the clock. */
    double changes(LibraryCell cell, Pins pins, String clock) {
        double energy = 0;
        for (LibraryPin pin : cell.pins().values()) {
            if (!pin.powers().isEmpty() && !pin.name().equals(clock)) {
                double toggles = pins.toggles(pin.name());
                if (toggles > 0) {
                    energy += toggles * change(cell, pin, pins);
                }
            }
        }
        return energy * units.joules();
    }

    /** Joules of a cycle of a clock pin: both of its edges. */
    double cycle(LibraryCell cell, String clock, ToDoubleFunction<String> probability) {
        LibraryPin pin = cell.pins().get(clock);
        double energy = 0;
        for (List<InternalPower> rail : bySupply(pin.powers()).values()) {
            energy += inState(rail, probability, power -> at(power.rise(), 0) + at(power.fall(), 0));
        }
        return energy * units.joules();
    }

    /** Watts of leakage in the states that the pins are in. */
    double leakage(LibraryCell cell, ToDoubleFunction<String> probability) {
        double weight = 0;
        double sum = 0;
        for (Leakage state : cell.leakages()) {
            double share = state.when().probability(probability);
            weight += share;
            sum += share * state.value();
        }
        return units.watts() * (weight > 0 ? sum / weight : cell.leakage());
    }

    /** Of one change of a pin, in the library's unit: the mean of rising and falling. */
    private double change(LibraryCell cell, LibraryPin pin, Pins pins) {
        boolean output = pin.direction() == Direction.OUTPUT;
        double load = output ? pins.load(pin.name()) / units.farads() : 0;
        double energy = 0;
        for (List<InternalPower> rail : bySupply(pin.powers()).values()) {
            energy += byCause(cell, rail, pins, load, output);
        }
        return energy;
    }

    /** An output changes by one of its inputs, the more likely the more often that changes. */
    private double byCause(LibraryCell cell, List<InternalPower> powers, Pins pins, double load, boolean output) {
        Map<String, List<InternalPower>> related = new LinkedHashMap<>();
        powers.forEach(power -> related.computeIfAbsent(power.relatedPin().orElse(""), any -> new ArrayList<>())
                .add(power));
        double weight = 0;
        double sum = 0;
        double plain = 0;
        for (Map.Entry<String, List<InternalPower>> cause : related.entrySet()) {
            double energy = inState(
                    cause.getValue(),
                    pins::probability,
                    power -> (at(power.rise(), load) + at(power.fall(), load)) / 2);
            double share = output && cell.pins().containsKey(cause.getKey()) ? pins.toggles(cause.getKey()) : 1;
            weight += share;
            sum += share * energy;
            plain += energy;
        }
        return weight > 0 ? sum / weight : plain / related.size();
    }

    /** Each supply takes its own. */
    private static Map<String, List<InternalPower>> bySupply(List<InternalPower> powers) {
        Map<String, List<InternalPower>> rails = new LinkedHashMap<>();
        powers.forEach(power -> rails.computeIfAbsent(power.supply().orElse(""), any -> new ArrayList<>())
                .add(power));
        return rails;
    }

    /** What holds in no state in particular holds in those that no other group names. */
    private static double inState(
            List<InternalPower> powers, ToDoubleFunction<String> probability, ToDoubleFunction<InternalPower> energy) {
        double named = 0;
        double sum = 0;
        double otherwise = 0;
        int without = 0;
        for (InternalPower power : powers) {
            if (power.always()) {
                otherwise += energy.applyAsDouble(power);
                without++;
            } else {
                double share = power.when().probability(probability);
                named += share;
                sum += share * energy.applyAsDouble(power);
            }
        }
        if (named > 1) {
            return sum / named;
        }
        return sum + (1 - named) * (without == 0 ? 0 : otherwise);
    }

    private double at(Optional<PowerTable> table, double load) {
        return table.map(of -> of.at(transition, load)).orElse(0.0);
    }
}
