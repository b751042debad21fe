package dev.spikeloom.network.layer;

import java.util.Optional;

/** A pooling, which is the same with floating-point numbers and with integers: it has neither. */
interface PoolLayer extends Layer, QuantizedLayer {
    @Override
    default Optional<FloatWeights> floatWeights() {
        return Optional.empty();
    }

    @Override
    default Optional<IntegerWeights> integerWeights() {
        return Optional.empty();
    }
}
