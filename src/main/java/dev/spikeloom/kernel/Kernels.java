package dev.spikeloom.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Which implementation of the kernels this process uses: SIMD vectors if the module {@code jdk.incubator.vector} was
 * added, the machine has vectors of at least eight floats and a compiler that knows them, else plain loops. If it is only
 * for the machine, the log says so. Results do not depend on the choice.
 */
public final class Kernels {
    /** System property; its value {@code plain} asks for plain loops even where vectors can be had. */
    public static final String PROPERTY = "spikeloom.kernels";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_PACKAGE = "dev.spikeloom.kernel.vector.";
    private static final boolean VECTORS =
            !"plain".equals(System.getProperty(PROPERTY)) && vectorAvailable() && vectorsPay();
    private static final FloatKernels FLOATS = VECTORS ? vector() : plain();
    private static final ConvolutionKernels CONVOLUTIONS = VECTORS ? vectorConvolutions() : plainConvolutions();

    private static final IntegerKernels INTEGERS = VECTORS ? vectorIntegers() : plainIntegers();

    private Kernels() {}

    /** The implementation that this process uses. */
    public static FloatKernels floats() {
        return FLOATS;
    }

    /** The implementation that this process uses. */
    public static ConvolutionKernels convolutions() {
        return CONVOLUTIONS;
    }

    /** The implementation that this process uses. */
    public static IntegerKernels integers() {
        return INTEGERS;
    }

    public static FloatKernels plain() {
        return new PlainFloatKernels();
    }

    public static ConvolutionKernels plainConvolutions() {
        return new PlainConvolutionKernels();
    }

    public static IntegerKernels plainIntegers() {
        return new PlainIntegerKernels();
    }

    /** Whether kernels on vectors can be used in this process, be they fast or not. */
    public static boolean vectorAvailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    private static boolean vectorsPay() {
        int floats = onVectors(IntSupplier.class, "VectorWidth").getAsInt();
        Optional<String> objection = VectorSupport.ofThisProcess(floats).objection();
        objection.ifPresent(why -> System.getLogger(Kernels.class.getName())
                .log(System.Logger.Level.INFO, "kernels are plain loops: " + why));
        return objection.isEmpty();
    }

    /** @throws IllegalStateException if {@link #vectorAvailable} is false */
    public static FloatKernels vector() {
        return onVectors(FloatKernels.class, "VectorFloatKernels");
    }

    /** @throws IllegalStateException if {@link #vectorAvailable} is false */
    public static ConvolutionKernels vectorConvolutions() {
        return onVectors(ConvolutionKernels.class, "VectorConvolutionKernels");
    }

    /** @throws IllegalStateException if {@link #vectorAvailable} is false */
    public static IntegerKernels vectorIntegers() {
        return onVectors(IntegerKernels.class, "VectorIntegerKernels");
    }

    private static <T> T onVectors(Class<T> type, String implementation) {
        try {
            return Class.forName(VECTOR_PACKAGE + implementation)
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException | LinkageError e) {
            throw new IllegalStateException("vectors need --add-modules " + MODULE, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernels on vectors are missing from this build", e);
        }
    }
}
