package org.langevin.workbench.internal.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.Warning;

/** What is suspicious about a sampler's samples. */
public final class SamplerWarnings {
  /** The diagnostic of {@link org.langevin.kit.sampler.DriftToNoise}, and the warning. */
  public static final String DRIFT_TO_NOISE = "drift-to-noise";

  /** The warning of samples that are beyond any density. */
  public static final String FAR_SAMPLES = "far-samples";

  /** What to do about far samples of chains. */
  public static final String CHAINS =
      "The chains diverge, or have not arrived: make the steps smaller or more, or train the network"
          + " longer";

  /** What to do about far samples of a generator. */
  public static final String GENERATOR =
      "The generator has not learned where the data are: train it longer, or with other settings";

  /** Samples are far from so many times the largest distance of an item from the middle on. */
  private static final double FAR = 2;

  /** A share of samples that heavy tails do not explain. */
  private static final double SHARE = 1e-3;

  /** Fewer items say too little about how far items can be. */
  private static final int FEWEST_ITEMS = 50;

  private SamplerWarnings() {}

  /**
   * Warns of chains whose drift was longer than their noise.
   *
   * @param diagnostics what the sampler handed over about each sample, by name
   */
  public static Optional<Warning> drift(String sampler, Map<String, double[]> diagnostics) {
    double[] ratios = diagnostics.getOrDefault(DRIFT_TO_NOISE, new double[0]);
    long large = Arrays.stream(ratios).filter(ratio -> ratio > 1).count();
    if (large == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            DRIFT_TO_NOISE,
            sampler,
            String.format(
                Locale.ROOT,
                "the drift of %d of %d samples was longer than their noise (up to %s times as long):"
                    + " at a ratio of 1 the variance of a normal law is doubled, and far above it"
                    + " chains diverge. Make the steps smaller, or train the network longer",
                large,
                ratios.length,
                Measured.text(Arrays.stream(ratios).max().orElseThrow()))));
  }

  /**
   * Warns of samples that are more than twice as far from the middle of the data, which is the
   * median of each component, as any item is.
   *
   * @param real items of the dataset
   * @param advice {@link #CHAINS} or {@link #GENERATOR}
   */
  public static Optional<Warning> far(String sampler, Items samples, Items real, String advice) {
    if (samples.size() == 0 || real.size() < FEWEST_ITEMS) {
      return Optional.empty();
    }
    double[] middle = medians(real);
    double furthest = distances(real, middle).max().orElseThrow();
    long far = distances(samples, middle).filter(distance -> distance > FAR * furthest).count();
    if (far <= SHARE * samples.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Warning(
            FAR_SAMPLES,
            sampler,
            String.format(
                Locale.ROOT,
                "%d of %d samples are beyond the data: more than twice as far from their middle as"
                    + " any of %d items (up to %s, the items up to %s). %s",
                far,
                samples.size(),
                real.size(),
                Measured.text(distances(samples, middle).max().orElseThrow()),
                Measured.text(furthest),
                advice)));
  }

  private static double[] medians(Items items) {
    float[] values = items.toArray();
    double[] medians = new double[items.shape().dimension()];
    float[] column = new float[items.size()];
    for (int j = 0; j < medians.length; j++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = values[i * medians.length + j];
      }
      Arrays.sort(column);
      medians[j] = column[column.length / 2];
    }
    return medians;
  }

  /** One after the other, since there may be very many. */
  private static DoubleStream distances(Items items, double[] middle) {
    float[] item = new float[middle.length];
    return IntStream.range(0, items.size())
        .mapToDouble(
            i -> {
              items.copy(i, item, 0);
              double square = 0;
              for (int j = 0; j < middle.length; j++) {
                double difference = item[j] - middle[j];
                square += difference * difference;
              }
              return Math.sqrt(square);
            });
  }
}
