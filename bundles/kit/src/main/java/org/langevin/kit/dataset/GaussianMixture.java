package org.langevin.kit.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.langevin.api.Interruption;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Modes;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;
import org.langevin.kit.metric.UnivariateLaw;

/**
 * The mixture of normal laws p(x) = sum_k w_k N(x; mu_k, Sigma_k) on R^d: its density, score, modes
 * and samples, and the same exactly after any {@link Marginal}, since m X + b + s Z has the law
 * sum_k w_k N(m mu_k + b, m^2 Sigma_k + s^2 I), and after any {@link Transition}.
 *
 * <p>Far from all means, where every term underflows, the logarithm of the density and the score
 * keep their precision: terms are summed relative to the largest. Many points are worked out side
 * by side. Immutable.
 */
public final class GaussianMixture implements Density, Modes, PerturbedDensity {
  private static final double TOLERANCE = 1e-6;

  private final int dimension;
  private final double[] weights;
  private final double[][] means;
  private final Covariance[] covariances;

  private final double[] cumulative;

  /** log w_k - log det(2 pi Sigma_k) / 2. */
  private final double[] logPeaks;

  private GaussianMixture(double[] weights, double[][] means, Covariance[] covariances) {
    this.dimension = means[0].length;
    this.weights = weights;
    this.means = means;
    this.covariances = covariances;
    this.cumulative = weights.clone();
    this.logPeaks = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      cumulative[k] += k == 0 ? 0 : cumulative[k - 1];
      logPeaks[k] =
          StrictMath.log(weights[k])
              - 0.5 * (dimension * StrictMath.log(2 * Math.PI) + covariances[k].logDeterminant());
    }
  }

  /**
   * Round components, Sigma_k = s_k^2 I.
   *
   * @param weights w, positive and summing to 1
   * @param means one point for each component
   * @param deviations s: one for each component, or one for all
   * @throws InvalidExperimentException if the arguments do not fit, with the pointers {@code
   *     /weights}, {@code /means} and {@code /deviations}
   */
  public static GaussianMixture round(double[] weights, double[][] means, double[] deviations) {
    checkMeans(means);
    Covariance[] given = new Covariance[deviations.length];
    for (int k = 0; k < given.length; k++) {
      checkPositive("/deviations/" + k, "a deviation", deviations[k]);
      double[] variances = new double[means[0].length];
      Arrays.fill(variances, deviations[k] * deviations[k]);
      given[k] = Covariance.diagonal(variances);
    }
    return of(weights, means, given, "/deviations");
  }

  /**
   * Components with independent coordinates, Sigma_k = diag(v_k).
   *
   * @param weights w, positive and summing to 1
   * @param means one point for each component
   * @param variances v: one row for each component, or one row for all
   * @throws InvalidExperimentException if the arguments do not fit, with the pointers {@code
   *     /weights}, {@code /means} and {@code /variances}
   */
  public static GaussianMixture diagonal(double[] weights, double[][] means, double[][] variances) {
    checkMeans(means);
    Covariance[] given = new Covariance[variances.length];
    for (int k = 0; k < given.length; k++) {
      String row = "/variances/" + k;
      checkLength(row, variances[k].length, means[0].length);
      for (int i = 0; i < variances[k].length; i++) {
        checkPositive(row + "/" + i, "a variance", variances[k][i]);
      }
      given[k] = Covariance.diagonal(variances[k].clone());
    }
    return of(weights, means, given, "/variances");
  }

  /**
   * Components of any covariance.
   *
   * @param weights w, positive and summing to 1
   * @param means one point for each component
   * @param covariances Sigma: one matrix for each component, or one for all; symmetric and positive
   *     definite
   * @throws InvalidExperimentException if the arguments do not fit, with the pointers {@code
   *     /weights}, {@code /means} and {@code /covariances}
   */
  public static GaussianMixture full(double[] weights, double[][] means, double[][][] covariances) {
    checkMeans(means);
    Covariance[] given = new Covariance[covariances.length];
    for (int k = 0; k < given.length; k++) {
      String matrix = "/covariances/" + k;
      checkLength(matrix, covariances[k].length, means[0].length);
      for (int i = 0; i < covariances[k].length; i++) {
        checkLength(matrix + "/" + i, covariances[k][i].length, means[0].length);
      }
      given[k] = Covariance.of(covariances[k], matrix);
    }
    return of(weights, means, given, "/covariances");
  }

  private static GaussianMixture of(
      double[] weights, double[][] means, Covariance[] given, String pointer) {
    int count = means.length;
    if (given.length != count && given.length != 1) {
      throw new InvalidExperimentException(
          pointer,
          "give one for each of the " + count + " means, or one for all, but not " + given.length);
    }
    Covariance[] covariances = new Covariance[count];
    double[][] copies = new double[count][];
    for (int k = 0; k < count; k++) {
      covariances[k] = given[given.length == 1 ? 0 : k];
      copies[k] = means[k].clone();
    }
    return new GaussianMixture(normalised(weights, count), copies, covariances);
  }

  private static void checkMeans(double[][] means) {
    if (means.length == 0) {
      throw new InvalidExperimentException("/means", "give at least one mean");
    }
    for (int k = 0; k < means.length; k++) {
      if (means[k].length == 0 || means[k].length != means[0].length) {
        throw new InvalidExperimentException(
            "/means/" + k,
            "the means are points of one space, of dimension 1 or more, but this one has "
                + means[k].length
                + " coordinates and the first has "
                + means[0].length);
      }
      for (int i = 0; i < means[k].length; i++) {
        if (Double.isNaN(means[k][i]) || Double.isInfinite(means[k][i])) {
          throw new InvalidExperimentException(
              "/means/" + k + "/" + i, "a coordinate is a finite number, not " + means[k][i]);
        }
      }
    }
  }

  private static double[] normalised(double[] weights, int count) {
    if (weights.length != count) {
      throw new InvalidExperimentException(
          "/weights",
          "give one weight for each mean: there are "
              + weights.length
              + " weights for "
              + count
              + " means");
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      checkPositive("/weights/" + k, "a weight", weights[k]);
      sum += weights[k];
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new InvalidExperimentException(
          "/weights", "the weights sum to 1 within " + TOLERANCE + ", but these to " + sum);
    }
    double[] normalised = new double[count];
    for (int k = 0; k < count; k++) {
      normalised[k] = weights[k] / sum;
    }
    return normalised;
  }

  private static void checkPositive(String pointer, String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new InvalidExperimentException(
          pointer, name + " is a positive number, but this one is " + value);
    }
  }

  private static void checkLength(String pointer, int length, int dimension) {
    if (length != dimension) {
      throw new InvalidExperimentException(
          pointer,
          "the means have dimension "
              + dimension
              + ", so "
              + dimension
              + " belong here, not "
              + length);
    }
  }

  /** The number of components. */
  public int count() {
    return weights.length;
  }

  /** The law of one component. */
  public GaussianMixture component(int k) {
    return new GaussianMixture(
        new double[] {1}, new double[][] {means[k]}, new Covariance[] {covariances[k]});
  }

  /** The law of m X + b + s Z. */
  @Override
  public GaussianMixture under(Marginal marginal) {
    if (marginal.equals(Marginal.START)) {
      return this;
    }
    double[][] moved = new double[means.length][dimension];
    Covariance[] widened = new Covariance[means.length];
    for (int k = 0; k < means.length; k++) {
      for (int i = 0; i < dimension; i++) {
        moved[k][i] = marginal.scale() * means[k][i] + marginal.offset();
      }
      boolean same = k > 0 && covariances[k] == covariances[k - 1];
      widened[k] = same ? widened[k - 1] : covariances[k].under(marginal);
    }
    return new GaussianMixture(weights, moved, widened);
  }

  /**
   * The law of M X + b + L Z: sum_k w_k N(M mu_k + b, M Sigma_k M^T + L L^T), of as many more
   * coordinates as the transition has blocks.
   */
  public GaussianMixture after(Transition transition) {
    if (transition.scalar().isPresent()) {
      return under(transition.scalar().get());
    }
    int blocks = transition.blocks();
    double[][] moved = new double[means.length][dimension * blocks];
    Covariance[] widened = new Covariance[means.length];
    for (int k = 0; k < means.length; k++) {
      for (int i = 0; i < moved[k].length; i++) {
        moved[k][i] =
            transition.signal().get(i / blocks, i % blocks, 0) * means[k][i / blocks]
                + transition.shift().get(i / blocks, i % blocks, 0);
      }
      boolean same = k > 0 && covariances[k] == covariances[k - 1];
      widened[k] = same ? widened[k - 1] : covariances[k].under(transition, dimension);
    }
    return new GaussianMixture(weights, moved, widened);
  }

  @Override
  public Optional<Density> under(Transition transition) {
    return Optional.of(after(transition));
  }

  /**
   * The same law with its distribution function, on the line.
   *
   * @throws IllegalStateException in more than one dimension
   */
  public UnivariateLaw onTheLine() {
    if (dimension != 1) {
      throw new IllegalStateException("a law of dimension " + dimension + " is not on the line");
    }
    double[] places = new double[means.length];
    double[] deviations = new double[means.length];
    for (int k = 0; k < means.length; k++) {
      places[k] = means[k][0];
      deviations[k] = Math.sqrt(covariances[k].covariance(0, 0));
    }
    return UnivariateLaw.mixture(weights, places, deviations);
  }

  /**
   * The components of a law on the line.
   *
   * @throws IllegalStateException in more than one dimension
   */
  public List<NormalComponents.Component> components() {
    if (dimension != 1) {
      throw new IllegalStateException("a law of dimension " + dimension + " is not on the line");
    }
    return IntStream.range(0, means.length)
        .mapToObj(
            k ->
                new NormalComponents.Component(
                    weights[k], means[k][0], covariances[k].covariance(0, 0)))
        .toList();
  }

  /**
   * Draws an item.
   *
   * @param random the random numbers
   * @param target receives the item
   * @param offset where its first value goes
   * @return the index of the component that it was drawn from
   */
  public int draw(RandomStream random, float[] target, int offset) {
    double u = random.nextDouble();
    int k = 0;
    while (k < weights.length - 1 && u >= cumulative[k]) {
      k++;
    }
    double[] z = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      z[i] = random.nextGaussian();
    }
    double[] deviation = covariances[k].colour(z);
    for (int i = 0; i < dimension; i++) {
      target[offset + i] = (float) (means[k][i] + deviation[i]);
    }
    return k;
  }

  /**
   * The interval that holds every coordinate of every component within so many standard deviations
   * of its mean.
   */
  public Dataset.Range range(double deviations) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      for (int i = 0; i < dimension; i++) {
        double reach = deviations * Math.sqrt(covariances[k].variance(i));
        low = Math.min(low, means[k][i] - reach);
        high = Math.max(high, means[k][i] + reach);
      }
    }
    return new Dataset.Range(low, high);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public double logDensity(float[] x, int offset) {
    MixtureBlock block = block(1);
    block.weigh(x, offset, 1);
    double[] logDensity = new double[1];
    block.logDensities(logDensity, 0);
    return logDensity[0];
  }

  @Override
  public void score(float[] x, int offset, float[] score) {
    MixtureBlock block = block(1);
    block.weigh(x, offset, 1);
    block.scores(score, offset);
  }

  @Override
  public void logDensities(float[] x, int first, int count, double[] logDensities) {
    inBlocks(x, first, count, (block, item) -> block.logDensities(logDensities, item));
  }

  @Override
  public void scores(float[] x, int first, int count, float[] scores) {
    inBlocks(x, first, count, (block, item) -> block.scores(scores, item * dimension));
  }

  private void inBlocks(
      float[] x, int first, int count, ObjIntConsumer<MixtureBlock> ofBlockFromItem) {
    int size = Math.min(count, MixtureBlock.size(dimension, weights.length));
    MixtureBlock block = block(size);
    for (int done = 0; done < count; done += size) {
      Interruption.check();
      int item = first + done;
      block.weigh(x, item * dimension, Math.min(size, count - done));
      ofBlockFromItem.accept(block, item);
    }
  }

  private MixtureBlock block(int capacity) {
    return new MixtureBlock(capacity, means, covariances, logPeaks);
  }

  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public int nearest(float[] x, int offset) {
    MixtureBlock block = block(1);
    block.compare(x, offset, 1);
    return block.nearest(0);
  }
}
