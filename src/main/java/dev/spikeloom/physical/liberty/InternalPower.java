package dev.spikeloom.physical.liberty;

import java.util.Optional;

/**
 * Energy that a cell takes inside when a pin changes, in the library's unit of energy.
 *
 * @param when in which state of the other pins
 * @param always whether it holds in any state
 * @param relatedPin the input that makes an output change; empty for any
 * @param supply the supply that it is drawn from; where there are several, they add up
 * @param rise by the pin's rising
 * @param fall by its falling
 */
public record InternalPower(
        Condition when,
        boolean always,
        Optional<String> relatedPin,
        Optional<String> supply,
        Optional<PowerTable> rise,
        Optional<PowerTable> fall) {}
