package dev.spikeloom.physical.scale;

/**
 * Delay and energy of a gate of a process by the supply, in units of their own: only quotients mean something. Polynomials
 * fitted to simulations (Stillmaker and Baas, Integration 58, 2017, tables 5 to 8).
 */
@SuppressWarnings("ImmutableEnumChecker") // its arrays stay within it and do not change
enum ProcessFit {
    HP_130(130, true, -76.65, 334.9, -493.4, 275.8, 7.171, -6.709, 2.904),
    HP_45(45, true, -501.6, 1567, -1619, 566.1, 1.018, -0.3107, 0.1539),
    LP_45(45, false, -285.7, 1239, -1795, 898.8, 1.103, -0.362, 0.2767),
    HP_32(32, true, -1047, 2982, -2797, 873.5, 0.8367, -0.4341, 0.1701),
    LP_32(32, false, -325.9, 1374, -1922, 913.2, 0.9559, -0.7823, 0.471),
    HP_20(20, true, 0, 34.63, -66.37, 41.15, 0.373, -0.1582, 0.04104),
    LP_20(20, false, -160.5, 514.1, -558.6, 217.5, 0.2632, -0.14, 0.06841),
    HP_7(7, true, -28.58, 76.6, -70.26, 24.69, 0.1776, -0.09097, 0.02447),
    LP_7(7, false, -61.79, 196.1, -210.3, 79.55, 0.09365, -0.03409, 0.02043);

    private final int node;
    private final boolean highPerformance;
    private final double[] delay;
    private final double[] energy;

    ProcessFit(
            int node,
            boolean highPerformance,
            double delay3,
            double delay2,
            double delay1,
            double delay0,
            double energy2,
            double energy1,
            double energy0) {
        this.node = node;
        this.highPerformance = highPerformance;
        this.delay = new double[] {delay3, delay2, delay1, delay0};
        this.energy = new double[] {energy2, energy1, energy0};
    }

    int node() {
        return node;
    }

    boolean highPerformance() {
        return highPerformance;
    }

    /** Delay at a supply. Some fits rise again at high supplies, which no gate does: there the least delay stands. */
    double delay(double volts) {
        double at = Math.min(volts, fastest());
        return ((delay[0] * at + delay[1]) * at + delay[2]) * at + delay[3];
    }

    /** The supply at which the fit has its least delay; infinite if it falls throughout. */
    private double fastest() {
        double a = 3 * delay[0];
        double b = 2 * delay[1];
        double c = delay[2];
        if (a == 0) {
            return -c / b;
        }
        double root = b * b - 4 * a * c;
        return root < 0 ? Double.POSITIVE_INFINITY : (-b + Math.sqrt(root)) / (2 * a);
    }

    /** Energy of a change at a supply. */
    double energy(double volts) {
        return (energy[0] * volts + energy[1]) * volts + energy[2];
    }
}
