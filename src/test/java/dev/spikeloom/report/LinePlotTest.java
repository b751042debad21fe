package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.report.LinePlot.Point;
import dev.spikeloom.report.LinePlot.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
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
        assertThat(elements(plot(RISING), "text"))
                .extracting(Element::getTextContent)
                .startsWith("digits", "1 run");
    }

    @Test
    void equalRatiosAreEqualDistancesOnALogarithmicAxis() throws Exception {
        List<Double> xs = elements(plot(RISING), "circle").stream()
                .limit(4)
                .map(circle -> Double.valueOf(circle.getAttribute("cx")))
                .toList();

        assertThat(xs.get(1) - xs.get(0)).isCloseTo(xs.get(2) - xs.get(1), within());
        assertThat(xs.get(2) - xs.get(1)).isCloseTo(xs.get(3) - xs.get(2), within());
    }

    @Test
    void moreAccuracyIsHigherUp() throws Exception {
        List<Double> ys = elements(plot(RISING), "circle").stream()
                .limit(4)
                .map(circle -> Double.valueOf(circle.getAttribute("cy")))
                .toList();

        assertThat(ys).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void anErrorBarSpansTheInterval() throws Exception {
        String both = plot(Series.line("a", List.of(new Point(1, 0.90, 0.01), new Point(2, 0.91, 0))));
        List<Element> markers = elements(both, "circle");
        double first = Double.parseDouble(markers.get(0).getAttribute("cy"));
        double second = Double.parseDouble(markers.get(1).getAttribute("cy"));

        // The bar reaches as far up as the second point lies, 0.01 above the first, and as far down.
        assertThat(elements(both, "line")).anySatisfy(bar -> {
            assertThat(bar.getAttribute("x1")).isEqualTo(bar.getAttribute("x2"));
            assertThat(Double.parseDouble(bar.getAttribute("y2"))).isCloseTo(second, within());
            assertThat(Double.parseDouble(bar.getAttribute("y1"))).isCloseTo(2 * first - second, within());
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
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(Double.parseDouble(line.getAttribute("x2"))
                                - Double.parseDouble(line.getAttribute("x1")))
                        .isGreaterThan(500));
    }

    @Test
    void nothingLeavesTheFrameHoweverWideTheInterval() throws Exception {
        String svg = plot(Series.line("a", List.of(new Point(1, 0.99, 0.5), new Point(2, 1.0, 0.5))));

        assertThat(elements(svg, "line"))
                .allSatisfy(line ->
                        assertThat(Double.parseDouble(line.getAttribute("y2"))).isBetween(0.0, 480.0));
    }

    @Test
    void namesAreEscaped() throws Exception {
        assertThat(texts(plot(Series.line("a < b & c", List.of(new Point(1, 0.5, 0))))))
                .contains("a < b & c");
    }

    @Test
    void oneValueAloneCanBeDrawn() throws Exception {
        assertThat(elements(plot(Series.line("a", List.of(new Point(1, 1, Double.NaN)))), "circle"))
                .isNotEmpty();
    }

    private static String plot(Series... series) {
        return LinePlot.ofAccuracy("digits", "1 run", "time steps", true, List.of(series));
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.02);
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
