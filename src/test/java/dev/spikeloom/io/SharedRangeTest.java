package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedRangeTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 4", "0, 1, 4", "5, 13, 4", "5, 12, 4", "0, 1000, 1"})
    void eachNumberIsWorkedOnOnce(int first, int end, int block) {
        SharedRange range = new SharedRange(first, end, block);
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Callable<Void> worker = () -> {
            range.forEach(seen::add);
            return null;
        };

        OrderedTasks.run(3, Collections.nCopies(3, worker), "counting");

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(first, end).boxed().toList());
    }

    @Test
    void afterAFailureNothingIsClaimedAnyMore() {
        SharedRange range = new SharedRange(0, 100, 2);
        List<Integer> seen = new ArrayList<>();

        assertThatThrownBy(() -> range.forEach(number -> {
                    throw new InputException("cannot read sample " + number);
                }))
                .hasMessage("cannot read sample 0");
        range.forEach(seen::add);

        assertThat(seen).isEmpty();
    }

    @Test
    void aThreadThatIsInterruptedGivesUpAndDoesNotPretendToHaveDoneItsWork() {
        SharedRange range = new SharedRange(0, 100, 2);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> range.forEach(number -> {})).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
