package dev.spikeloom.bench.libtorch;

import dev.spikeloom.bench.contest.Work;
import dev.spikeloom.dataset.samples.Samples;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The same training in libtorch, the C++ half of PyTorch. */
final class Libtorch implements Work {
    private static final long SEED = 1;

    private final LibtorchData data;
    private final LibtorchNetwork network;
    private final LibtorchAdam optimizer;
    private final int batches;

    Libtorch(Workload workload) {
        // Before the first parallel operation: the threads inherit it.
        Context.setFlushDenormal(true);
        torch.set_num_threads(Workload.THREADS);
        torch.manual_seed(SEED);
        Samples samples = workload.samples();
        data = LibtorchData.of(samples, workload.topology().heads());
        network = LibtorchNetwork.of(workload);
        optimizer = new LibtorchAdam(network.parameters(), Workload.LEARNING_RATE);
        batches = samples.samples() / Workload.BATCH_SIZE;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "PyTorch %s, MKL %s, %s",
                torch.TORCH_VERSION,
                torch.hasMKL() ? "yes" : "no",
                torch.get_cpu_capability().getString());
    }

    @Override
    public Outcome run(long nanos) {
        double loss = 0;
        long done = 0;
        long start = System.nanoTime();
        do {
            loss += epoch();
            done++;
        } while (System.nanoTime() - start < nanos);
        return new Outcome(done * batches * Workload.BATCH_SIZE, String.valueOf(loss / done));
    }

    /** Returns the mean loss. */
    private double epoch() {
        double loss = 0;
        try (PointerScope ofEpoch = new PointerScope()) {
            Tensor order = torch.randperm((long) batches * Workload.BATCH_SIZE);
            for (int b = 0; b < batches; b++) {
                try (PointerScope ofBatch = new PointerScope()) {
                    loss += batch(order.narrow(0, (long) b * Workload.BATCH_SIZE, Workload.BATCH_SIZE));
                }
            }
        }
        return loss / batches;
    }

    private double batch(Tensor samples) {
        Tensor loss = network.loss(
                data.inputs().index_select(1, samples), data.targets().index_select(0, samples));
        loss.backward();
        optimizer.step();
        return loss.item_float();
    }
}
