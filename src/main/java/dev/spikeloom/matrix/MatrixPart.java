package dev.spikeloom.matrix;

import dev.spikeloom.network.Topology;
import java.util.List;
import java.util.function.Function;

/**
 * A part of the design matrix: networks of one sort, with the parameters that vary among them.
 *
 * @param title what networks they are, in a few words
 * @param factors the parameters with their values
 * @param constraints that they meet
 * @param topology the network that values of the factors stand for
 */
record MatrixPart(
        String title, List<Factor> factors, List<Constraint> constraints, Function<Assignment, Topology> topology) {
    MatrixPart {
        factors = List.copyOf(factors);
        constraints = List.copyOf(constraints);
    }
}
