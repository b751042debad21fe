package dev.spikeloom.mutate;

import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.Scenario;
import java.util.List;
import java.util.Map;

/**
 * A design whose Verilog is mutated.
 *
 * @param name what it shows
 * @param top its top module
 * @param rtl its generated files
 * @param bench the files of the bench
 * @param scenario what the bench presents
 */
public record Subject(String name, String top, Map<String, String> rtl, Map<String, String> bench, Scenario scenario) {

    /** The design of a scenario, and the bench that presents the scenario. */
    public static Subject of(String name, Scenario scenario) {
        Design design = scenario.design();
        return new Subject(
                name,
                Verilog.topModule(design),
                Verilog.generate(design).contents(),
                VerilogBench.files(scenario),
                scenario);
    }

    /** The Verilog files, in dependency order. */
    List<String> sources() {
        return rtl.get(RtlFiles.FILE_LIST).lines().toList();
    }

    /** Whether this very text is one of its files. */
    boolean has(String file, String text) {
        return text.equals(rtl.get(file));
    }
}
