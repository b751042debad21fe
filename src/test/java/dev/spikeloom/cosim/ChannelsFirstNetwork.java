package dev.spikeloom.cosim;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The convolutional network that the frameworks export for N-MNIST, computed straight from the equations of the format, with loops
 * over channels, rows and columns, and nothing of the program: 34x34x2-C1c5s2p1-C2c3p1-sp2-C3c3p1-sp2-H-10, all of integrators
 * whose threshold a spike subtracts. Weights and biases are multiples of 1/64 and small, so that every sum is exact in 32 bits
 * of floating point, whatever its order: potentials are compared for equality, and none is on another side of a threshold.
 */
final class ChannelsFirstNetwork {
    static final int SIDE = 34;
    static final double THRESHOLD = 1;
    private static final double UNIT = 1.0 / 64;

    /** A convolution: {@code kernels[output][input][row][column]}. */
    record Convolution(double[][][][] kernels, double[] biases, int stride, int padding, double[][][] potentials) {
        boolean[][][] step(double[][][] input) {
            boolean[][][] spikes = new boolean[potentials.length][potentials[0].length][potentials[0].length];
            for (int c = 0; c < spikes.length; c++) {
                for (int y = 0; y < spikes[c].length; y++) {
                    for (int x = 0; x < spikes[c].length; x++) {
                        potentials[c][y][x] += biases[c] + sum(kernels[c], input, y, x);
                        spikes[c][y][x] = potentials[c][y][x] > THRESHOLD;
                    }
                }
            }
            return spikes;
        }

        private double sum(double[][][] kernel, double[][][] input, int y, int x) {
            double sum = 0;
            for (int c = 0; c < input.length; c++) {
                for (int i = 0; i < kernel[c].length; i++) {
                    for (int j = 0; j < kernel[c].length; j++) {
                        int row = y * stride - padding + i;
                        int column = x * stride - padding + j;
                        if (row >= 0 && row < input[c].length && column >= 0 && column < input[c].length) {
                            sum += kernel[c][i][j] * input[c][row][column];
                        }
                    }
                }
            }
            return sum;
        }

        void reset() {
            for (double[][] plane : potentials) {
                for (double[] row : plane) {
                    Arrays.setAll(row, x -> row[x] > THRESHOLD ? row[x] - THRESHOLD : row[x]);
                }
            }
        }
    }

    /** Fully connected: {@code weights[output][input]}. */
    record Dense(double[][] weights, double[] biases, double[] potentials) {
        boolean[] step(double[] input) {
            boolean[] spikes = new boolean[potentials.length];
            for (int neuron = 0; neuron < spikes.length; neuron++) {
                potentials[neuron] += biases[neuron];
                for (int i = 0; i < input.length; i++) {
                    potentials[neuron] += weights[neuron][i] * input[i];
                }
                spikes[neuron] = potentials[neuron] > THRESHOLD;
            }
            return spikes;
        }

        void reset() {
            Arrays.setAll(potentials, i -> potentials[i] > THRESHOLD ? potentials[i] - THRESHOLD : potentials[i]);
        }
    }

    final Convolution first;
    final Convolution second;
    final Convolution third;
    final Dense hidden;
    final Dense last;

    ChannelsFirstNetwork(int[] channels, int neurons, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        first = convolution(2, channels[0], 5, 2, 16, random);
        second = convolution(channels[0], channels[1], 3, 1, 16, random);
        third = convolution(channels[1], channels[2], 3, 1, 8, random);
        hidden = dense(channels[2] * 16, neurons, random);
        last = dense(neurons, 10, random);
    }

    private static Convolution convolution(
            int inputs, int outputs, int kernel, int stride, int side, SplittableRandom random) {
        double[][][][] kernels = new double[outputs][inputs][kernel][kernel];
        double spread = 3.2 / Math.sqrt(inputs * kernel * kernel);
        for (double[][][] output : kernels) {
            for (double[][] input : output) {
                for (double[] row : input) {
                    Arrays.setAll(row, i -> weight(spread, random));
                }
            }
        }
        return new Convolution(kernels, biases(outputs, random), stride, 1, new double[outputs][side][side]);
    }

    private static Dense dense(int inputs, int outputs, SplittableRandom random) {
        double[][] weights = new double[outputs][inputs];
        double spread = 3.2 / Math.sqrt(inputs);
        for (double[] row : weights) {
            Arrays.setAll(row, i -> weight(spread, random));
        }
        return new Dense(weights, biases(outputs, random), new double[outputs]);
    }

    /** A little more often above 0 than below. */
    private static double weight(double spread, SplittableRandom random) {
        return Math.rint(random.nextDouble(-0.85 * spread, spread) / UNIT) * UNIT;
    }

    private static double[] biases(int count, SplittableRandom random) {
        double[] biases = new double[count];
        Arrays.setAll(biases, i -> random.nextInt(-2, 5) * UNIT);
        return biases;
    }

    void startSample() {
        for (Convolution layer : new Convolution[] {first, second, third}) {
            for (double[][] plane : layer.potentials) {
                for (double[] row : plane) {
                    Arrays.fill(row, 0);
                }
            }
        }
        Arrays.fill(hidden.potentials, 0);
        Arrays.fill(last.potentials, 0);
    }

    /** Potentials are those at the comparison with the threshold until {@link #reset}. */
    boolean[] step(boolean[][][] input) {
        boolean[][][] one = first.step(numbers(input));
        boolean[][][] two = second.step(numbers(one));
        boolean[][][] three = third.step(sums(two));
        return last.step(numbers(hidden.step(flat(sums(three)))));
    }

    /** What a spike does. */
    void reset() {
        first.reset();
        second.reset();
        third.reset();
        hidden.reset();
        last.reset();
    }

    private static double[][][] numbers(boolean[][][] spikes) {
        double[][][] numbers = new double[spikes.length][spikes[0].length][];
        for (int c = 0; c < spikes.length; c++) {
            for (int y = 0; y < spikes[c].length; y++) {
                numbers[c][y] = numbers(spikes[c][y]);
            }
        }
        return numbers;
    }

    private static double[] numbers(boolean[] spikes) {
        double[] numbers = new double[spikes.length];
        Arrays.setAll(numbers, i -> spikes[i] ? 1 : 0);
        return numbers;
    }

    private static double[][][] sums(boolean[][][] spikes) {
        int side = spikes[0].length / 2;
        double[][][] sums = new double[spikes.length][side][side];
        for (int c = 0; c < sums.length; c++) {
            for (int y = 0; y < 2 * side; y++) {
                for (int x = 0; x < 2 * side; x++) {
                    sums[c][y / 2][x / 2] += spikes[c][y][x] ? 1 : 0;
                }
            }
        }
        return sums;
    }

    private static double[] flat(double[][][] planes) {
        return Arrays.stream(planes)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
