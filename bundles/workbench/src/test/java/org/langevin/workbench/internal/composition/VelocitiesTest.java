package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.workbench.internal.sampling.SamplerResult;

/** Experiments whose states have more numbers than the items. */
class VelocitiesTest extends RealExperiments {
  private static final String DATA =
      "'dataset': {'use': 'gaussian-mixture', 'means': [[-2, 0], [1, 1]], 'weights': [0.3, 0.7],"
          + " 'deviations': [0.5], 'count': 4000}";
  private static final String DAMPED = "'sde': {'use': 'critically-damped'}";
  private static final String SAMPLERS =
      "'samplers': [{'use': 'euler-maruyama', 'steps': 400, 'count': 4000}]";

  /** Takes the dataset's shape for the states'. */
  static final class Flat
      implements ExtensionFactory<FakePlugins.NoParameters, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(FakePlugins.NoParameters parameters, NetworkContext context) {
      return new FakeNetwork(context.dataset().shape(), context.condition(), 0, false);
    }
  }

  private static SamplerResult draw(Composition composition, FloatBuffer parameters, int threads) {
    return draw(composition, parameters, 0, threads).result();
  }

  /** Weights, means and variances of the two modes. */
  private static void areOfTheData(Items samples, double tolerance) {
    assertEquals(Shape.point(2), samples.shape());
    double[] counts = new double[2];
    double[][] sums = new double[2][2];
    double[][] squares = new double[2][2];
    float[] x = new float[2];
    for (int i = 0; i < samples.size(); i++) {
      samples.copy(i, x, 0);
      int mode = 3 * x[0] + x[1] > -1 ? 1 : 0;
      counts[mode]++;
      for (int j = 0; j < 2; j++) {
        sums[mode][j] += x[j];
        squares[mode][j] += (double) x[j] * x[j];
      }
    }
    assertEquals(0.7, counts[1] / samples.size(), tolerance, "the weight");
    double[][] means = {{-2, 0}, {1, 1}};
    for (int mode = 0; mode < 2; mode++) {
      for (int j = 0; j < 2; j++) {
        double mean = sums[mode][j] / counts[mode];
        assertEquals(means[mode][j], mean, 1.5 * tolerance, "the mean of mode " + mode);
        double variance = squares[mode][j] / counts[mode] - mean * mean;
        assertEquals(0.25, variance, tolerance, "the variance of mode " + mode);
      }
    }
  }

  @Test
  void samplesOfTheExactScoreAreItems() throws Exception {
    Composition composition = compose(DATA, DAMPED, "'network': {'use': 'exact'}", SAMPLERS);
    assertEquals(Shape.point(4), composition.network().orElseThrow().shape());
    FloatBuffer none = FloatBuffer.allocate(0);
    SamplerResult result = draw(composition, none, 2);
    areOfTheData(result.samples(), 0.04);
    assertEquals(2, result.traces().orElseThrow().dimension());
    assertArrayEquals(result.samples().toArray(), draw(composition, none, 1).samples().toArray());
  }

  @Test
  void aNetworkLearnsTheScoreOfPositionsAndVelocities() throws Exception {
    Composition composition =
        compose(
            DATA,
            DAMPED,
            "'network': {'use': 'mlp', 'hidden': [96, 96, 96], 'activation': 'swish',"
                + " 'fourierFrequencies': 8, 'fourierScale': 1}",
            "'loss': {'use': 'time-denoising', 'epsilon': 1e-3}",
            "'training': {'steps': 4000, 'batch': 256,"
                + " 'optimizer': {'use': 'adam', 'learningRate': 0.002},"
                + " 'averaging': {'use': 'exponential', 'decay': 0.999}}",
            SAMPLERS);
    assertEquals(
        Shape.point(4), composition.network().orElseThrow().shape(), "positions and velocities");
    FloatBuffer parameters = train(composition).averaged();
    areOfTheData(draw(composition, parameters, 2).samples(), 0.1);
  }

  @Test
  void whoeverStartsFromOnePointNamesTheStates() throws Exception {
    Composition composition =
        compose(
            DATA,
            DAMPED,
            "'network': {'use': 'exact'}",
            "'samplers': [{'use': 'ula', 'steps': 3, 'step': 1e-9, 'count': 2, 'condition': 0.5,"
                + " 'start': {'use': 'point', 'point': [3, 9, 4, 9]}}]");
    float[] samples = draw(composition, FloatBuffer.allocate(0), 1).samples().toArray();
    assertArrayEquals(new float[] {3, 4, 3, 4}, samples, 1e-3f);
  }

  private void refuses(String expected, String... members) {
    String problems = refused(members).problems().toString();
    assertTrue(problems.contains(expected), problems);
  }

  @Test
  void whatDoesNotFitStatesIsRefused() {
    FakePlugins.add(registry, "network", "flat", new Flat());
    refuses(
        "the network flat is for items of shape 2, but the SDE's states have, with more numbers than"
            + " the dataset's items, the shape 4",
        DATA,
        DAMPED,
        "'network': {'use': 'flat'}",
        SAMPLERS);
    refuses(
        "the state has velocities",
        DATA,
        DAMPED,
        "'network': {'use': 'mlp', 'prediction': 'data'}",
        "'loss': {'use': 'time-denoising'}",
        "'training': {'steps': 1}");
    refuses(
        "the metric fisher-divergence needs Gaussian marginals (a drift linear in x, equal in all"
            + " components), which the sde critically-damped lacks",
        DATA,
        DAMPED,
        "'network': {'use': 'exact'}",
        "'metrics': [{'use': 'fisher-divergence'}]");
  }
}
