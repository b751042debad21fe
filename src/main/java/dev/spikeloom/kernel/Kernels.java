package dev.spikeloom.kernel;

import java.lang.reflect.InvocationTargetException;

/**
 * Which implementation of the kernels this process uses: SIMD vectors if the module {@code jdk.incubator.vector} was
 * added and the machine has vectors of at least eight floats, else plain loops. Results do not depend on the choice.
 */
public final class Kernels {
    /** System property; its value {@code plain} asks for plain loops even where vectors can be had. */
    public static final String PROPERTY = "spikeloom.kernels";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "dev.spikeloom.kernel.vector.VectorFloatKernels";
    private static final FloatKernels CHOSEN = choose();

    private Kernels() {}

    /** The implementation that this process uses. */
    public static FloatKernels floats() {
        return CHOSEN;
    }

    public static FloatKernels plain() {
        return new PlainFloatKernels();
    }

    /** Whether {@link #vector} can be used in this process. */
    public static boolean vectorAvailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** @throws IllegalStateException if {@link #vectorAvailable} is false */
    public static FloatKernels vector() {
        try {
            return Class.forName(VECTOR_KERNELS)
                    .asSubclass(FloatKernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (InvocationTargetException | LinkageError e) {
            throw new IllegalStateException("vectors need --add-modules " + MODULE, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernels on vectors are missing from this build", e);
        }
    }

    private static FloatKernels choose() {
        if ("plain".equals(System.getProperty(PROPERTY)) || !vectorAvailable()) {
            return plain();
        }
        return vector();
    }
}
