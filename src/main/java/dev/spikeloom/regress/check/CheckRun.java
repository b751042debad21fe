package dev.spikeloom.regress.check;

import dev.spikeloom.io.Progress;
import dev.spikeloom.regress.subject.CheckedDesign;
import dev.spikeloom.regress.subject.Draw;
import dev.spikeloom.regress.suite.CheckPlan;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.sim.HostTiming;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One check of one design.
 *
 * @param subject empty if the check draws designs of its own
 * @param evidence folder for what leads to the cause of a failure; not there unless something is written
 * @param command that repeats it
 */
public record CheckRun(
        Optional<CheckedDesign> subject,
        CheckPlan plan,
        Draw draw,
        Path evidence,
        String command,
        RunOptions options,
        Progress progress) {
    CheckedDesign design() {
        return subject.orElseThrow();
    }

    int samples() {
        return design().samples(plan.number("samples"));
    }

    int timeSteps() {
        return design().timeSteps(plan.number("time_steps"));
    }

    HostTiming timing() {
        return switch (plan.text("pauses")) {
            case "random" -> HostTiming.random(draw.key());
            case "seldom" -> HostTiming.takingSeldom();
            default -> HostTiming.saturated();
        };
    }
}
