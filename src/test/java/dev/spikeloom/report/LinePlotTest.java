package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.report.LinePlot.Point;
import dev.spikeloom.report.LinePlot.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LinePlotTest {
    private static final Series RISING = Series.line(
            "float",
            List.of(
                    new Point(1, 0.90, 0.002),
                    new Point(4, 0.95, 0.001),
                    new Point(16, 0.96, 0),
                    new Point(64, 0.965, 0)));

    @Test
    void everyPointHasAMarkerAndTheLegendOneMore() throws Exception {
        assertThat(elements(plot(RISING), "circle")).hasSize(4 + 1);
    }

    @Test
    void theNoteStandsBelowTheTitle() throws Exception {
        List<Element> texts = elements(plot(RISING), "text");

        assertThat(texts).extracting(Element::getTextContent).startsWith("digits", "1 run");
        assertThat(number(texts.get(1), "y")).isGreaterThan(number(texts.get(0), "y"));
    }

    @Test
    void equalRatiosAreEqualDistancesOnALogarithmicAxis() throws Exception {
        List<Double> xs = numbers(plot(RISING), "circle", "cx");

        double distance = xs.get(1) - xs.get(0);
        assertThat(distance).isGreaterThan(100);
        assertThat(xs.get(2) - xs.get(1)).isCloseTo(distance, within());
        assertThat(xs.get(3) - xs.get(2)).isCloseTo(distance, within());
    }

    @Test
    void moreAccuracyIsHigherUp() throws Exception {
        List<Double> ys = numbers(plot(RISING), "circle", "cy").subList(0, 4);

        assertThat(ys).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
    }

    @Test
    void anErrorBarSpansTheInterval() throws Exception {
        String both = plot(Series.line("a", List.of(new Point(1, 0.90, 0.01), new Point(2, 0.91, 0))));
        List<Element> markers = elements(both, "circle");
        double first = number(markers.get(0), "cy");
        double second = number(markers.get(1), "cy");

        // The bar reaches as far up as the second point lies, 0.01 above the first, and as far down.
        assertThat(elements(both, "line")).anySatisfy(bar -> {
            assertThat(bar.getAttribute("x1")).isEqualTo(bar.getAttribute("x2"));
            assertThat(number(bar, "y2")).isCloseTo(second, within());
            assertThat(number(bar, "y1")).isCloseTo(2 * first - second, within());
        });
    }

    @Test
    void axesSayWhatTheyShowInWhichUnit() throws Exception {
        assertThat(texts(plot(RISING))).contains("time steps", "test accuracy (%)", "1", "4", "16", "64", "float");
    }

    @Test
    void aLevelIsDashedAndSpansThePlot() throws Exception {
        String svg = plot(RISING, Series.level("float", 0.97));

        assertThat(elements(svg, "line"))
                .filteredOn(line -> line.hasAttribute("stroke-dasharray"))
                .as("the level and its sample in the legend")
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(List.of(number(line, "x1"), number(line, "x2")))
                        .containsExactly(left(svg), right(svg)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.99})
    void nothingLeavesTheFrameHoweverWideTheInterval(double accuracy) throws Exception {
        String svg = plot(Series.line("a", List.of(new Point(1, accuracy, 0.5), new Point(2, accuracy, 0.5))));

        assertThat(elements(svg, "line"))
                .filteredOn(line -> line.hasAttribute("stroke-width"))
                .as("error bars, their caps and the sample in the legend")
                .hasSize(2 * 3 + 1)
                .allSatisfy(line -> assertThat(List.of(number(line, "y1"), number(line, "y2")))
                        .allSatisfy(y -> assertThat(y).isBetween(top(svg), bottom(svg))));
    }

    @Test
    void namesAreEscaped() throws Exception {
        assertThat(texts(plot(Series.line("a < b & c", List.of(new Point(1, 0.5, 0))))))
                .contains("a < b & c");
    }

    @Test
    void oneValueAloneStandsInTheFrameWithoutAnErrorBar() throws Exception {
        String svg = plot(Series.line("a", List.of(new Point(1, 1, Double.NaN))));

        assertThat(svg).doesNotContain("NaN", "Infinity");
        assertThat(numbers(svg, "circle", "cx").get(0)).isBetween(left(svg), right(svg));
        assertThat(numbers(svg, "circle", "cy").get(0)).isBetween(top(svg), bottom(svg));
        assertThat(elements(svg, "line"))
                .filteredOn(line -> line.getAttribute("stroke-width").equals("1.5"))
                .isEmpty();
    }

    private static String plot(Series... series) {
        return LinePlot.ofAccuracy("digits", "1 run", "time steps", true, List.of(series));
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.02);
    }

    private static double left(String svg) throws Exception {
        return number(frame(svg), "x");
    }

    private static double right(String svg) throws Exception {
        return left(svg) + number(frame(svg), "width");
    }

    private static double top(String svg) throws Exception {
        return number(frame(svg), "y");
    }

    private static double bottom(String svg) throws Exception {
        return top(svg) + number(frame(svg), "height");
    }

    /** The only rectangle without a filling. */
    private static Element frame(String svg) throws Exception {
        return elements(svg, "rect").stream()
                .filter(rectangle -> rectangle.getAttribute("fill").equals("none"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> numbers(String svg, String name, String attribute) throws Exception {
        return mapped(svg, name, element -> number(element, attribute));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<String> texts(String svg) throws Exception {
        return mapped(svg, "text", Element::getTextContent);
    }

    private static List<Element> elements(String svg, String name) throws Exception {
        return mapped(svg, name, Function.identity());
    }

    private static <T> List<T> mapped(String svg, String name, Function<Element, T> function) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = document.getElementsByTagName(name);
        List<T> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add(function.apply((Element) nodes.item(i)));
        }
        return found;
    }
}
