package org.langevin.optimizers.adam;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;
import org.langevin.api.training.TrainingContext;
import org.langevin.nn.Adam;
import org.osgi.service.component.annotations.Component;

/**
 * Adam with bias correction (Kingma and Ba 2015), and with the decoupled decay of weights of
 * Loshchilov and Hutter 2019; see {@link Adam} for the formulas. The step size of step k grows
 * linearly at first: rate min(1, k / warmUp).
 */
@Component
@Extension(
    point = Optimizer.POINT,
    id = "adam",
    title = "Adam",
    formula =
        "theta := theta - rate m / (sqrt(v) + epsilon), m and v "
            + "bias-corrected means of g and g^2",
    source = "Kingma and Ba 2015; Loshchilov and Hutter 2019")
public final class AdamOptimizer
    implements ExtensionFactory<AdamOptimizer.Parameters, TrainingContext, Optimizer> {
  /**
   * The parameters.
   *
   * @param learningRate the step size
   * @param warmUp steps over which it grows
   * @param beta1 decay of the mean gradient
   * @param beta2 decay of the mean squared gradient
   * @param epsilon addition to the denominator
   * @param weightDecay decay of the network's parameters for each unit of the step size
   * @param gradientNorm the largest norm of a gradient; null if there is none
   */
  public record Parameters(
      @Parameter(description = "Step size", value = "1e-3", moreThan = 0) double learningRate,
      @Parameter(
              description = "Steps over which the step size grows from 0",
              unit = "steps",
              value = "0",
              min = 0)
          int warmUp,
      @Parameter(description = "Decay of the mean gradient", value = "0.9", min = 0, lessThan = 1)
          double beta1,
      @Parameter(
              description = "Decay of the mean squared gradient",
              value = "0.999",
              min = 0,
              lessThan = 1)
          double beta2,
      @Parameter(description = "Addition to the denominator", value = "1e-8", moreThan = 0)
          double epsilon,
      @Parameter(
              description =
                  "Decay of the network's parameters at each step, for each unit of the step size",
              value = "0",
              min = 0)
          double weightDecay,
      @Parameter(
              description = "Largest norm of the gradient; longer ones are shortened",
              value = "null",
              moreThan = 0)
          Double gradientNorm) {
    private Adam.Settings settings() {
      return new Adam.Settings(beta1, beta2, epsilon, weightDecay);
    }
  }

  @Override
  public Optimizer create(Parameters parameters, TrainingContext context) {
    return new Instance(parameters);
  }

  private record Instance(Parameters parameters) implements Optimizer {
    /** The running means of the gradient and of its square. */
    @Override
    public int stateCount() {
      return 2;
    }

    @Override
    public double learningRate(long step) {
      return parameters.warmUp() == 0
          ? parameters.learningRate()
          : parameters.learningRate() * Math.min(1.0, (double) step / parameters.warmUp());
    }

    @Override
    public OptionalDouble largestNorm() {
      return parameters.gradientNorm() == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(parameters.gradientNorm());
    }

    @Override
    public String advice() {
      return "lower learningRate, or set gradientNorm, for example to 1";
    }

    @Override
    public OptimizerPass open(FloatBuffer theta, List<FloatBuffer> state) {
      Adam adam = new Adam(parameters.settings(), theta, state.get(0), state.get(1));
      return new OptimizerPass() {
        @Override
        public void begin(long step) {
          adam.begin(step, learningRate(step));
        }

        @Override
        public void update(int from, int length, float[] gradient) {
          adam.update(from, length, gradient);
        }
      };
    }
  }
}
