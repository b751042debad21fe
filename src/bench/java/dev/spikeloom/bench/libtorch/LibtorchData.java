package dev.spikeloom.bench.libtorch;

import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * The samples as tensors.
 *
 * @param inputs of images the spike probabilities, {@code [1][samples][inputs]} floats; of recordings the spikes, {@code
 *     [time steps][samples][inputs]} bytes
 * @param targets {@code [samples][outputs]}, 1 for the class of each head and -1 for the others
 */
record LibtorchData(Tensor inputs, Tensor targets) {
    static LibtorchData of(Samples samples, List<Integer> heads) {
        Tensor inputs =
                samples instanceof LabelledImages images ? probabilities(images) : spikes((MadeUpRecordings) samples);
        return new LibtorchData(inputs, targets(samples, heads));
    }

    private static Tensor probabilities(LabelledImages images) {
        int inputs = images.inputs();
        float[] values = new float[images.samples() * inputs];
        for (int s = 0; s < images.samples(); s++) {
            for (int i = 0; i < inputs; i++) {
                values[s * inputs + i] = images.pixel(s, i) / (float) images.maxPixel();
            }
        }
        return floats(values, 1, images.samples(), inputs);
    }

    private static Tensor spikes(MadeUpRecordings recordings) {
        int samples = recordings.samples();
        int inputs = recordings.inputs();
        int timeSteps = recordings.timeSteps();
        byte[] values = new byte[timeSteps * samples * inputs];
        for (int t = 0; t < timeSteps; t++) {
            for (int s = 0; s < samples; s++) {
                SpikeVector spikes = recordings.steps()[s][t];
                for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
                    values[(t * samples + s) * inputs + i] = 1;
                }
            }
        }
        try (BytePointer pointer = new BytePointer(values)) {
            long[] shape = {timeSteps, samples, inputs};
            return torch.from_blob(pointer, shape, new TensorOptions(torch.ScalarType.Byte))
                    .clone();
        }
    }

    private static Tensor targets(Samples samples, List<Integer> heads) {
        int outputs = heads.stream().mapToInt(Integer::intValue).sum();
        float[] values = new float[samples.samples() * outputs];
        Arrays.fill(values, -1);
        for (int s = 0; s < samples.samples(); s++) {
            int first = s * outputs;
            for (int head = 0; head < heads.size(); head++) {
                values[first + samples.label(s, head)] = 1;
                first += heads.get(head);
            }
        }
        return floats(values, samples.samples(), outputs);
    }

    private static Tensor floats(float[] values, long... shape) {
        try (FloatPointer pointer = new FloatPointer(values)) {
            return torch.from_blob(pointer, shape).clone();
        }
    }
}
