package dev.spikeloom.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.WrittenRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void slicesOfATrackDoNotOverlapAndLieWithinTheRun() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            for (List<JsonNode> track : TimelineReader.tracks(written).values()) {
                long free = 0;
                for (JsonNode slice : track) {
                    assertThat(slice.get("ts").asLong())
                            .as("design %d, %s", seed, slice)
                            .isGreaterThanOrEqualTo(free);
                    assertThat(slice.get("dur").asLong())
                            .as("design %d, %s", seed, slice)
                            .isPositive();
                    free = slice.get("ts").asLong() + slice.get("dur").asLong();
                }
                assertThat(free).as("design %d", seed).isLessThanOrEqualTo(written.run.cycles());
            }
        }
    }

    @Test
    void eachSpikeVectorHasASliceWhereverItPasses() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            Map<String, List<JsonNode>> tracks = TimelineReader.tracks(written);
            List<String> vectors = new ArrayList<>();
            for (int vector = 0; vector < written.vectors(); vector++) {
                vectors.add("s" + vector / written.steps + " t" + vector % written.steps);
            }
            List<String> passing = new ArrayList<>(List.of("host/offers", "spike counter/counts"));
            for (String layer : layers(written)) {
                passing.add(layer + "/issue");
                passing.add(layer + "/output");
            }

            for (String track : passing) {
                assertThat(tracks.get(track))
                        .as("design %d, %s", seed, track)
                        .extracting(slice -> slice.get("name").asText())
                        .isEqualTo(vectors);
            }
        }
    }

    @Test
    void sumsOverTheSlicesAreTheCountersOfTheModel() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            Map<String, List<JsonNode>> tracks = TimelineReader.tracks(written);
            List<String> names = layers(written);
            for (int i = 0; i < names.size(); i++) {
                LayerCounters counters = written.run.layers().get(i);
                String layer = names.get(i);
                List<JsonNode> issue = tracks.get(layer + "/issue");

                assertThat(sum(issue, "active_inputs")).as("design %d", seed).isEqualTo(counters.issuedSpikes());
                assertThat(sum(issue, "sram_reads")).as("design %d", seed).isEqualTo(counters.sramReads());
                assertThat(sum(issue, "conflict_cycles")).as("design %d", seed).isEqualTo(counters.conflictCycles());
                assertThat(sum(tracks.get(layer + "/output"), "spikes"))
                        .as("design %d", seed)
                        .isEqualTo(counters.spikesOut());
                assertThat(cycles(tracks.getOrDefault(layer + "/stall", List.of())))
                        .as("design %d", seed)
                        .isEqualTo(counters.blockedCycles());
                assertThat(tracks.get(layer + "/fire"))
                        .as("design %d", seed)
                        .hasSize(written.vectors()
                                * written.design.layers().get(i).folds());
            }
        }
    }

    @Test
    void aResultHasTheClassOfEachHeadAndEndsWhenTheHostTakesIt() throws IOException {
        for (int seed = 0; seed < WrittenRun.DESIGNS; seed++) {
            WrittenRun written = WrittenRun.whole(seed);
            SimulationResult simulated = written.simulated();
            List<JsonNode> results = TimelineReader.tracks(written).get("spike counter/result");

            assertThat(results).as("design %d", seed).hasSize(written.samples);
            for (int sample = 0; sample < written.samples; sample++) {
                JsonNode result = results.get(sample);
                assertThat(result.get("ts").asLong() + result.get("dur").asLong() - 1)
                        .as("design %d", seed)
                        .isEqualTo(simulated.resultCycles()[sample]);
                List<Integer> classes = new ArrayList<>();
                result.get("args").get("classes").forEach(of -> classes.add(of.asInt()));
                assertThat(classes)
                        .as("design %d", seed)
                        .containsExactly(Arrays.stream(simulated.classes()[sample])
                                .boxed()
                                .toArray(Integer[]::new));
            }
        }
    }

    @Test
    void activeInputsAreANumberOverTime() throws IOException {
        WrittenRun written = WrittenRun.whole(2);
        List<JsonNode> issue =
                TimelineReader.tracks(written).get(layers(written).get(0) + "/issue");
        List<JsonNode> values = TimelineReader.events(written, "C").stream()
                .filter(event -> event.get("pid").equals(issue.get(0).get("pid")))
                .toList();

        assertThat(values).hasSameSizeAs(issue);
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.get(i).get("ts")).isEqualTo(issue.get(i).get("ts"));
            assertThat(values.get(i).get("args").get("active inputs"))
                    .isEqualTo(issue.get(i).get("args").get("active_inputs"));
        }
    }

    @Test
    void whatIsInFlightWhenTheRunIsCutShortIsUnfinished() throws IOException {
        WrittenRun written = WrittenRun.first(2, 30);

        assertThat(TimelineReader.events(written, "X"))
                .filteredOn(slice -> slice.get("args").has("unfinished"))
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(
                                slice.get("ts").asLong() + slice.get("dur").asLong())
                        .isEqualTo(30));
    }

    private static List<String> layers(WrittenRun written) {
        return written.design.layers().stream()
                .map(layer -> "layer " + layer.index() + ", " + layer.inputs() + " x " + layer.neurons())
                .toList();
    }

    private static long sum(List<JsonNode> slices, String argument) {
        return slices.stream()
                .mapToLong(slice -> slice.get("args").get(argument).asLong())
                .sum();
    }

    private static long cycles(List<JsonNode> slices) {
        return slices.stream().mapToLong(slice -> slice.get("dur").asLong()).sum();
    }
}
