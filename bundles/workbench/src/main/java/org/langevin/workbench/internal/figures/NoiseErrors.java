package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.score.ScoreFunction;

/**
 * How well a score tells the noise in items that it was not trained on, by the amount of noise. Of
 * y = m x + b + s z it predicts the noise -s score(y), whose error |-s score(y) - z|^2 / d is that
 * of denoising score matching, weighted by s^2: 0 if the noise is known exactly, 1 if nothing is
 * said. Where the data have a density, the exact score's error is the least there can be.
 *
 * @param levels with rising noise
 */
public record NoiseErrors(List<Level> levels) {
  private static final int LEVELS = 16;

  /** Numbers that are denoised at all levels together: a second's work for a network of images. */
  private static final int BUDGET = 1 << 19;

  private static final int MOST_ITEMS = 1000;
  private static final int FEWEST_ITEMS = 16;

  /** With more noise per signal than this, all that is left to tell is the mean. */
  private static final double MOST_NOISE = 1e3;

  private static final int HALVINGS = 50;

  /** Copies the list. */
  public NoiseErrors {
    levels = List.copyOf(levels);
  }

  /**
   * One amount of noise.
   *
   * @param noise s / m
   * @param learned the learned score's mean error
   * @param deviation its standard error
   * @param exact the exact score's mean error for the same noise; NaN if it is not known
   */
  public record Level(double noise, double learned, double deviation, double exact) {}

  /**
   * Measures errors from the least to the most noise that the condition says is worth a look.
   *
   * @param items that the score was not trained on
   * @param toldClasses whether the score is told the classes of items
   * @return empty if there is no noise, it is not of this form, or the score is the exact one
   */
  public static Optional<NoiseErrors> measure(
      Condition condition,
      ScoreFunction score,
      boolean toldClasses,
      Dataset dataset,
      Items items,
      long seed) {
    double[] places = places(condition);
    int dimension = dataset.shape().dimension();
    int budget = BUDGET / (LEVELS * dimension);
    int count = Math.min(items.size(), Math.max(FEWEST_ITEMS, Math.min(MOST_ITEMS, budget)));
    if (places.length == 0 || count < 2) {
      return Optional.empty();
    }
    float[] clean = new float[count * dimension];
    float[] noise = new float[count * dimension];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = items.label(i);
      items.copy(i, clean, i * dimension);
      RandomStream.of(seed, "noise to be told", i).fillGaussian(noise, i * dimension, dimension);
    }
    List<Level> levels = new ArrayList<>();
    List<float[]> learned = new ArrayList<>();
    List<float[]> exact = new ArrayList<>();
    for (double c : places) {
      Marginal law = condition.law(c).orElseThrow();
      float[] noisy = new float[clean.length];
      for (int i = 0; i < count; i++) {
        law.perturb(clean, i * dimension, noise, noisy, i * dimension, dimension);
      }
      float[] conditions = new float[count];
      Arrays.fill(conditions, (float) c);
      float[] scores = new float[noisy.length];
      score.evaluate(new Batch(count, noisy, conditions, toldClasses ? labels : null), scores);
      Errors found = Errors.of(law.deviation(), scores, noise, dimension);
      double least = Double.NaN;
      // Who is told the class may do better than the score of all.
      Optional<float[]> right =
          (toldClasses ? Optional.<Density>empty() : dataset.density(law))
              .map(
                  density -> {
                    float[] values = new float[noisy.length];
                    density.scores(noisy, 0, count, values);
                    return values;
                  });
      if (right.isPresent()) {
        least = Errors.of(law.deviation(), right.get(), noise, dimension).mean();
        learned.add(scores);
        exact.add(right.get());
      }
      levels.add(new Level(law.deviation() / law.scale(), found.mean(), found.deviation(), least));
    }
    return !exact.isEmpty() && LearnedScore.isExact(learned, exact)
        ? Optional.empty()
        : Optional.of(new NoiseErrors(levels));
  }

  /** The mean over items, and its standard error. */
  private record Errors(double mean, double deviation) {
    static Errors of(double deviation, float[] scores, float[] noise, int dimension) {
      int count = noise.length / dimension;
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        double error = 0;
        for (int j = i * dimension; j < (i + 1) * dimension; j++) {
          double difference = deviation * scores[j] + noise[j];
          error += difference * difference / dimension;
        }
        sum += error;
        squares += error * error;
      }
      double mean = sum / count;
      double variance = Math.max(0, squares / count - mean * mean) * count / (count - 1);
      return new Errors(mean, Math.sqrt(variance / count));
    }
  }

  /** Conditions at equal distances of the logarithm of s / m. */
  private static double[] places(Condition condition) {
    double[] looks = condition.looks();
    if (!condition.isGiven() || looks.length < 2) {
      return new double[0];
    }
    double least = looks[0];
    double most = looks[looks.length - 1];
    if (condition.law(least).isEmpty()
        || condition.law(most).isEmpty()
        || !(noise(condition, least) > 0)
        || !(noise(condition, least) < noise(condition, most))) {
      return new double[0];
    }
    double first = Math.log(noise(condition, least));
    double last = Math.log(Math.min(MOST_NOISE, noise(condition, most)));
    double[] places = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      double target = Math.exp(first + (last - first) * i / (LEVELS - 1));
      places[i] = place(condition, target, least, most);
    }
    return places;
  }

  /** Where the noise, which rises between these places, has reached a target. */
  private static double place(Condition condition, double target, double least, double most) {
    double below = least;
    double above = most;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (below + above) / 2;
      if (noise(condition, middle) < target) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }

  private static double noise(Condition condition, double c) {
    Marginal law = condition.law(c).orElse(Marginal.START);
    return law.scale() == 0 ? Double.POSITIVE_INFINITY : law.deviation() / law.scale();
  }
}
