package dev.spikeloom.experiment;

import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of an experiment that describe the accelerator: those of the {@link ParameterTable}. */
public final class ArchitectureSettings {
    /** Of parameters of which each layer has a value: one for all layers, or one a layer. */
    private static final Map<Parameter<?>, Setting<? extends List<?>>> OF_LAYERS = ofLayers();

    private static final Map<Parameter<?>, Setting<?>> OF_WHOLE = ofWhole();

    static final Setting<WeightStorage> WEIGHTS = of(ParameterTable.WEIGHTS);
    static final Setting<Integer> MAX_TIME_STEPS = of(ParameterTable.MAX_TIME_STEPS);

    /** All keys, those that take a value a layer before those of the whole. */
    public static final List<Setting<?>> ALL = all();

    private ArchitectureSettings() {}

    private static Map<Parameter<?>, Setting<? extends List<?>>> ofLayers() {
        Map<Parameter<?>, Setting<? extends List<?>>> settings = new LinkedHashMap<>();
        ParameterTable.OF_LAYERS.forEach(parameter -> settings.put(parameter, perLayer(parameter)));
        return settings;
    }

    private static Map<Parameter<?>, Setting<?>> ofWhole() {
        Map<Parameter<?>, Setting<?>> settings = new LinkedHashMap<>();
        ParameterTable.OF_WHOLE.forEach(parameter -> settings.put(parameter, one(parameter)));
        return settings;
    }

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(OF_LAYERS.values());
        all.addAll(OF_WHOLE.values());
        return List.copyOf(all);
    }

    private static <T> Setting<List<T>> perLayer(Parameter<T> parameter) {
        return setting(parameter, ValueType.perLayer(ValueType.of(parameter.type())));
    }

    private static <T> Setting<T> one(Parameter<T> parameter) {
        return setting(parameter, ValueType.of(parameter.type()));
    }

    private static <T> Setting<T> setting(Parameter<?> parameter, ValueType<T> type) {
        return new Setting<>(
                "architecture." + parameter.key(),
                type,
                parameter.format(parameter.defaultValue()),
                parameter.meaning());
    }

    /** The key of a parameter of the whole. */
    @SuppressWarnings("unchecked") // ofWhole() puts a Setting<T> under each Parameter<T>
    static <T> Setting<T> of(Parameter<T> parameter) {
        return (Setting<T>) OF_WHOLE.get(parameter);
    }

    /** Whether a path is that of a key of the architecture. */
    static boolean has(String path) {
        return ALL.stream().anyMatch(setting -> setting.path().equals(path));
    }

    /**
     * The keys that say something of the accelerator of an experiment: all but those that no layer of its network has, at
     * their defaults.
     */
    public static List<Setting<?>> shown(Experiment experiment) {
        Topology topology = experiment.topology();
        Set<Parameter<?>> built = Machines.parameters(topology, MachineFamily.RATE).stream()
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
        List<Setting<?>> shown = new ArrayList<>(ALL);
        OF_LAYERS.forEach((parameter, setting) -> {
            if (!built.contains(parameter) && experiment.text(setting).equals(setting.defaultText())) {
                shown.remove(setting);
            }
        });
        return shown;
    }

    /** @throws InputException if the numbers of values do not fit together, or a value is not possible */
    static Architecture of(Experiment experiment) {
        int layers = 1;
        for (Setting<? extends List<?>> setting : OF_LAYERS.values()) {
            experiment.requireOneALayer(setting);
            layers = Math.max(layers, experiment.get(setting).size());
        }
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            int layer = i;
            architectures.add(LayerArchitecture.of(parameter -> at(experiment, OF_LAYERS.get(parameter), layer)));
        }
        return Architecture.of(architectures, parameter -> experiment.get(OF_WHOLE.get(parameter)));
    }

    private static Object at(Experiment experiment, Setting<? extends List<?>> setting, int index) {
        List<?> values = experiment.get(setting);
        return values.get(values.size() == 1 ? 0 : index);
    }
}
