package dev.spikeloom.regress.check;

import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.synth.IcarusLint;
import dev.spikeloom.synth.VerilatorLint;
import dev.spikeloom.synth.YosysCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Three tools read the Verilog, all their warnings on. */
final class LintCheck {
    private LintCheck() {}

    static Finding run(CheckRun run) {
        Path rtl = run.design().rtl();
        String top = Verilog.topModule(run.design().design());
        List<String> warnings = new ArrayList<>(VerilatorLint.run(rtl, top));
        warnings.addAll(IcarusLint.run(rtl, top));
        warnings.addAll(YosysCheck.warnings(rtl));
        return warnings.isEmpty()
                ? Finding.passed()
                : Finding.failed(warnings.get(0)).withReport(String.join("\n", warnings));
    }
}
