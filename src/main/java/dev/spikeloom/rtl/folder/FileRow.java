package dev.spikeloom.rtl.folder;

import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.RtlFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row of the table of files.
 *
 * @param names of the files
 * @param meaning what they are, without the full stop at the end
 */
public record FileRow(List<String> names, String meaning) {
    /** What is not Verilog, by a pattern of its name. */
    private static final Map<String, String> MEANINGS = meanings();

    public FileRow {
        names = List.copyOf(names);
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(RtlFiles.FILE_LIST, "the Verilog of the design, one file a line, in compile order");
        meanings.put("(.*_)?tb_.*\\.hex", "what the bench does and what it expects, for `$readmemh`");
        meanings.put(".*\\.hex", "what the memories start from, for `$readmemh`");
        meanings.put(".*\\.core", "manifest for [FuseSoC](https://github.com/olofk/fusesoc) (CAPI2)");
        meanings.put(HandoverFiles.BENDER, "manifest for [Bender](https://github.com/pulp-platform/bender)");
        meanings.put(".*\\.sdc", "constraints for synthesis and timing analysis");
        meanings.put(".*\\.xdc", "the same for Vivado");
        meanings.put(".*\\.xml", "IP-XACT (IEEE 1685-2014): ports, bus interfaces, registers, files");
        meanings.put(RtlFiles.SYNTHESIS_SCRIPT, "Yosys script that checks that the design can be synthesized");
        meanings.put(RtlFiles.PORTS, "the ports and what they mean");
        meanings.put(AxiFiles.REFERENCE, "the registers and ports and what they mean");
        meanings.put(".*_regs\\.h", "the registers of this design in C");
        meanings.put("spikeloom\\.[hc]", "driver in C, the same for every design");
        meanings.put("spikeloom\\.py", "driver in Python, the same for every design");
        meanings.put("test_.*\\.py", "example of a test with [cocotb](https://www.cocotb.org): one sample");
        meanings.put("cocotb\\.mk", "makefile that runs it");
        return meanings;
    }

    /**
     * The rows of all files, Verilog first.
     *
     * @param files file name to content
     * @throws IllegalArgumentException if nobody has said what one of them is
     */
    static List<FileRow> of(Map<String, String> files) {
        List<FileRow> rows = new ArrayList<>();
        FolderContents contents = FolderContents.of(files);
        for (List<String> verilog : List.of(contents.sources(), contents.bench(), contents.assertions())) {
            verilog.forEach(name -> rows.add(new FileRow(List.of(name), firstSentence(name, files.get(name)))));
        }
        List<String> others = new ArrayList<>(files.keySet());
        rows.forEach(row -> others.removeAll(row.names()));
        MEANINGS.forEach((pattern, meaning) -> {
            List<String> names =
                    others.stream().filter(name -> name.matches(pattern)).toList();
            if (!names.isEmpty()) {
                rows.add(new FileRow(names, ofThisDriver(files.get(names.get(0)), meaning)));
                others.removeAll(names);
            }
        });
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("nothing says what these files are: " + String.join(", ", others));
        }
        return rows;
    }

    /** A driver that names layers is not that of designs with others. */
    private static String ofThisDriver(String text, String meaning) {
        return text.contains("ONE_BIT_LAYERS")
                ? meaning.replace("for every design", "for all designs with weights of one bit in the same layers")
                : meaning;
    }

    /** What the comment at the head of a file of Verilog begins with. */
    private static String firstSentence(String name, String text) {
        String paragraph = text.lines()
                .takeWhile(line -> line.startsWith("// "))
                .map(line -> line.substring(3))
                .collect(Collectors.joining(" "));
        if (paragraph.isEmpty()) {
            throw new IllegalArgumentException(name + " does not begin with a comment that says what it is");
        }
        int end = paragraph.indexOf(". ");
        return (end < 0 ? paragraph.replaceFirst("\\.$", "") : paragraph.substring(0, end)).replace("|", "\\|");
    }
}
