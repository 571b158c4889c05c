package org.langevin.metrics.kernelsteindiscrepancy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.Unused;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The kernel Stein discrepancy of samples from the dataset's density, with the inverse multiquadric
 * kernel (c^2 + |x - y|^2 / h^2)^b (Gorham and Mackey 2017): the square root of the mean of the
 * Stein kernel over pairs of samples. It asks for the density's score only, not for data, and is
 * zero for no other law. Like every divergence of scores it hardly sees the weights of modes that
 * are far apart.
 *
 * <p>The V statistic takes all pairs, is never negative, and has a bias that falls with the number
 * n of samples: for perfect ones its mean is that of k_p(x, x) over the law, divided by n, which
 * held-out items tell. The U statistic leaves out the pairs of a sample with itself, is unbiased,
 * and may be negative for good samples: then {@code value}, a root, is 0, and {@code squared}
 * tells.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "kernel-stein-discrepancy",
    title = "Kernel Stein discrepancy",
    formula = "(E k_p(x, y))^(1/2), k_p the Stein kernel of (c^2 + |x - y|^2 / " + "h^2)^b",
    source = "Gorham and Mackey 2017")
public final class KernelSteinDiscrepancy
    implements ExtensionFactory<KernelSteinDiscrepancy.Parameters, MetricContext, Metric> {
  private static final String SQUARED = "squared";

  /** Held-out items, which tell what perfect samples give. */
  private static final int REAL = 1000;

  /** Which pairs of samples are counted. */
  public enum Statistic {
    /** All pairs of different samples. */
    U,
    /** All pairs, those of a sample with itself included. */
    V
  }

  /** How the bandwidth is chosen. */
  public enum Bandwidth {
    /** As it is given. */
    FIXED,
    /** The median distance of the samples. */
    MEDIAN
  }

  /** What can be chosen. */
  public record Parameters(
      @Parameter(description = "Which pairs of samples are counted.", value = "v")
          Statistic statistic,
      @Parameter(description = "The offset c of the kernel.", value = "1", moreThan = 0)
          double offset,
      @Parameter(
              description = "The exponent b of the kernel.",
              value = "-0.5",
              moreThan = -1,
              lessThan = 0)
          double exponent,
      @Parameter(
              description =
                  "Whether distances are measured in a fixed unit or in the median distance of the"
                      + " samples.",
              value = "fixed")
          Bandwidth bandwidth,
      @Parameter(
              description = "The fixed unit h of distances.",
              unit = "data",
              value = "1",
              moreThan = 0)
          double length,
      @Parameter(
              description =
                  "The deviation of the noise that the density is perturbed by, for data without a"
                      + " density of its own.",
              unit = "data",
              value = "0",
              min = 0)
          double noise,
      @Parameter(
              description =
                  "How many samples are taken at most, chosen at random; time grows with the"
                      + " square.",
              unit = "samples",
              value = "5000",
              min = 2,
              max = 100_000)
          int samples) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(PerturbedDensity.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    if (parameters.bandwidth() == Bandwidth.MEDIAN) {
      Unused.check("/length", parameters.length(), 1.0, "a fixed bandwidth");
    }
    Density density =
        context
            .dataset()
            .orElseThrow()
            .density(Marginal.noise(parameters.noise()))
            .orElseThrow(
                () ->
                    new InvalidExperimentException(
                        "/noise",
                        "the dataset's law is singular, without a density of its own; give a"
                            + " positive noise"));
    return new Discrepancy(parameters, density);
  }

  private record Discrepancy(Parameters parameters, Density density) implements Metric {
    @Override
    public int realCount() {
      return REAL;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      int dimension = density.dimension();
      float[] points =
          Values.sample(
              Values.of(input.generated(), "generated"),
              dimension,
              parameters.samples(),
              RandomStream.of(0, "kernel stein discrepancy"));
      SteinKernel kernel =
          new SteinKernel(
              dimension, parameters.offset(), parameters.exponent(), bandwidth(points, dimension));
      Block[] blocks = Block.of(points, scores(points), dimension);
      double others = 2 * sumOverPairs(kernel, blocks, input);
      double itself = Arrays.stream(blocks).mapToDouble(kernel::sumWithItself).sum();
      int count = points.length / dimension;
      return result(count, others, itself, kernel)
          .withPerfect(perfect(Values.of(input.real(), "real"), count, kernel));
    }

    private Map<String, Double> perfect(float[] real, int count, SteinKernel kernel) {
      int dimension = density.dimension();
      if (parameters.statistic() == Statistic.U) {
        return Map.of(SQUARED, 0.0);
      }
      if (real.length < 2 * dimension) {
        return Map.of();
      }
      float[] points = real.clone();
      RandomStream random = RandomStream.of(0, "noise of perfect samples");
      for (int i = 0; parameters.noise() > 0 && i < points.length; i++) {
        points[i] += (float) (parameters.noise() * random.nextGaussian());
      }
      double sum = 0;
      for (Block block : Block.of(points, scores(points), dimension)) {
        sum += kernel.sumWithItself(block);
      }
      double squared = sum / (points.length / dimension) / count;
      return Map.of(MetricResult.VALUE, Math.sqrt(squared), SQUARED, squared);
    }

    private float[] scores(float[] points) {
      float[] scores = new float[points.length];
      density.scores(points, 0, points.length / density.dimension(), scores);
      for (float score : scores) {
        if (!Float.isFinite(score)) {
          throw new InvalidExperimentException(
              "/noise",
              "the score of the density is not finite at a sample; give a positive noise");
        }
      }
      return scores;
    }

    /** Over all pairs of different samples, each once. */
    private static double sumOverPairs(SteinKernel kernel, Block[] blocks, MetricInput input) {
      double[] sums = new double[Math.multiplyExact(blocks.length, blocks.length)];
      Tasks.run(
          sums.length,
          input,
          task -> {
            int left = task / blocks.length;
            int right = task % blocks.length;
            if (left <= right) {
              sums[task] = kernel.sum(blocks[left], blocks[right]);
            }
          });
      return Arrays.stream(sums).sum();
    }

    private MetricResult result(int count, double others, double itself, SteinKernel kernel) {
      double pairs = count * (count - 1.0);
      double squared =
          switch (parameters.statistic()) {
            case U -> {
              if (count < 2) {
                throw new InvalidExperimentException(
                    "/statistic", "the U statistic needs two samples; take v for a single one");
              }
              yield others / pairs;
            }
            case V -> (others + itself) / (pairs + count);
          };
      Map<String, Double> values = new LinkedHashMap<>();
      values.put(MetricResult.VALUE, Math.sqrt(Math.max(0, squared)));
      values.put(SQUARED, squared);
      values.put("bandwidth", kernel.bandwidth());
      return new MetricResult(
          values,
          MetricResult.Better.LOWER,
          String.format(
              Locale.ROOT,
              "%s statistic of %d samples, kernel (%.3g^2 + |x - y|^2 / %.3g^2)^%.3g",
              parameters.statistic(),
              count,
              kernel.offset(),
              kernel.bandwidth(),
              kernel.exponent()),
          List.of());
    }

    private double bandwidth(float[] points, int dimension) {
      return switch (parameters.bandwidth()) {
        case FIXED -> parameters.length();
        case MEDIAN -> median(points, dimension);
      };
    }

    /** Of the distances among at most a thousand samples. */
    private static double median(float[] points, int dimension) {
      int count = Math.min(1000, points.length / dimension);
      double[] distances = new double[count * (count - 1) / 2];
      int index = 0;
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < i; j++) {
          double square = 0;
          for (int k = 0; k < dimension; k++) {
            double difference = (double) points[i * dimension + k] - points[j * dimension + k];
            square += difference * difference;
          }
          distances[index++] = Math.sqrt(square);
        }
      }
      Arrays.sort(distances);
      double median = distances.length == 0 ? 0 : distances[distances.length / 2];
      if (median == 0) {
        throw new InvalidExperimentException(
            "/bandwidth", "the median distance of the samples is 0; take a fixed bandwidth");
      }
      return median;
    }
  }
}
