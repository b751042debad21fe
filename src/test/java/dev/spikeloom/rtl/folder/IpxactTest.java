package dev.spikeloom.rtl.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.rtl.Port;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The IP-XACT description of a design: in the order of the schema, and true to ports, registers and files. */
class IpxactTest {
    /** What the schema of IEEE 1685-2014 lets each element hold, in its order; only what is written here is listed. */
    private static final Map<String, List<String>> SCHEMA = Map.ofEntries(
            Map.entry(
                    "component",
                    List.of(
                            "vendor",
                            "library",
                            "name",
                            "version",
                            "busInterfaces",
                            "memoryMaps",
                            "model",
                            "fileSets",
                            "description")),
            Map.entry("busInterfaces", List.of("busInterface")),
            Map.entry("busInterface", List.of("name", "busType", "abstractionTypes", "slave", "master")),
            Map.entry("abstractionTypes", List.of("abstractionType")),
            Map.entry("abstractionType", List.of("abstractionRef", "portMaps")),
            Map.entry("portMaps", List.of("portMap")),
            Map.entry("portMap", List.of("logicalPort", "physicalPort")),
            Map.entry("logicalPort", List.of("name")),
            Map.entry("physicalPort", List.of("name")),
            Map.entry("slave", List.of("memoryMapRef")),
            Map.entry("memoryMaps", List.of("memoryMap")),
            Map.entry("memoryMap", List.of("name", "addressBlock", "addressUnitBits")),
            Map.entry("addressBlock", List.of("name", "baseAddress", "range", "width", "usage", "register")),
            Map.entry("register", List.of("name", "description", "addressOffset", "size", "access", "field")),
            Map.entry(
                    "field",
                    List.of(
                            "name",
                            "description",
                            "bitOffset",
                            "resets",
                            "bitWidth",
                            "volatile",
                            "access",
                            "modifiedWriteValue")),
            Map.entry("resets", List.of("reset")),
            Map.entry("reset", List.of("value")),
            Map.entry("model", List.of("views", "instantiations", "ports")),
            Map.entry("views", List.of("view")),
            Map.entry("view", List.of("name", "description", "envIdentifier", "componentInstantiationRef")),
            Map.entry("instantiations", List.of("componentInstantiation")),
            Map.entry("componentInstantiation", List.of("name", "language", "moduleName", "fileSetRef")),
            Map.entry("fileSetRef", List.of("localName")),
            Map.entry("ports", List.of("port")),
            Map.entry("port", List.of("name", "description", "wire")),
            Map.entry("wire", List.of("direction", "vectors")),
            Map.entry("vectors", List.of("vector")),
            Map.entry("vector", List.of("left", "right")),
            Map.entry("fileSets", List.of("fileSet")),
            Map.entry("fileSet", List.of("name", "file")),
            Map.entry("file", List.of("name", "fileType")));

    static Stream<Named<Design>> designs() {
        return Stream.of(
                Named.of("core", DesignBuilder.of("20-12-4").build()),
                Named.of(
                        "events",
                        DesignBuilder.of("20-12-4").host(HostKind.AXI_EVENTS).build()),
                Named.of("packed", packed()));
    }

    private static Design packed() {
        return DesignBuilder.of("20-12-7")
                .neurons("lif-3")
                .biases()
                .heads(4, 3)
                .counters()
                .host(HostKind.AXI_PACKED)
                .build();
    }

    private static Map<String, String> files(Design design) {
        Map<String, String> files = new TreeMap<>(Verilog.generate(design).contents());
        files.putAll(VerilogBench.files(BenchScenario.of(design)));
        return files;
    }

    private static Element component(Design design) throws Exception {
        String text = HandoverFiles.of(design, files(design)).get(HandoverFiles.ipxact(design));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void elementsStandInTheOrderOfTheSchema(Design design) throws Exception {
        Element component = component(design);
        assertThat(component.getNamespaceURI()).isEqualTo("http://www.accellera.org/XMLSchema/IPXACT/1685-2014");
        requireOrder(component);
    }

    private static void requireOrder(Element element) {
        List<Element> children = children(element);
        List<String> allowed = SCHEMA.getOrDefault(element.getLocalName(), List.of());
        List<Integer> places = children.stream()
                .map(child -> allowed.indexOf(child.getLocalName()))
                .toList();
        assertThat(places)
                .as("children of " + element.getLocalName())
                .doesNotContain(-1)
                .isSorted();
        children.forEach(IpxactTest::requireOrder);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void portsAreThoseOfTheTopModule(Design design) throws Exception {
        List<String> described = all(component(design), "ports", "port").stream()
                .map(port -> {
                    Element wire = child(port, "wire");
                    List<Element> vectors = children(wire, "vectors");
                    return text(port, "name") + " " + text(wire, "direction") + " "
                            + (vectors.isEmpty() ? "" : text(child(vectors.get(0), "vector"), "left"));
                })
                .toList();
        assertThat(described)
                .isEqualTo(Verilog.ports(design).stream()
                        .flatMap(group -> group.ports().stream())
                        .map(IpxactTest::description)
                        .toList());
    }

    private static String description(Port port) {
        return port.name() + (port.output() ? " out " : " in ") + (port.vector() ? port.bits() - 1 : "");
    }

    @Test
    void registersAreThoseOfTheMap() throws Exception {
        List<String> described = all(component(packed()), "addressBlock", "register").stream()
                .map(register -> text(register, "name") + " at "
                        + Integer.parseInt(text(register, "addressOffset").substring("'h".length()), 16))
                .toList();
        assertThat(described)
                .isEqualTo(RegisterMap.of(packed().hostInterface().orElseThrow()).registers().stream()
                        .map(register -> register.name() + " at " + register.offset())
                        .toList());
    }

    @Test
    void fieldsAreThoseOfTheMap() throws Exception {
        Element component = component(packed());
        for (Register register :
                RegisterMap.of(packed().hostInterface().orElseThrow()).registers()) {
            List<String> expected = register.fields().isEmpty()
                    ? List.of(register.name() + " 32 bits from 0, " + Integer.toHexString(register.reset()))
                    : register.fields().stream()
                            .map(field -> field.name() + " " + field.bits() + " bits from " + field.lowBit() + ", "
                                    + Integer.toHexString(field.reset()))
                            .toList();
            Element described = all(component, "addressBlock", "register").stream()
                    .filter(candidate -> text(candidate, "name").equals(register.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(children(described, "field").stream()
                            .map(field -> text(field, "name") + " " + text(field, "bitWidth") + " bits from "
                                    + text(field, "bitOffset") + ", "
                                    + text(child(child(field, "resets"), "reset"), "value")
                                            .substring("'h".length()))
                            .toList())
                    .as(register.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void eachAxiPortBelongsToOneBusInterface() throws Exception {
        Element component = component(packed());
        List<String> mapped = all(component, "portMaps", "portMap").stream()
                .map(map -> text(child(map, "physicalPort"), "name"))
                .filter(name -> !name.equals("clk_i") && !name.equals("rst_ni"))
                .toList();
        assertThat(mapped)
                .containsExactlyInAnyOrderElementsOf(Verilog.ports(packed()).stream()
                        .flatMap(group -> group.ports().stream())
                        .map(Port::name)
                        .filter(name -> name.contains("_axi"))
                        .toList());
    }

    @Test
    void theSlaveOfTheRegistersLeadsToTheirMap() throws Exception {
        Element bus = all(component(packed()), "busInterfaces", "busInterface").stream()
                .filter(candidate -> text(candidate, "name").equals("s_axi"))
                .findFirst()
                .orElseThrow();
        assertThat(child(bus, "busType").getAttribute("name")).isEqualTo("AXI4-Lite");
        assertThat(child(child(bus, "slave"), "memoryMapRef").getAttribute("memoryMapRef"))
                .isEqualTo("registers");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void sourcesStandInCompileOrder(Design design) throws Exception {
        Element sources = all(component(design), "fileSets", "fileSet").stream()
                .filter(set -> text(set, "name").equals("rtl"))
                .findFirst()
                .orElseThrow();
        assertThat(children(sources, "file").stream()
                        .map(file -> text(file, "name"))
                        .toList())
                .isEqualTo(files(design).get("files.f").lines().toList());
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static List<Element> children(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    private static Element child(Element element, String name) {
        return children(element, name).get(0);
    }

    private static String text(Element element, String name) {
        return child(element, name).getTextContent();
    }

    /** All elements of a name within those of another, however deep these are. */
    private static List<Element> all(Element root, String within, String name) {
        List<Element> found = new ArrayList<>();
        if (root.getLocalName().equals(within)) {
            found.addAll(children(root, name));
        }
        children(root).forEach(child -> found.addAll(all(child, within, name)));
        return found;
    }
}
