package dev.spikeloom.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.rate.hardware.RegisterUse;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/formats.md knows every key that a run can leave in result.json, at every level. */
class ResultDocumentationTest {
    static Stream<Class<? extends Record>> parts() {
        return Stream.concat(
                Stages.all().stream().map(Stage::outcome), Stream.of(ExperimentFacts.class, DesignFacts.class));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void everyKeyIsDocumented(Class<? extends Record> part) throws IOException {
        Set<String> keys = new TreeSet<>();
        collect(part, keys);
        String results = results();

        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(results).contains("`" + key + "`"));
    }

    @Test
    void everyUseOfRegistersIsDocumented() throws IOException {
        String results = results();

        assertThat(RegisterUse.values()).allSatisfy(use -> assertThat(results).contains("`" + use.title() + "`"));
        assertThat(RegisterBank.values())
                .allSatisfy(
                        bank -> assertThat(results).contains("`" + bank.name().toLowerCase(Locale.ROOT) + "`"));
    }

    @Test
    void nothingIsSaidToBeNull() throws IOException {
        assertThat(results().replace("nothing is `null`", "")).doesNotContain("null");
    }

    private static String results() throws IOException {
        String text = Files.readString(Path.of("docs/formats.md"));
        return text.substring(text.indexOf("## Results"), text.indexOf("## Comparisons"));
    }

    /** Adds the keys of a record and of all records within it. */
    private static void collect(Type type, Set<String> keys) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, keys));
        } else if (type instanceof Class<?> named && named.isRecord()) {
            for (RecordComponent component : named.getRecordComponents()) {
                keys.add(SnakeCaseStrategy.INSTANCE.translate(component.getName()));
                collect(component.getGenericType(), keys);
            }
        }
    }
}
