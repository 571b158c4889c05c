package org.langevin.workbench.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossShare;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.score.Batch;
import org.langevin.averagings.exponential.ExponentialAveraging;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.testkit.Parameters;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.MetricTask;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.composition.TrainingSettings;
import org.langevin.workbench.internal.composition.TrainingTask;
import org.langevin.workbench.internal.composition.TrainingWatch;

/**
 * An experiment small enough for tests: normal points in the plane, a score that is affine in x,
 * the denoising loss, and Langevin dynamics.
 */
public final class Tiny {
  /** Standard deviation of the perturbation. */
  public static final double NOISE = 0.5;

  private static final int DIMENSION = 2;

  private Tiny() {}

  /** A training of so many steps. */
  public static TrainingTask training(int steps) {
    return training(
        "{'steps': "
            + steps
            + ", 'optimizer': {'use': 'adam', 'learningRate': 0.01},"
            + " 'averaging': {'use': 'exponential', 'decay': 0.99}}");
  }

  /**
   * A training by the plugins of the distribution.
   *
   * @param json as in an experiment; strings may be quoted by apostrophes
   */
  public static TrainingTask training(String json) {
    TrainingSettings settings =
        Parameters.parse(
            TrainingSettings.class,
            json,
            Map.of("adam", new AdamOptimizer(), "exponential", new ExponentialAveraging()));
    TrainingWatch watch = new TrainingWatch(settings);
    return new TrainingTask(
        settings,
        settings.optimizer().make(watch),
        settings.averaging().map(averaging -> averaging.make(watch)),
        watch);
  }

  /** The experiment with one sampler, {@code langevin}, and one metric, {@code mean}. */
  public static Composition composition(TrainingTask training) {
    return new Composition(
        "Tiny",
        7,
        new Points(1000),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Condition.NONE,
        Optional.of(new Affine()),
        Optional.of(new Denoising()),
        Optional.of(training),
        Optional.empty(),
        List.of(
            new SamplingTask(
                "langevin",
                PartName.at("/samplers/0"),
                new Langevin(),
                Optional.empty(),
                PartName.at("/network"),
                Condition.NONE,
                600,
                Requirements.NONE,
                true,
                List.of(),
                OptionalInt.empty())),
        List.of(
            new MetricTask(
                "mean", "mean", PartName.at("/metrics/0"), new MeanDistance(), Map.of("", 0.1))),
        List.of(),
        JsonNodeFactory.instance.objectNode(),
        new Parts());
  }

  /** Normal points around (1, -2). */
  public record Points(int count) implements Dataset {
    @Override
    public Shape shape() {
      return Shape.point(DIMENSION);
    }

    @Override
    public Items training() {
      return draw(count, RandomStream.of(3, "points"));
    }

    @Override
    public Items heldOut(int wanted, RandomStream random) {
      return draw(wanted, random);
    }

    private static Items draw(int count, RandomStream random) {
      float[] values = new float[count * DIMENSION];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() + (i % 2 == 0 ? 1 : -2));
      }
      return Items.of(Shape.point(DIMENSION), values);
    }
  }

  /** s(x) = A x + b. */
  public static class Affine implements ScoreNetwork {
    @Override
    public Shape shape() {
      return Shape.point(DIMENSION);
    }

    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public int parameterCount() {
      return DIMENSION * DIMENSION + DIMENSION;
    }

    @Override
    public void initialize(FloatBuffer parameters, RandomStream random) {
      for (int i = 0; i < parameterCount(); i++) {
        parameters.put(i, (float) (0.1 * random.nextGaussian()));
      }
    }

    @Override
    public NetworkPass open(FloatBuffer parameters, int capacity) {
      return new NetworkPass() {
        private final float[] input = new float[capacity * DIMENSION];
        private int size;

        @Override
        public void forward(Batch batch, float[] score) {
          int count = batch.size();
          float[] x = batch.x();
          size = count;
          System.arraycopy(x, 0, input, 0, count * DIMENSION);
          for (int i = 0; i < count; i++) {
            for (int j = 0; j < DIMENSION; j++) {
              score[i * DIMENSION + j] =
                  parameters.get(2 * j) * x[2 * i]
                      + parameters.get(2 * j + 1) * x[2 * i + 1]
                      + parameters.get(4 + j);
            }
          }
        }

        @Override
        public void backward(float[] cotangent, FloatBuffer gradient, float[] inputGradient) {
          for (int i = 0; i < size; i++) {
            for (int j = 0; j < DIMENSION; j++) {
              float u = cotangent[i * DIMENSION + j];
              gradient.put(2 * j, gradient.get(2 * j) + u * input[2 * i]);
              gradient.put(2 * j + 1, gradient.get(2 * j + 1) + u * input[2 * i + 1]);
              gradient.put(4 + j, gradient.get(4 + j) + u);
            }
          }
        }
      };
    }
  }

  /** 1/2 |s(x + sigma z) + z / sigma|^2. */
  public static class Denoising implements Loss {
    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public double evaluate(LossShare share) {
      int length = share.size() * share.dimension();
      float[] noisy = share.scratch(0, length);
      float[] noise = share.scratch(1, length);
      float[] score = share.scratch(2, length);
      float[] condition = share.scratch(3, share.size());
      for (int i = 0; i < share.size(); i++) {
        share.random(i).fillGaussian(noise, i * share.dimension(), share.dimension());
      }
      for (int i = 0; i < length; i++) {
        noisy[i] = (float) (share.data()[i] + NOISE * noise[i]);
      }
      share.forward(noisy, condition, score);
      double sum = 0;
      for (int i = 0; i < length; i++) {
        score[i] += (float) (noise[i] / NOISE);
        sum += 0.5 * score[i] * score[i];
      }
      share.backward(score);
      return sum;
    }
  }

  /**
   * 100 steps of x + h s + sqrt(2 h) z, with the first coordinate as a diagnostic; each step is a
   * level.
   */
  public static class Langevin implements Sampler {
    @Override
    public boolean accepts(Condition conditioning) {
      return true;
    }

    @Override
    public void sample(Chunk chunk) {
      chunk.draw(new NormalPrior(0, 1));
      for (int i = 0; i < 100; i++) {
        chunk.score(0);
        chunk.step(1, 0.05, Math.sqrt(0.1), 0);
        chunk.progress(i + 1, 100);
        chunk.level(1 - i, i, 100);
      }
      double[] first = new double[chunk.size()];
      for (int i = 0; i < first.length; i++) {
        first[i] = chunk.state()[i * chunk.dimension()];
      }
      chunk.diagnose("first-coordinate", first);
    }
  }

  /** The distance between the means of the first coordinates. */
  public static class MeanDistance implements Metric {
    @Override
    public MetricResult evaluate(MetricInput input) {
      return MetricResult.of(
          Math.abs(mean(input.real()) - mean(input.generated())), MetricResult.Better.LOWER);
    }

    private static double mean(Items items) {
      float[] values = items.toArray();
      double sum = 0;
      for (int i = 0; i < values.length; i += DIMENSION) {
        sum += values[i];
      }
      return sum / items.size();
    }
  }
}
