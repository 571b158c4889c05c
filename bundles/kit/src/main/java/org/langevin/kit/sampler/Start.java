package org.langevin.kit.sampler;

import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.Unused;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;

/**
 * Where chains begin: a component of the parameters of samplers that do not start from the prior of
 * an SDE.
 *
 * @param law the law of the starting points
 * @param mean of each component under the normal law
 * @param deviation of each component under the normal law
 * @param low end of the box under the uniform law
 * @param high end of the box under the uniform law
 * @param point where all chains start under the law {@code point}
 */
public record Start(
    @Parameter(
            description =
                "The law of the starting points: normal (mean, deviation), uniform (low, high) in"
                    + " each component, or one point",
            value = "normal")
        Law law,
    @Parameter(description = "Mean of each component under the normal law", value = "0")
        double mean,
    @Parameter(
            description = "Standard deviation of each component under the normal law",
            value = "1",
            min = 0)
        double deviation,
    @Parameter(description = "Lower end of each component under the uniform law", value = "-1")
        double low,
    @Parameter(description = "Upper end of each component under the uniform law", value = "1")
        double high,
    @Parameter(
            description = "The point where all chains start, one number for each component",
            value = "null")
        double[] point) {
  /** The kinds of laws. */
  public enum Law {
    /** N(mean, deviation^2 I). */
    NORMAL,
    /** Uniform on the box [low, high]^d. */
    UNIFORM,
    /** A single point. */
    POINT
  }

  /** The standard normal law. */
  public static final Start STANDARD = new Start(Law.NORMAL, 0, 1, -1, 1, null);

  /**
   * Checks the parameters of the chosen law against each other and the shape of the samples; those
   * of another law are left at their defaults.
   *
   * @throws InvalidExperimentException with a pointer below {@code /start}
   */
  public void check(Shape shape) {
    if (law != Law.NORMAL) {
      Unused.check("/start/mean", mean, STANDARD.mean, "the normal law");
      Unused.check("/start/deviation", deviation, STANDARD.deviation, "the normal law");
    }
    if (law != Law.UNIFORM) {
      Unused.check("/start/low", low, STANDARD.low, "the uniform law");
      Unused.check("/start/high", high, STANDARD.high, "the uniform law");
    }
    if (law != Law.POINT) {
      Unused.check("/start/point", point, STANDARD.point, "the law point");
    }
    if (law == Law.UNIFORM && !(low <= high)) {
      throw new InvalidExperimentException(
          "/start/high", "the box ends at " + high + ", before it begins at " + low);
    }
    if (law == Law.POINT && (point == null || point.length != shape.dimension())) {
      throw new InvalidExperimentException(
          "/start/point",
          "a start at one point needs "
              + shape.dimension()
              + " numbers, but there are "
              + (point == null ? "none" : point.length + ""));
    }
  }

  /** Sets each sample of a chunk to a draw. */
  public void draw(Chunk chunk) {
    float[] state = chunk.state();
    int dimension = chunk.dimension();
    for (int i = 0; i < chunk.size(); i++) {
      draw(chunk.random(i), state, i * dimension, dimension);
    }
  }

  /** Draws one point. */
  public void draw(RandomStream random, float[] target, int offset, int dimension) {
    for (int j = 0; j < dimension; j++) {
      target[offset + j] =
          (float)
              switch (law) {
                case NORMAL -> mean + deviation * random.nextGaussian();
                case UNIFORM -> low + (high - low) * random.nextDouble();
                case POINT -> point[j];
              };
    }
  }
}
