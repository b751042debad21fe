package dev.spikeloom.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TraceEventsTest {
    @Test
    void eachEventStandsOnALineOfItsOwn() throws IOException {
        StringBuilder text = new StringBuilder();
        TraceEvents events = new TraceEvents(text);
        events.group(1, "host");
        events.track(1, 10, "offers");
        events.slice(1, 10, "s0 t0", 5, 3, new VectorNames(4).arguments(0));
        events.slice(1, 10, "s0 t1", 9, 1, TraceEvents.arguments());
        events.value(1, "active inputs", 5, 7);
        events.finish();

        assertThat(text).hasToString("""
                {"displayTimeUnit":"ms","traceEvents":[
                {"ph":"M","name":"process_name","pid":1,"tid":0,"args":{"name":"host"}},
                {"ph":"M","name":"process_sort_index","pid":1,"tid":0,"args":{"sort_index":1}},
                {"ph":"M","name":"thread_name","pid":1,"tid":10,"args":{"name":"offers"}},
                {"ph":"M","name":"thread_sort_index","pid":1,"tid":10,"args":{"sort_index":10}},
                {"ph":"X","name":"s0 t0","pid":1,"tid":10,"ts":5,"dur":3,"args":{"sample":0,"time_step":0}},
                {"ph":"X","name":"s0 t1","pid":1,"tid":10,"ts":9,"dur":1,"args":{}},
                {"ph":"C","name":"active inputs","pid":1,"ts":5,"args":{"active inputs":7}}
                ]}
                """);
    }

    @Test
    void anyNameCanBeReadAgain() throws IOException {
        String name = "\"a\" \\ b\n\u00fc";
        StringBuilder text = new StringBuilder();
        TraceEvents events = new TraceEvents(text);
        events.group(1, name);
        events.slice(1, 10, name, 0, 1, TraceEvents.arguments());
        events.value(1, name, 0, 7);
        events.finish();

        JsonNode read = Json.MAPPER.readTree(text.toString()).get("traceEvents");
        assertThat(read.get(0).get("args").get("name").asText()).isEqualTo(name);
        assertThat(read.get(2).get("name").asText()).isEqualTo(name);
        assertThat(read.get(3).get("args").get(name).asInt()).isEqualTo(7);
        assertThat(text.chars()).as("characters of a file in ASCII").allMatch(c -> c < 128);
    }
}
