package org.langevin.api.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.langevin.api.NoiseLevels;
import org.langevin.api.sde.Marginal;

/**
 * The noise level sigma, the standard deviation of the noise that was added to the data: s(x,
 * sigma) is the score of N(x, sigma^2 I) (Song and Ermon 2019). Equal to any other, whatever its
 * levels.
 */
public final class NoiseLevel implements Condition, AtNoise {
  /** Without a list of levels. */
  public static final NoiseLevel ANY = new NoiseLevel(Optional.empty());

  private final Optional<NoiseLevels> levels;

  /**
   * A condition.
   *
   * @param levels at which scores are trained; empty if there is no list of them
   */
  public NoiseLevel(Optional<NoiseLevels> levels) {
    this.levels = levels;
  }

  @Override
  public String id() {
    return "noise";
  }

  @Override
  public String words() {
    return "the noise level";
  }

  @Override
  public String symbol() {
    return "σ";
  }

  @Override
  public String unit() {
    return "data";
  }

  @Override
  public double low() {
    return Double.MIN_VALUE;
  }

  @Override
  public double high() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Optional<Marginal> law(double sigma) {
    return Optional.of(Marginal.noise(sigma));
  }

  @Override
  public double feature(double sigma) {
    return StrictMath.log(sigma);
  }

  /** The smallest level. */
  @Override
  public OptionalDouble standard() {
    return levels.isPresent()
        ? OptionalDouble.of(levels.get().level(levels.get().count() - 1))
        : OptionalDouble.empty();
  }

  @Override
  public double[] looks() {
    return levels
        .map(
            all ->
                IntStream.of(all.count() - 1, all.count() / 2, 0)
                    .distinct()
                    .mapToDouble(all::level)
                    .toArray())
        .orElse(new double[0]);
  }

  @Override
  public double condition(double sigma) {
    return sigma;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoiseLevel;
  }

  @Override
  public int hashCode() {
    return NoiseLevel.class.hashCode();
  }
}
