package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Labels;
import org.langevin.api.dataset.Modes;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;

/**
 * What every dataset promises:
 *
 * <ul>
 *   <li>items have the dataset's shape and finite values, and labels are within range;
 *   <li>the training items are the same for the same seed, held-out ones for the same stream, and
 *       the two differ;
 *   <li>where a density is given: its score is its gradient, it integrates to 1 and has the
 *       samples' share in each cell of a grid (in one and two dimensions), after a perturbation it
 *       is the average of the normal densities around the items (up to three dimensions), and the
 *       samples fulfil Stein's identities E s(X) = 0 and E (X - c) . s(X) = -d;
 *   <li>where modes are given: their weights are positive and sum to 1, and if the modes are well
 *       apart, the samples are shared out among them accordingly.
 * </ul>
 */
public final class DatasetContract {
  private static final int SAMPLES = 20_000;
  private static final int POINTS = 100;
  private static final int CELLS_ON_LINE = 12;
  private static final int CELLS_ON_SIDE = 6;
  private static final int MOST_NODES = 2_000_000;
  private static final List<Marginal> MARGINALS =
      List.of(Marginal.START, Marginal.noise(0.5), new Marginal(0.6, 0.3, 0.8));

  /** A position and a velocity for each component. */
  private static final Transition VELOCITIES =
      new BlockTransition(
          BlockMatrix.of(new double[] {0.7}, new double[] {-0.4}),
          BlockMatrix.of(new double[] {0.1}, new double[] {0}),
          BlockMatrix.of(new double[] {0.6, 0}, new double[] {0.3, 0.8}));

  private final Dataset dataset;
  private final int dimension;
  private final float[] samples;

  private DatasetContract(Dataset dataset) {
    this.dataset = dataset;
    this.dimension = dataset.shape().dimension();
    this.samples = dataset.heldOut(SAMPLES, RandomStream.of(3, "samples")).toArray();
  }

  /** Fails with a message if a dataset that draws its items breaks a promise. */
  public static <P extends Record> void verify(
      ExtensionFactory<P, DatasetContext, Dataset> factory, P parameters) {
    Dataset dataset = factory.create(parameters, Contexts.dataset(11));
    verify(dataset, factory.create(parameters, Contexts.dataset(11)));
    Dataset other = factory.create(parameters, Contexts.dataset(12));
    assertFalse(
        Arrays.equals(dataset.training().toArray(), other.training().toArray()),
        "another seed draws other items");
    assertEquals(
        17,
        dataset.heldOut(17, RandomStream.of(1, "some")).size(),
        "a dataset that draws its items gives as many as are asked for");
  }

  /** Fails with a message if a dataset that reads its items breaks a promise. */
  public static <P extends Record> void verify(
      ExtensionFactory<P, DatasetContext, Dataset> factory, P parameters, DatasetContext context) {
    verify(factory.create(parameters, context), factory.create(parameters, context));
  }

  private static void verify(Dataset dataset, Dataset again) {
    DatasetContract contract = new DatasetContract(dataset);
    contract.items(dataset.training());
    contract.items(dataset.heldOut(50, RandomStream.of(1, "some")));
    contract.deterministic(again);
    contract.heldOut();
    for (Marginal marginal : MARGINALS) {
      Optional<Density> density = dataset.density(marginal);
      if (density.isPresent()) {
        float[] perturbed = contract.perturbed(marginal);
        float[] before = perturbed.clone();
        assertEquals(contract.dimension, density.get().dimension(), "the density's dimension");
        contract.score(density.get(), perturbed, marginal);
        contract.stein(density.get(), perturbed, marginal);
        contract.cells(density.get(), perturbed, marginal);
        contract.average(density.get(), perturbed, marginal);
        assertArrayEquals(before, perturbed, "a density leaves points as they are");
        contract.together(density.get(), perturbed, marginal);
      }
    }
    dataset.density(VELOCITIES).ifPresent(density -> contract.states(density, VELOCITIES));
    dataset.ability(Modes.class).ifPresent(contract::modes);
    contract.whatIsHandedOutMayBeChanged();
  }

  /** Whoever gets items or weights may sort them in place, and nobody else sees that. */
  private void whatIsHandedOutMayBeChanged() {
    float[] training = dataset.training().toArray();
    Arrays.fill(dataset.training().toArray(), Float.NaN);
    Arrays.fill(dataset.training().toDoubles(), Double.NaN);
    assertArrayEquals(training, dataset.training().toArray(), "training items are copies");
    Items heldOut = dataset.heldOut(40, RandomStream.of(4, "same"));
    float[] before = heldOut.toArray();
    Arrays.fill(heldOut.toArray(), Float.NaN);
    assertArrayEquals(before, heldOut.toArray(), "held-out items are copies");
    if (dataset.ability(Modes.class).isPresent()) {
      double[] weights = dataset.ability(Modes.class).get().weights().clone();
      Arrays.fill(dataset.ability(Modes.class).get().weights(), Double.NaN);
      assertArrayEquals(
          weights, dataset.ability(Modes.class).get().weights(), "modes' weights are copies");
    }
  }

  private void items(Items items) {
    assertTrue(items.size() > 0, "there are items");
    assertEquals(dataset.shape(), items.shape(), "the shape of the items");
    float[] all = items.toArray();
    assertEquals(items.size() * dimension, all.length, "the length of all items");
    float[] item = new float[dimension + 2];
    int classes = dataset.ability(Labels.class).map(labels -> labels.names().size()).orElse(0);
    for (int i = 0; i < items.size(); i++) {
      Arrays.fill(item, Float.NaN);
      items.copy(i, item, 1);
      for (int j = 0; j < dimension; j++) {
        assertTrue(Float.isFinite(item[1 + j]), "item " + i + " is finite");
        assertEquals(item[1 + j], all[i * dimension + j], "item " + i + " among all items");
      }
      assertTrue(
          Float.isNaN(item[0]) && Float.isNaN(item[dimension + 1]),
          "copying an item writes nothing else");
      int label = items.label(i);
      assertTrue(label >= -1 && label < classes, "item " + i + " has the label " + label);
    }
  }

  private void deterministic(Dataset again) {
    float[] training = dataset.training().toArray();
    assertArrayEquals(training, dataset.training().toArray(), "training() gives the same again");
    assertArrayEquals(training, again.training().toArray(), "the same seed gives the same items");
    RandomStream first = RandomStream.of(4, "same");
    RandomStream second = RandomStream.of(4, "same");
    assertArrayEquals(
        dataset.heldOut(40, first).toArray(),
        again.heldOut(40, second).toArray(),
        "the same stream gives the same held-out items");
  }

  private void heldOut() {
    Set<FloatBuffer> known = new HashSet<>();
    float[] training = dataset.training().toArray();
    for (int i = 0; i < training.length; i += dimension) {
      known.add(FloatBuffer.wrap(training, i, dimension).slice());
    }
    int repeated = 0;
    for (int i = 0; i < samples.length; i += dimension) {
      repeated += known.contains(FloatBuffer.wrap(samples, i, dimension)) ? 1 : 0;
    }
    assertTrue(
        repeated <= 0.01 * samples.length / dimension,
        repeated + " held-out items are training items");
  }

  /** m X + b + s Z. */
  private float[] perturbed(Marginal marginal) {
    RandomStream random = RandomStream.of(5, "perturbation");
    float[] perturbed = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      perturbed[i] =
          (float)
              (marginal.scale() * samples[i]
                  + marginal.offset()
                  + marginal.deviation() * random.nextGaussian());
    }
    return perturbed;
  }

  private void score(Density density, float[] x, Marginal marginal) {
    double scale = scale(density, x);
    float[] score = new float[dimension + 1];
    float[] moved = new float[dimension + 1];
    for (int p = 0; p < POINTS; p++) {
      System.arraycopy(x, p * dimension, moved, 1, dimension);
      density.score(moved, 1, score);
      for (int i = 1; i <= dimension; i++) {
        float centre = moved[i];
        float right = (float) (centre + 2e-3 * scale);
        float left = (float) (centre - 2e-3 * scale);
        moved[i] = right;
        double above = density.logDensity(moved, 1);
        moved[i] = left;
        double below = density.logDensity(moved, 1);
        moved[i] = centre;
        assertEquals(
            (above - below) / ((double) right - left),
            score[i],
            1e-3 * (Math.abs(score[i]) + 1 / scale),
            () -> "the score is the gradient of the log-density, under " + marginal);
      }
    }
  }

  /** Points that are worked out together are worked out as each by itself. */
  private void together(Density density, float[] x, Marginal marginal) {
    int first = 1;
    int count = Math.min(1000, x.length / dimension - first);
    double[] logDensities = new double[first + count + 1];
    float[] scores = new float[(first + count + 1) * dimension];
    density.logDensities(x, first, count, logDensities);
    density.scores(x, first, count, scores);
    double[] logDensity = new double[logDensities.length];
    float[] score = new float[scores.length];
    for (int i = first; i < first + count; i++) {
      logDensity[i] = density.logDensity(x, i * dimension);
      density.score(x, i * dimension, score);
    }
    assertArrayEquals(logDensity, logDensities, "log-densities together, under " + marginal);
    assertArrayEquals(score, scores, "scores together, under " + marginal);
  }

  /** 1 / root mean square of the score's components: the deviation of a normal law. */
  private double scale(Density density, float[] x) {
    float[] score = new float[x.length];
    double squares = 0;
    int used = Math.min(x.length, 1000 * dimension);
    for (int i = 0; i < used; i += dimension) {
      density.score(x, i, score);
      for (int j = i; j < i + dimension; j++) {
        squares += (double) score[j] * score[j] / used;
      }
    }
    assertTrue(squares > 0 && Double.isFinite(squares), "the score is finite, and not 0");
    return 1 / Math.sqrt(squares);
  }

  private void stein(Density density, float[] x, Marginal marginal) {
    double[] centre = new double[dimension];
    for (int i = 0; i < x.length; i++) {
      centre[i % dimension] += (double) x[i] * dimension / x.length;
    }
    Statistic[] means = new Statistic[dimension];
    Arrays.setAll(means, i -> new Statistic());
    Statistic products = new Statistic();
    float[] score = new float[x.length];
    for (int i = 0; i < x.length; i += dimension) {
      density.score(x, i, score);
      double product = 0;
      for (int j = 0; j < dimension; j++) {
        means[j].add(score[i + j]);
        product += (x[i + j] - centre[j]) * score[i + j];
      }
      products.add(product);
    }
    for (Statistic mean : means) {
      mean.estimates(0, 0, "the expected score under " + marginal);
    }
    products.estimates(-dimension, 1e-3 * dimension, "E (X - c) . s(X) under " + marginal);
  }

  /** Compares the integral over each cell of a grid with the share of the samples in it. */
  private void cells(Density density, float[] x, Marginal marginal) {
    if (dimension > 2) {
      return;
    }
    int cells = dimension == 1 ? CELLS_ON_LINE : CELLS_ON_SIDE;
    double scale = scale(density, x);
    double[] low = new double[2];
    double[] step = {1, 1};
    int[] nodes = {1, 1};
    for (int axis = 0; axis < dimension; axis++) {
      double high = Double.NEGATIVE_INFINITY;
      low[axis] = Double.POSITIVE_INFINITY;
      for (int i = axis; i < x.length; i += dimension) {
        low[axis] = Math.min(low[axis], x[i] - 4 * scale);
        high = Math.max(high, x[i] + 4 * scale);
      }
      nodes[axis] = cells * (int) Math.ceil((high - low[axis]) / (scale / 3) / cells);
      step[axis] = (high - low[axis]) / nodes[axis];
    }
    if ((long) nodes[0] * nodes[1] > MOST_NODES) {
      throw new IllegalArgumentException(
          "the density is too narrow for its range to be integrated: choose other parameters");
    }
    double[] mass = new double[cells * cells];
    double total = 0;
    float[] point = new float[2];
    for (int i = 0; i < nodes[0]; i++) {
      for (int j = 0; j < nodes[1]; j++) {
        point[0] = (float) (low[0] + (i + 0.5) * step[0]);
        point[1] = (float) (low[1] + (j + 0.5) * step[1]);
        double p = Math.exp(density.logDensity(point, 0)) * step[0] * step[1];
        mass[cell(i, nodes[0], cells) * cells + cell(j, nodes[1], cells)] += p;
        total += p;
      }
    }
    assertEquals(1, total, 2e-3, "the integral of the density under " + marginal);
    int count = x.length / dimension;
    double[] share = new double[cells * cells];
    for (int s = 0; s < count; s++) {
      int i = (int) ((x[s * dimension] - low[0]) / step[0]);
      int j = dimension == 1 ? 0 : (int) ((x[s * dimension + 1] - low[1]) / step[1]);
      share[cell(i, nodes[0], cells) * cells + cell(j, nodes[1], cells)] += 1.0 / count;
    }
    for (int c = 0; c < share.length; c++) {
      double p = Math.min(1, mass[c]);
      assertEquals(
          p,
          share[c],
          5 * Math.sqrt(p * (1 - p) / count) + 1e-3,
          "the share of the samples in cell " + c + " under " + marginal);
    }
  }

  private static int cell(int node, int nodes, int cells) {
    return nodes == 1 ? 0 : Math.min(cells - 1, node / (nodes / cells));
  }

  /** p(y) = E N(y; m X + b, s^2 I). */
  private void average(Density density, float[] x, Marginal marginal) {
    if (marginal.deviation() == 0 || dimension > 3) {
      return;
    }
    double variance = marginal.deviation() * marginal.deviation();
    double peak = Math.pow(2 * Math.PI * variance, -0.5 * dimension);
    for (int p = 0; p < POINTS / 5; p++) {
      int at = x.length - (p + 1) * dimension;
      Statistic kernel = new Statistic();
      // The last samples have made the points; the others have not.
      for (int i = 0; i < x.length / 2; i += dimension) {
        double distance = 0;
        for (int j = 0; j < dimension; j++) {
          double y = x[at + j] - marginal.scale() * samples[i + j] - marginal.offset();
          distance += y * y;
        }
        kernel.add(peak * Math.exp(-0.5 * distance / variance));
      }
      double exact = Math.exp(density.logDensity(x, at));
      kernel.estimates(exact, 1e-5 * peak, "the density under " + marginal);
    }
  }

  /** p(y) = E p(y | X) for states, and the score is the gradient. */
  private void states(Density density, Transition law) {
    int length = law.blocks() * dimension;
    assertEquals(length, density.dimension(), "the dimension of the density of states");
    if (dimension > 2) {
      return;
    }
    float[] state = new float[length + 1];
    float[] noise = new float[length + 1];
    float[] score = new float[length + 1];
    for (int p = 0; p < POINTS / 10; p++) {
      int item = samples.length - (p + 1) * dimension;
      RandomStream.of(7, "states", p).fillGaussian(noise, 1, length);
      law.perturb(samples, item, noise, state, 1, dimension);
      Statistic kernel = new Statistic();
      double peak = 0;
      // The last samples have made the points; the others have not.
      for (int i = 0; i < samples.length / 2; i += dimension) {
        double value = Math.exp(law.logDensity(samples, i, state, 1, dimension));
        kernel.add(value);
        peak = Math.max(peak, value);
      }
      kernel.estimates(
          Math.exp(density.logDensity(state, 1)),
          1e-5 * peak,
          "the density of states under " + law);
      density.score(state, 1, score);
      for (int n = 1; n <= length; n++) {
        float centre = state[n];
        state[n] = centre + 1 / 256f;
        double above = density.logDensity(state, 1);
        float right = state[n];
        state[n] = centre - 1 / 256f;
        double below = density.logDensity(state, 1);
        double slope = (above - below) / ((double) right - state[n]);
        state[n] = centre;
        assertEquals(
            slope, score[n], 2e-3 * (1 + Math.abs(slope)), "the score of states under " + law);
      }
    }
  }

  private void modes(Modes modes) {
    double[] weights = modes.weights();
    assertEquals(1, Arrays.stream(weights).sum(), 1e-9, "the sum of the modes' weights");
    int count = samples.length / dimension;
    double[] share = new double[weights.length];
    int moved = 0;
    double nudge = dataset.density(Marginal.START).map(p -> scale(p, samples)).orElse(1e-3) / 2;
    float[] other = new float[dimension];
    RandomStream random = RandomStream.of(6, "nudges");
    for (int i = 0; i < samples.length; i += dimension) {
      int nearest = modes.nearest(samples, i);
      share[nearest] += 1.0 / count;
      for (int j = 0; j < dimension; j++) {
        other[j] = (float) (samples[i + j] + nudge * random.nextGaussian());
      }
      moved += modes.nearest(other, 0) == nearest ? 0 : 1;
    }
    boolean apart = moved < 1e-3 * count;
    for (int k = 0; k < weights.length; k++) {
      assertTrue(weights[k] > 0, "the weight of mode " + k + " is positive");
      if (apart) {
        double w = weights[k];
        assertEquals(
            w, share[k], 5 * Math.sqrt(w * (1 - w) / count) + 1e-3, "the share of mode " + k);
      }
    }
  }
}
