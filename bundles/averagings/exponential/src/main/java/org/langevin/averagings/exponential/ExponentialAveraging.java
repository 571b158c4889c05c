package org.langevin.averagings.exponential;

import java.nio.FloatBuffer;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.AveragingPass;
import org.langevin.api.training.TrainingContext;
import org.langevin.nn.MovingAverage;
import org.osgi.service.component.annotations.Component;

/**
 * The exponential moving average of parameters: average += (1 - decay) (theta - average) after each
 * step. With a warm-up the decay at step k is at most (1 + k) / (10 + k), so that the initial
 * parameters are soon forgotten.
 */
@Component
@Extension(
    point = Averaging.POINT,
    id = "exponential",
    title = "Exponential moving average",
    formula = "average := average + (1 - decay) (theta - average)",
    source = "Song and Ermon 2020")
public final class ExponentialAveraging
    implements ExtensionFactory<ExponentialAveraging.Parameters, TrainingContext, Averaging> {
  /**
   * The parameters.
   *
   * @param decay at each step
   * @param warmUp whether it is lower in the first steps
   */
  public record Parameters(
      @Parameter(
              description = "Decay of the average at each step",
              value = "0.999",
              moreThan = 0,
              lessThan = 1)
          double decay,
      @Parameter(
              description = "Whether the decay is at most (1 + k) / (10 + k) at step k",
              value = "true")
          boolean warmUp) {
    private double decay(long step) {
      return warmUp ? Math.min(decay, (1.0 + step) / (10.0 + step)) : decay;
    }
  }

  @Override
  public Averaging create(Parameters parameters, TrainingContext context) {
    return (theta, average) -> new Pass(parameters, theta, average);
  }

  private static final class Pass implements AveragingPass {
    private final Parameters parameters;
    private final MovingAverage average;
    private double decay;

    Pass(Parameters parameters, FloatBuffer theta, FloatBuffer average) {
      this.parameters = parameters;
      this.average = new MovingAverage(theta, average);
    }

    @Override
    public void begin(long step) {
      decay = parameters.decay(step);
    }

    @Override
    public void update(int from, int length) {
      average.update(from, length, decay);
    }
  }
}
