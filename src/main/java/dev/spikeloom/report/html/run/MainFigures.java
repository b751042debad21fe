package dev.spikeloom.report.html.run;

import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.report.EstimateReport;
import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures that a run is known by: as the page has them, and as scripts do. */
final class MainFigures {
    private final Table.Builder table = Table.of("Main figures", "figure", "value", "range");
    private final Map<String, Object> byKey = new LinkedHashMap<>();

    private MainFigures() {}

    static MainFigures of(RunResult result) {
        MainFigures figures = new MainFigures();
        result.outcome(Stages.TRAIN)
                .filter(trained -> trained.testAccuracyFloat() != null)
                .ifPresent(trained -> figures.add(
                        "test_accuracy_float",
                        "test accuracy, floating point",
                        trained.testAccuracyFloat(),
                        Figures.percent(trained.testAccuracyFloat())));
        result.outcome(Stages.QUANTIZE)
                .ifPresent(quantized -> figures.add(
                        "test_accuracy",
                        "test accuracy, quantized",
                        quantized.testAccuracy(),
                        Figures.percent(quantized.testAccuracy())));
        result.outcome(Stages.SIMULATE).ifPresent(figures::add);
        result.hardware().ifPresent(hardware -> {
            figures.count("lanes", "lanes", hardware.lanes());
            figures.count("register_bits", "register bits", hardware.registerBits());
        });
        return figures;
    }

    private void add(SimulateOutcome simulated) {
        count("simulated_samples", "test samples simulated", simulated.simulatedSamples());
        count("simulated_cycles", "cycles that they took", simulated.simulatedCycles());
        add(
                "latency_cycles_mean",
                "latency, cycles, mean",
                simulated.latencyCyclesMean(),
                Figures.decimal(simulated.latencyCyclesMean()));
        add(
                "initiation_interval_cycles_mean",
                "cycles from result to result, mean",
                simulated.initiationIntervalCyclesMean(),
                Figures.decimal(simulated.initiationIntervalCyclesMean()));
        count("weight_sram_bytes", "weight SRAM, bytes", simulated.weightSramBytes());
        if (simulated.physical() != null) {
            NodeFigures scaled = simulated.physical().scaled();
            range("area_mm2", "area, mm2", scaled.logicAreaMm2().plus(scaled.memoryAreaMm2()));
            range("clock_mhz", "clock, MHz", scaled.clockMhz());
            range("power_mw", "power, mW", scaled.powerMw());
            range("energy_nj", "energy of a classification, nJ", scaled.energyNj());
        }
    }

    private void add(String key, String name, double value, String text) {
        table.numbers(name, text, "");
        if (Double.isFinite(value)) {
            byKey.put(key, value);
        }
    }

    private void count(String key, String name, long value) {
        table.numbers(name, Figures.count(value), "");
        byKey.put(key, value);
    }

    private void range(String key, String name, Range range) {
        table.numbers(name, EstimateReport.number(range.value()), EstimateReport.ends(range));
        if (Double.isFinite(range.low()) && Double.isFinite(range.high())) {
            byKey.put(key, range);
        }
    }

    Table table() {
        return table.build();
    }

    Map<String, Object> byKey() {
        return byKey;
    }
}
