package dev.spikeloom.regress.output;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as JUnit XML, as Jenkins and GitLab read it: a test suite a design, a test case a check. */
public final class JunitXml {
    /** GitLab reads up to 30 MB, of all failures together. */
    private static final int MOST_OUTPUT = 20 << 20;

    private static final int MOST_OF_ONE = 20_000;
    private static final int REPLACEMENT = 0xFFFD;
    private static final int NO_CHARACTER = 0xFFFE;

    private final Results results;
    private final Path folder;
    private final Map<String, String> properties;
    private int output;

    /**
     * @param folder in which reports lie
     * @param properties of the regression, for each test suite
     */
    public JunitXml(Results results, Path folder, Map<String, String> properties) {
        this.results = results;
        this.folder = folder;
        this.properties = properties;
    }

    /** @throws EnvironmentException if the file cannot be written */
    public void write(Path file) {
        AtomicFiles.write(file, this::write);
    }

    private void write(OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", results.suite());
            counts(xml, results.items(), false);
            Map<String, List<ItemResult>> designs = results.items().stream()
                    .collect(Collectors.groupingBy(ItemResult::design, LinkedHashMap::new, Collectors.toList()));
            for (Map.Entry<String, List<ItemResult>> design : designs.entrySet()) {
                suite(xml, design.getKey(), design.getValue());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void suite(XMLStreamWriter xml, String design, List<ItemResult> items) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", results.suite() + "." + design);
        counts(xml, items, true);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            property(xml, property.getKey(), property.getValue());
        }
        property(xml, "design", design);
        property(
                xml,
                "tags",
                items.get(0).tags() == null ? "" : String.join(",", items.get(0).tags()));
        xml.writeEndElement();
        for (ItemResult item : items) {
            testCase(xml, item);
        }
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", clean(value));
    }

    private static void counts(XMLStreamWriter xml, List<ItemResult> items, boolean ofSuite) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(items.size()));
        xml.writeAttribute("failures", String.valueOf(count(items, Outcome.FAILED)));
        xml.writeAttribute("errors", "0");
        if (ofSuite) {
            xml.writeAttribute("skipped", String.valueOf(count(items, Outcome.SKIPPED)));
        }
        xml.writeAttribute(
                "time", seconds(items.stream().mapToDouble(ItemResult::seconds).sum()));
    }

    private static long count(List<ItemResult> items, Outcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }

    private void testCase(XMLStreamWriter xml, ItemResult item) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", results.suite() + "." + item.design());
        xml.writeAttribute("name", item.check());
        xml.writeAttribute("time", seconds(item.seconds()));
        if (item.outcome() == Outcome.SKIPPED) {
            xml.writeStartElement("skipped");
            xml.writeCharacters(clean(item.reason()));
            xml.writeEndElement();
        } else if (item.outcome() == Outcome.FAILED) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", item.check());
            xml.writeAttribute("message", clean(item.reason()));
            xml.writeCharacters(clean(detail(item)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private String detail(ItemResult item) {
        StringBuilder text = new StringBuilder(item.reason()).append('\n');
        if (item.cycle() != null) {
            text.append("cycle: ").append(item.cycle()).append('\n');
        }
        if (item.signal() != null) {
            text.append("signal: ")
                    .append(item.signal())
                    .append(", expected ")
                    .append(item.expected())
                    .append(", found ")
                    .append(item.found())
                    .append('\n');
        }
        text.append("again: ").append(item.command()).append('\n');
        if (item.report() != null && output < MOST_OUTPUT) {
            String report = report(folder.resolve(item.report()));
            output += report.length();
            text.append(report);
        }
        return text.toString();
    }

    private static String report(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, 0, Math.min(bytes.length, MOST_OF_ONE), StandardCharsets.UTF_8);
            return bytes.length <= MOST_OF_ONE ? text : text + "\n... the rest is in " + file;
        } catch (IOException e) {
            return "cannot read " + file + ": " + AtomicFiles.reason(e);
        }
    }

    /** XML has no control characters, not even escaped. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> isCharacter(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCharacter(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != NO_CHARACTER && c != NO_CHARACTER + 1;
    }
}
