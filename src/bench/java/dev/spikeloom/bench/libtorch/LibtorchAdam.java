package dev.spikeloom.bench.libtorch;

import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;

/** Adam in one pass over the parameters, as {@code torch.optim.Adam(fused=True)}. */
final class LibtorchAdam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double WEIGHT_DECAY = 0;

    private final OperatorHandle operator = Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adam_", "");
    private final List<Tensor> parameters;
    private final List<Tensor> means;
    private final List<Tensor> variances;
    private final List<Tensor> steps;
    private final double learningRate;

    LibtorchAdam(List<Tensor> parameters, double learningRate) {
        this.parameters = parameters;
        this.means = parameters.stream()
                .map(parameter -> torch.zeros_like(parameter.detach()))
                .toList();
        this.variances = parameters.stream()
                .map(parameter -> torch.zeros_like(parameter.detach()))
                .toList();
        this.steps =
                parameters.stream().map(parameter -> torch.zeros(new long[0])).toList();
        this.learningRate = learningRate;
    }

    /** Moves the parameters by their gradients, which are then gone. */
    void step() {
        for (Tensor step : steps) {
            step.add_(LibtorchNetwork.ONE);
        }
        boolean amsgrad = false;
        boolean maximize = false;
        try (AutoGradMode off = new AutoGradMode(false)) {
            operator.callBoxed(new IValueVector(
                    list(parameters),
                    list(parameters.stream().map(Tensor::grad).toList()),
                    list(means),
                    list(variances),
                    list(List.of()),
                    list(steps),
                    new IValue(learningRate),
                    new IValue(BETA_1),
                    new IValue(BETA_2),
                    new IValue(WEIGHT_DECAY),
                    new IValue(EPSILON),
                    new IValue(amsgrad),
                    new IValue(maximize),
                    new IValue(),
                    new IValue()));
        }
        for (Tensor parameter : parameters) {
            parameter.mutable_grad().reset();
        }
    }

    private static IValue list(List<Tensor> tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }
}
