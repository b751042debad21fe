package dev.spikeloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.train.FloatForward;
import dev.spikeloom.train.Trainer;
import dev.spikeloom.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What kind a layer is, and of what family a machine: registries know it, and nobody else asks. A kind that a registry does
 * not know is an error at once.
 */
class LayerKindsTest {
    /** The classes, by simple name, whose subtypes are kinds of layers or families of machines. */
    private static final Set<String> ROOTS = Set.of("OfKind", "LayerDesign", "Design");

    /** Enumerations, by simple name, that say the same. */
    private static final Set<String> ENUMS = Set.of("MachineFamily", "LayerKind");

    private static final Set<String> REGISTRIES = Set.of(
            "LayerKinds",
            "NirKinds",
            "ForwardKinds",
            "TrainableKinds",
            "Machines",
            "LayerElaborations",
            "LayerProbings",
            "LayerHardwares",
            "Simulators",
            "LayerModels",
            "LayerEventKinds",
            "LayerFeatureKinds",
            "FastModels",
            "Verilog",
            "LayerVerilogs",
            "Claims",
            "RateClaims",
            "MachineEvidence",
            "FollowedLayers",
            "DesignFigures");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.spikeloom");

    @ParameterizedTest
    @ValueSource(strings = {"OfKind", "LayerDesign", "Design"})
    void theRootsOfWhatHasAKindAreThere(String root) {
        assertThat(CLASSES.stream().filter(type -> type.getSimpleName().equals(root)))
                .hasSize(1);
    }

    @Test
    void theNetworksLayersAndShapesHaveAKind() {
        assertThat(CLASSES.stream().filter(LayerKindsTest::isKind).map(JavaClass::getSimpleName))
                .contains("DenseShape", "DenseLayer", "QuantizedDenseLayer", "MaxPoolShape", "MaxPoolLayer");
    }

    @Test
    void nobodyButARegistryAsksWhatKindALayerOrAMachineIs() {
        assertThat(questions(CLASSES)).isEmpty();
    }

    /** The test above can fail. */
    @Test
    void eachWayToAskIsFound() {
        assertThat(Asking.asks(new DenseShape(1))).isTrue();
        JavaClasses asking = new ClassFileImporter().importClasses(Asking.class, DenseShape.class, LayerShape.class);
        assertThat(questions(asking))
                .containsExactlyInAnyOrder("Asking asks instanceof DenseShape", "Asking asks DenseShape.class");
    }

    @Test
    void whoTakesADesignForOneOfAFamilyIsFound() {
        assertThat(Presuming.first(DesignBuilder.of("4-2").build()).index()).isZero();
        assertThat(questions(new ClassFileImporter()
                        .importClasses(
                                Presuming.class, RateDesign.class, DenseDesign.class, Design.class, LayerDesign.class)))
                .containsExactlyInAnyOrder(
                        "Presuming takes for granted a RateDesign", "Presuming takes for granted a DenseDesign");
    }

    @Test
    void theReferenceNamesAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> new IntegerReference(quantized()))
                .hasMessageStartingWith("network has no arithmetic for a layer of kind echo: ");
    }

    @Test
    void theFastForwardPassNamesAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> new QuantizedForward(quantized()))
                .hasMessageStartingWith("quantize has no forward pass for a layer of kind echo: ");
    }

    @Test
    void theForwardPassOfTrainingNamesAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> new FloatForward(network()))
                .hasMessageStartingWith("train has no forward pass for a layer of kind echo: ");
    }

    @Test
    void theTrainerNamesAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> trainer(network().topology()).train())
                .hasMessage("train has no training for a layer of kind echo: 2echo");
    }

    @Test
    void theTrainerNamesAKindThatItCannotTrainThrough() {
        Topology topology = new Topology(
                new VolumeShape(1, 2, 1),
                List.of(new ConvolutionShape(1, 1), new BlurShape(), new DenseShape(2)),
                List.of(2));
        assertThatThrownBy(() -> trainer(topology).train())
                .hasMessage("train has no max pooling of currents for a layer of kind blur: blur");
    }

    /** Numbers become integers whatever the kind of the layer. */
    @Test
    void theQuantizerNeedNotKnowAKind() {
        assertThat(quantized().layers().get(0).kind()).isEqualTo("echo");
        assertThat(quantized().layers().get(0).integerWeights()).isPresent();
    }

    private static List<String> questions(JavaClasses classes) {
        List<String> questions = new ArrayList<>();
        for (JavaClass asking : classes) {
            if (REGISTRIES.contains(outermost(asking).getSimpleName())) {
                continue;
            }
            asking.getInstanceofChecks().stream()
                    .filter(check -> isKind(check.getRawType()) && !areOfOneKind(asking, check.getRawType()))
                    .forEach(check -> questions.add(asking.getSimpleName() + " asks instanceof "
                            + check.getRawType().getSimpleName()));
            asking.getReferencedClassObjects().stream()
                    .filter(object -> isKind(object.getRawType()))
                    .forEach(object -> questions.add(asking.getSimpleName() + " asks "
                            + object.getRawType().getSimpleName() + ".class"));
            asking.getMethodCallsFromSelf().stream()
                    .filter(LayerKindsTest::narrows)
                    .filter(call -> !areOfOneKind(asking, call.getTargetOwner()))
                    .forEach(call -> questions.add(asking.getSimpleName() + " takes for granted a "
                            + call.getTargetOwner().getSimpleName()));
            // A switch over an enumeration reads a table that the compiler keeps in a class beside.
            asking.getFields().stream()
                    .filter(field ->
                            ENUMS.stream().anyMatch(name -> field.getName().endsWith("$" + name)))
                    .filter(field -> !narrowing(outermost(asking)))
                    .forEach(field ->
                            questions.add(outermost(asking).getSimpleName() + " switches: " + field.getName()));
        }
        return questions;
    }

    /** The class of a kind, such as DenseDesign, may be asked for by the others of that kind, such as DenseEvents. */
    private static boolean areOfOneKind(JavaClass asking, JavaClass kind) {
        return firstWord(outermost(asking)).equals(firstWord(outermost(kind)));
    }

    private static String firstWord(JavaClass type) {
        return type.getSimpleName().replaceFirst("(?<=[a-z])[A-Z].*", "");
    }

    /** Whether a call makes something of a root, such as a Design, what it must be of, such as a RateDesign. */
    private static boolean narrows(JavaMethodCall call) {
        return call.getName().equals("of")
                && isKind(call.getTargetOwner())
                && call.getTarget().getRawParameterTypes().size() == 1
                && isRoot(call.getTarget().getRawParameterTypes().get(0));
    }

    /** Whether a class has the method of such calls. */
    private static boolean narrowing(JavaClass type) {
        return isKind(type)
                && type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("of")
                                && method.getRawParameterTypes().size() == 1
                                && isRoot(method.getRawParameterTypes().get(0)));
    }

    private static boolean isKind(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                        .anyMatch(LayerKindsTest::isRoot)
                || type.getAllRawInterfaces().stream().anyMatch(LayerKindsTest::isRoot);
    }

    private static boolean isRoot(JavaClass type) {
        return type.getPackageName().startsWith("dev.spikeloom.") && ROOTS.contains(type.getSimpleName());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(LayerKindsTest::outermost).orElse(type);
    }

    private static Network network() {
        return new Network(List.of(new EchoLayer(new float[2][2])), List.of(2));
    }

    private static QuantizedNetwork quantized() {
        return Quantizer.quantize(network(), QuantizationConfig.defaults()).network();
    }

    private static Trainer trainer(Topology topology) {
        LabelledImages images = new LabelledImages(2, 1, 255, new byte[4], new byte[2]);
        return new Trainer(
                topology,
                NeuronModel.SNN_DC,
                new Dataset("dark", List.of(2), images, images, images),
                TrainingConfig.builder().epochs(1).batchSize(1).build(),
                Progress.NONE);
    }

    /** A kind that no registry knows: each neuron has weights of all inputs. */
    private record EchoShape(int neurons) implements LayerShape {
        @Override
        public String kind() {
            return "echo";
        }

        @Override
        public VolumeShape output(VolumeShape input) {
            return VolumeShape.flat(neurons);
        }

        @Override
        public boolean flattens() {
            return true;
        }

        @Override
        public Optional<WeightShape> weights(VolumeShape input) {
            return Optional.of(new WeightShape(input.size(), neurons));
        }

        @Override
        public Layer layer(VolumeShape input, Supplier<FloatWeights> weights) {
            return new EchoLayer(weights.get().weights());
        }

        @Override
        public QuantizedLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
            return new QuantizedEchoLayer(weights.get());
        }

        @Override
        public String toString() {
            return neurons + "echo";
        }
    }

    /** Another, without neurons. */
    private record BlurShape() implements LayerShape {
        @Override
        public String kind() {
            return "blur";
        }

        @Override
        public VolumeShape output(VolumeShape input) {
            return input;
        }

        @Override
        public boolean flattens() {
            return false;
        }

        @Override
        public Optional<WeightShape> weights(VolumeShape input) {
            return Optional.empty();
        }

        @Override
        public Layer layer(VolumeShape input, Supplier<FloatWeights> weights) {
            throw new UnsupportedOperationException();
        }

        @Override
        public QuantizedLayer quantizedLayer(VolumeShape input, Supplier<IntegerWeights> weights) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return "blur";
        }
    }

    private record EchoLayer(float[][] weights) implements Layer.Weighted {
        @Override
        public LayerShape shape() {
            return new EchoShape(weights[0].length);
        }

        @Override
        public VolumeShape input() {
            return VolumeShape.flat(weights.length);
        }

        @Override
        public float[] biases() {
            return new float[weights[0].length];
        }

        @Override
        public NeuronModel neuronModel() {
            return NeuronModel.SNN_DC;
        }

        @Override
        public float threshold() {
            return 1;
        }
    }

    private record QuantizedEchoLayer(IntegerWeights numbers) implements QuantizedLayer.Weighted {
        @Override
        public LayerShape shape() {
            return new EchoShape(thresholds().length);
        }

        @Override
        public VolumeShape input() {
            return VolumeShape.flat(weights().length);
        }

        @Override
        public NeuronModel neuronModel() {
            return numbers.neuronModel();
        }

        @Override
        public WeightFormat weightFormat() {
            return numbers.weightFormat();
        }

        @Override
        public short[][] weights() {
            return numbers.weights();
        }

        @Override
        public int[] biases() {
            return numbers.biases();
        }

        @Override
        public int[] thresholds() {
            return numbers.thresholds();
        }

        @Override
        public float[] scales() {
            return numbers.scales();
        }
    }

    /** Asks in each way. */
    private static final class Presuming {
        static DenseDesign first(Design design) {
            return DenseDesign.of(RateDesign.of(design).layers().get(0));
        }
    }

    private static final class Asking {
        static boolean asks(LayerShape shape) {
            return shape instanceof DenseShape || Map.of(DenseShape.class, "").containsKey(shape.getClass());
        }
    }
}
