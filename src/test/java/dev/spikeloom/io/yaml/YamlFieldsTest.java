package dev.spikeloom.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Keys of a file, each asked for by its type. */
class YamlFieldsTest {
    private static final YamlFields FIELDS = YamlFields.read("a.yaml", """
            name: one
            size: 12
            empty:
            flag: maybe
            list: [a, b]
            inner:
              depth: 3
            many:
              - {x: 1}
              - {x: 2, width: 3}
            """);

    @Test
    void valuesHaveTheirTypes() {
        assertThat(FIELDS.text("name")).isEqualTo("one");
        assertThat(FIELDS.number("size", 1, 20)).isEqualTo(12);
        assertThat(FIELDS.texts("list")).containsExactly("a", "b");
        assertThat(FIELDS.texts("name")).as("one is a list of one").containsExactly("one");
        assertThat(FIELDS.texts("nothing")).isEmpty();
        assertThat(FIELDS.fields("inner").orElseThrow().number("depth", 0, 9)).isEqualTo(3);
        assertThat(FIELDS.list("many")).hasSize(2);
    }

    @Test
    void whatIsWrongIsNamedWithFileLineAndKey() {
        assertRefused(() -> FIELDS.number("size", 1, 10), "a.yaml:2: size is '12', allowed: a number from 1 to 10");
        assertRefused(() -> FIELDS.number("name", 0, 0.5), "a.yaml:1: name is 'one', allowed: a number from 0 to 0.5");
        assertRefused(() -> FIELDS.text("empty"), "a.yaml:3: empty has no value, expected one");
        assertRefused(() -> FIELDS.flag("flag"), "a.yaml:4: flag is 'maybe', allowed: true, false");
        assertRefused(() -> FIELDS.text("list"), "a.yaml:5: list is a list, expected one value");
        assertRefused(() -> FIELDS.text("inner"), "a.yaml:7: inner has keys below it, expected one value");
        assertRefused(() -> FIELDS.fields("name"), "a.yaml:1: name has no keys below it, expected some");
        assertRefused(() -> FIELDS.list("name"), "a.yaml:1: name is not a list, expected one");
        assertRefused(() -> FIELDS.text("title"), "a.yaml:1: key title is missing, expected it");
    }

    @Test
    void aKeyBelowOthersIsNamedWithItsPath() {
        assertRefused(
                () -> FIELDS.list("many").get(1).requireOnly("x"),
                "a.yaml:10: key many[1].width is unknown, allowed: x");
        assertRefused(
                () -> FIELDS.fields("inner").orElseThrow().requireOnly("width", "dept"),
                "a.yaml:7: key inner.depth is unknown, did you mean dept?");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InputException.class).hasMessage(message);
    }
}
