package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.PortTables;
import dev.spikeloom.design.probe.ProbeTable;
import dev.spikeloom.design.probe.TraceLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which signals of the rate-coded pipeline are observed, and when they mean something. */
final class RateProbing {
    private RateProbing() {}

    static TraceLayout layout(RateDesign design) {
        String core = design.hostInterface().isPresent() ? "u_core." : "";
        Optional<ProbeTable> streams = design.hostInterface().map(PortTables::streams);
        List<ProbeTable> layers = design.layers().stream()
                .map(layer -> LayerProbings.of(layer, design).table(core))
                .toList();
        ProbeTable result = PortTables.result(core, design.resultClassBits(), design.classes(), design.countBits());
        List<ProbeTable> tables = new ArrayList<>();
        streams.ifPresent(tables::add);
        tables.add(PortTables.input(core));
        tables.addAll(layers);
        tables.add(counter(core));
        tables.add(result);
        List<ProbeTable> grouped = new ArrayList<>(layers);
        grouped.add(result);
        streams.ifPresent(grouped::add);
        return new TraceLayout(core, tables, grouped, layers);
    }

    private static ProbeTable counter(String core) {
        ProbeTable table = new ProbeTable(core + "u_spike_counter.");
        table.always(CounterProbe.COUNTER_VALID, "valid_i", 1);
        table.always(CounterProbe.COUNTER_READY, "ready_o", 1);
        table.always(CounterProbe.COUNTER_STALL, "stall", 1);
        table.always(CounterProbe.COUNTER_PUBLISH, "publish", 1);
        return table;
    }
}
