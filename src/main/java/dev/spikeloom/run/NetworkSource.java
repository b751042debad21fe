package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import java.util.Optional;

/** Networks that are there already, which may take the place of training one. */
public interface NetworkSource {
    /** The network that is trained as {@code experiment} says, whatever else the experiment asks for. */
    Optional<ReadyNetwork> trainedAs(Experiment experiment);

    /** Why there is none for {@code experiment}, though there is one of its name; one line. */
    Optional<String> whyNot(Experiment experiment);

    /** The network that a run has already. */
    Optional<ReadyNetwork> named(String name);

    /** This source for runs that train their network: it has only what a run has already. */
    default NetworkSource withoutTrained() {
        NetworkSource all = this;
        return new NetworkSource() {
            @Override
            public Optional<ReadyNetwork> trainedAs(Experiment experiment) {
                return Optional.empty();
            }

            @Override
            public Optional<String> whyNot(Experiment experiment) {
                return Optional.empty();
            }

            @Override
            public Optional<ReadyNetwork> named(String name) {
                return all.named(name);
            }
        };
    }
}
