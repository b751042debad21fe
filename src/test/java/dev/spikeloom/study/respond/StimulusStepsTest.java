package dev.spikeloom.study.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.SpikeVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stimulus in the time steps of a network; each letter is one, X with a spike. */
class StimulusStepsTest {
    @ParameterizedTest
    @CsvSource({
        // A row a time step: as it is.
        "1, 0 1 1 0, .XX.",
        "1e-4, 0 1 1 0, .XX.",
        // Rows of three time steps.
        "3, 0 1 0, ...XXX...",
        // Rows of two and a half: two or three, in the mean as many.
        "2.5, 1 0 1 0, XXX..XX...",
        // Currents in between: as often in the mean.
        "4, 0.5 0.25 0, X.X..X......",
        "1, 0.5 0.5 0.5 0.5, X.X.",
        // Too small for a spike.
        "1, 0.04 0.04, ..",
    })
    void currentsAreHeldAsSpikes(double steps, String currents, String spikes) {
        boolean aTimeStepARow = steps < 1;
        String[] rows = currents.split(" ", -1);
        double[][] values = new double[rows.length][1];
        for (int row = 0; row < rows.length; row++) {
            values[row][0] = Double.parseDouble(rows[row]);
        }

        assertThat(shown(new StimulusSteps(new Stimulus(values, steps), aTimeStepARow ? steps : 1)))
                .isEqualTo(spikes);
    }

    @Test
    void inputsAreApart() {
        StimulusSteps steps = new StimulusSteps(new Stimulus(new double[][] {{1, 0}, {0, 1}}, 1), 1);
        SpikeVector spikes = new SpikeVector(2);
        steps.next(spikes);
        steps.next(spikes);

        assertThat(spikes.get(0)).isFalse();
        assertThat(spikes.get(1)).isTrue();
    }

    @Test
    void aTimeStepIsOfTheRowThatItsMiddleLiesIn() {
        StimulusSteps steps = new StimulusSteps(new Stimulus(new double[2][1], 2.5), 1);

        assertThat(new int[] {steps.row(0), steps.row(1), steps.row(2), steps.row(3), steps.row(4)})
                .containsExactly(0, 0, 1, 1, 1);
    }

    @Test
    void aTimeStepLongerThanARowIsRefused() {
        assertThatThrownBy(() -> new StimulusSteps(new Stimulus(new double[2][1], 1e-4), 2e-4))
                .isInstanceOf(InputException.class)
                .hasMessage("--dt is '2.0E-4', allowed: up to 1.0E-4, the seconds of a row of the stimulus");
    }

    @Test
    void moreTimeStepsThanAnyoneWaitsForAreRefused() {
        assertThatThrownBy(() -> new StimulusSteps(new Stimulus(new double[20][1], 1e-4), 1e-12))
                .isInstanceOf(InputException.class)
                .hasMessage("--dt is '1.0E-12', which makes 2,000,000,000 time steps of the stimulus, allowed: at most"
                        + " 1,000,000,000");
    }

    private static String shown(StimulusSteps steps) {
        StringBuilder shown = new StringBuilder();
        SpikeVector spikes = new SpikeVector(1);
        for (long step = 0; step < steps.count(); step++) {
            steps.next(spikes);
            shown.append(spikes.get(0) ? 'X' : '.');
        }
        return shown.toString();
    }
}
