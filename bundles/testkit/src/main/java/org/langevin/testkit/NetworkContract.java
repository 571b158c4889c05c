package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.ScoreEvaluator;

/**
 * What every score network must do, on a few items drawn from a normal law. Derivatives are
 * compared with central differences, of which the parameters' are taken along one random direction
 * and along the axes of some parameters.
 */
public final class NetworkContract {
  private static final int ITEMS = 3;
  private static final int AXES = 40;

  private final ScoreNetwork network;
  private final int dimension;
  private final double step;
  private final double tolerance;
  private final FloatBuffer parameters;
  private final float[] x;
  private final float[] condition = new float[ITEMS];
  private final int[] label;
  private final RandomStream random;

  private NetworkContract(ScoreNetwork network, long seed, double step, double tolerance) {
    this.network = network;
    this.step = step;
    this.tolerance = tolerance;
    dimension = network.shape().dimension();
    random = RandomStream.of(seed, "network contract");
    parameters = Buffers.zeros(network.parameterCount());
    network.initialize(parameters, random);
    // Initial parameters are often special: biases that are zero hide errors.
    for (int k = 0; k < network.parameterCount(); k++) {
      Buffers.add(parameters, k, 0.1 * random.nextGaussian());
    }
    label =
        network.ability(ClassConditional.class).map(able -> labels(able.classes())).orElse(null);
    x = gaussian();
    for (int i = 0; i < ITEMS; i++) {
      condition[i] = (float) (0.2 + 0.6 * random.nextDouble());
    }
  }

  /**
   * Checks everything that the network offers.
   *
   * @param seed of the items and parameters
   * @param tolerance of derivatives, relative to their size or to 1 if that is larger
   */
  public static void holds(ScoreNetwork network, long seed, double tolerance) {
    holds(network, seed, 1e-2, tolerance);
  }

  /**
   * The same with differences over another step than 0.01: kinks, as of rectifiers, ask for a
   * smaller one and a larger tolerance.
   */
  public static void holds(ScoreNetwork network, long seed, double step, double tolerance) {
    NetworkContract contract = new NetworkContract(network, seed, step, tolerance);
    contract.itemsDoNotSeeEachOther();
    contract.evaluatorsAgree();
    contract.classesAreTold();
    contract.vectorJacobianProducts();
    contract.gradientsAreAdded();
    if (network.ability(TangentNetwork.class).isPresent()) {
      contract.tangents();
      contract.secondOrder();
    }
    if (network.ability(EnergyNetwork.class).isPresent()) {
      contract.energyBelongsToTheScore();
      contract.energyGradient();
    }
    contract.argumentsStayAsTheyAre();
  }

  /** Every class, and none. */
  private static int[] labels(int classes) {
    return IntStream.range(0, ITEMS).map(i -> i % (classes + 1) - 1).toArray();
  }

  /** The contract's items again and again, from one of them on. */
  private Batch batch(int first, int count, float[] items, float[] conditions) {
    int[] labels =
        label == null
            ? null
            : IntStream.range(first, first + count).map(i -> label[i % ITEMS]).toArray();
    return new Batch(count, items, conditions, labels);
  }

  private float[] gaussian() {
    float[] values = new float[ITEMS * dimension];
    random.fillGaussian(values, 0, values.length);
    return values;
  }

  private void agree(double expected, double actual, String what) {
    assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), what);
  }

  /** An item's score is the same in any batch, in a pass of any capacity. */
  private void itemsDoNotSeeEachOther() {
    float[] together = score(x);
    for (int i = 0; i < ITEMS; i++) {
      float[] item = Arrays.copyOfRange(x, i * dimension, (i + 1) * dimension);
      float[] alone = new float[dimension];
      for (int capacity : new int[] {1, 2 * ITEMS}) {
        try (NetworkPass pass = network.open(parameters, capacity)) {
          pass.forward(batch(i, 1, item, new float[] {condition[i]}), alone);
        }
        assertArrayEquals(
            Arrays.copyOfRange(together, i * dimension, (i + 1) * dimension),
            alone,
            (float) (1e-5 * (1 + norm(together))),
            "item " + i + " alone, with a capacity of " + capacity);
      }
    }
  }

  /** The score of an item changes with its class, and with no other item's. */
  private void classesAreTold() {
    if (label == null) {
      return;
    }
    float[] before = score(x);
    int given = label[0];
    label[0] = given == 0 ? 1 : 0;
    float[] after = score(x);
    label[0] = given;
    assertFalse(
        Arrays.equals(before, 0, dimension, after, 0, dimension),
        "the score of an item depends on its class");
    assertArrayEquals(
        Arrays.copyOfRange(before, dimension, before.length),
        Arrays.copyOfRange(after, dimension, after.length),
        "the class of an item does not matter to others");
  }

  /** An evaluator gives the scores of a pass, for any number of items. */
  private void evaluatorsAgree() {
    int many = 15 * ITEMS;
    float[] items = new float[many * dimension];
    float[] conditions = new float[many];
    for (int i = 0; i < many; i++) {
      System.arraycopy(x, i % ITEMS * dimension, items, i * dimension, dimension);
      conditions[i] = condition[i % ITEMS];
    }
    float[] expected = score(x);
    float[] scores = new float[items.length];
    try (ScoreEvaluator evaluator = network.evaluator(parameters, many)) {
      for (int count : new int[] {many, many - 7, 1}) {
        Arrays.fill(scores, Float.NaN);
        evaluator.forward(batch(0, count, items, conditions), scores);
        for (int i = 0; i < count; i++) {
          assertArrayEquals(
              Arrays.copyOfRange(expected, i % ITEMS * dimension, (i % ITEMS + 1) * dimension),
              Arrays.copyOfRange(scores, i * dimension, (i + 1) * dimension),
              (float) (1e-5 * (1 + norm(expected))),
              "item " + i + " of " + count + ", evaluated");
        }
      }
    }
  }

  /**
   * Checks that scores and gradients repeat to the last bit, round after round: the interpreter,
   * which runs first, and the compiler, which runs in the end, agree.
   *
   * @param parameters of the network
   * @param x items, which are also the cotangents
   * @param condition one value for each item
   */
  public static void repeats(
      ScoreNetwork network, FloatBuffer parameters, float[] x, float[] condition, int rounds) {
    int count = condition.length;
    float[] firstScore = null;
    float[] firstGradient = null;
    try (NetworkPass pass = network.open(parameters, count)) {
      for (int i = 0; i < rounds; i++) {
        float[] score = new float[x.length];
        FloatBuffer gradient = Buffers.zeros(parameters.capacity());
        pass.forward(new Batch(count, x, condition), score);
        pass.backward(x, gradient, null);
        float[] values = new float[parameters.capacity()];
        gradient.get(0, values);
        firstScore = firstScore == null ? score : firstScore;
        firstGradient = firstGradient == null ? values : firstGradient;
        assertArrayEquals(firstScore, score, "scores of round " + i);
        assertArrayEquals(firstGradient, values, "gradient of round " + i);
      }
    }
  }

  /**
   * Checks that an evaluator gives the scores of a pass to the last bit, to all items and to the
   * last one alone.
   *
   * @param parameters of the network
   * @param x items
   * @param condition one value for each item
   */
  public static void evaluatesToTheBit(
      ScoreNetwork network, FloatBuffer parameters, float[] x, float[] condition) {
    int count = condition.length;
    int last = x.length - x.length / count;
    float[] expected = new float[x.length];
    float[] scores = new float[x.length];
    try (NetworkPass pass = network.open(parameters, count);
        ScoreEvaluator evaluator = network.evaluator(parameters, count)) {
      pass.forward(new Batch(count, x, condition), expected);
      evaluator.forward(new Batch(count, x, condition), scores);
      assertArrayEquals(expected, scores);
      float[] alone = new float[x.length - last];
      float[] item = Arrays.copyOfRange(x, last, x.length);
      evaluator.forward(new Batch(1, item, new float[] {condition[count - 1]}), alone);
      assertArrayEquals(Arrays.copyOfRange(expected, last, x.length), alone);
    }
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private float[] score(float[] at) {
    float[] score = new float[ITEMS * dimension];
    try (NetworkPass pass = network.open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, at, condition), score);
    }
    return score;
  }

  private static double dot(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (double) first[i] * second[i];
    }
    return sum;
  }

  private static float[] moved(float[] from, double step, float[] direction) {
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) (from[i] + step * direction[i]);
    }
    return to;
  }

  private interface Functional {
    double value();
  }

  /** Compares a parameter gradient with differences of a functional of the parameters. */
  private void parameterGradient(FloatBuffer gradient, Functional functional, String what) {
    int count = network.parameterCount();
    float[] direction = new float[count];
    random.fillGaussian(direction, 0, count);
    double size = norm(direction);
    double slope = 0;
    for (int k = 0; k < count; k++) {
      direction[k] /= (float) Math.max(size, 1e-30);
      slope += (double) direction[k] * gradient.get(k);
    }
    agree(along(direction, functional), slope, what + " along a random direction");
    for (int k = 0; k < count; k += Math.max(1, count / AXES)) {
      float[] axis = new float[count];
      axis[k] = 1;
      agree(along(axis, functional), gradient.get(k), what + " along parameter " + k);
    }
  }

  private double along(float[] direction, Functional functional) {
    double[] saved = Buffers.toArray(parameters);
    double[] values = new double[4];
    double[] steps = {-2, -1, 1, 2};
    for (int i = 0; i < steps.length; i++) {
      for (int k = 0; k < direction.length; k++) {
        parameters.put(k, (float) (saved[k] + steps[i] * step * direction[k]));
      }
      values[i] = functional.value();
    }
    for (int k = 0; k < direction.length; k++) {
      parameters.put(k, (float) saved[k]);
    }
    return (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * step);
  }

  private void vectorJacobianProducts() {
    float[] u = gaussian();
    float[] inputGradient = new float[ITEMS * dimension];
    FloatBuffer gradient = Buffers.zeros(network.parameterCount());
    try (NetworkPass pass = network.open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, x, condition), new float[ITEMS * dimension]);
      pass.backward(u, gradient, inputGradient);
    }
    float[] v = gaussian();
    double difference =
        (dot(u, score(moved(x, step, v))) - dot(u, score(moved(x, -step, v)))) / (2 * step);
    agree(difference, dot(inputGradient, v), "derivative of u . s along an input direction");
    parameterGradient(gradient, () -> dot(u, score(x)), "gradient of u . s");
  }

  /** A backward pass adds to the gradient, and either result may be left out. */
  private void gradientsAreAdded() {
    float[] u = gaussian();
    FloatBuffer once = Buffers.zeros(network.parameterCount());
    FloatBuffer twice = Buffers.zeros(network.parameterCount());
    try (NetworkPass pass = network.open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, x, condition), new float[ITEMS * dimension]);
      pass.backward(u, once, null);
      pass.forward(batch(0, ITEMS, x, condition), new float[ITEMS * dimension]);
      pass.backward(u, null, new float[ITEMS * dimension]);
      for (int i = 0; i < 2; i++) {
        pass.forward(batch(0, ITEMS, x, condition), new float[ITEMS * dimension]);
        pass.backward(u, twice, null);
      }
    }
    for (int k = 0; k < network.parameterCount(); k++) {
      agree(2 * once.get(k), twice.get(k), "gradient of two passes at parameter " + k);
    }
  }

  private float[] tangent(float[] v) {
    float[] tangent = new float[ITEMS * dimension];
    float[] score = new float[ITEMS * dimension];
    try (TangentPass pass =
        network.ability(TangentNetwork.class).orElseThrow().open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, x, condition), v, score, tangent);
    }
    assertArrayEquals(score(x), score, (float) (1e-5 * (1 + norm(score))), "the tangents' score");
    return tangent;
  }

  private void tangents() {
    float[] v = gaussian();
    float[] ahead = score(moved(x, step, v));
    float[] behind = score(moved(x, -step, v));
    float[] tangent = tangent(v);
    for (int i = 0; i < tangent.length; i++) {
      agree((ahead[i] - behind[i]) / (2 * step), tangent[i], "tangent " + i);
    }
  }

  private void secondOrder() {
    float[] v = gaussian();
    float[] u = gaussian();
    float[] w = gaussian();
    FloatBuffer gradient = Buffers.zeros(network.parameterCount());
    try (TangentPass pass =
        network.ability(TangentNetwork.class).orElseThrow().open(parameters, ITEMS)) {
      pass.forward(
          batch(0, ITEMS, x, condition),
          v,
          new float[ITEMS * dimension],
          new float[ITEMS * dimension]);
      pass.backward(u, w, gradient);
    }
    parameterGradient(
        gradient, () -> dot(u, score(x)) + dot(w, tangent(v)), "gradient of u . s + w . J v");
  }

  /** What a network is given belongs to others: samples on their way, a loss's items. */
  private void argumentsStayAsTheyAre() {
    float[] u = gaussian();
    float[] v = gaussian();
    float[] one = new float[ITEMS];
    Arrays.fill(one, 1);
    float[] result = new float[ITEMS * dimension];
    Unchanged given =
        Unchanged.watch("a network", parameters).and(x).and(condition).and(u).and(v).and(one);
    FloatBuffer gradient = Buffers.zeros(network.parameterCount());
    try (ScoreEvaluator evaluator = network.evaluator(parameters, ITEMS)) {
      evaluator.forward(batch(0, ITEMS, x, condition), result);
    }
    try (NetworkPass pass = network.open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, x, condition), result);
      pass.backward(u, gradient, result);
    }
    if (network.ability(TangentNetwork.class).isPresent()) {
      try (TangentPass pass = network.ability(TangentNetwork.class).get().open(parameters, ITEMS)) {
        pass.forward(batch(0, ITEMS, x, condition), v, result, new float[ITEMS * dimension]);
        pass.backward(u, v, gradient);
      }
    }
    if (network.ability(EnergyNetwork.class).isPresent()) {
      try (EnergyPass pass = network.ability(EnergyNetwork.class).get().open(parameters, ITEMS)) {
        pass.forward(batch(0, ITEMS, x, condition), new float[ITEMS]);
        pass.backward(one, gradient);
      }
    }
    given.check();
  }

  private double energy(float[] at, float[] cotangent) {
    float[] energy = new float[ITEMS];
    try (EnergyPass pass =
        network.ability(EnergyNetwork.class).orElseThrow().open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, at, condition), energy);
    }
    return dot(energy, cotangent);
  }

  /** s = -dE/dx. */
  private void energyBelongsToTheScore() {
    float[] one = new float[ITEMS];
    Arrays.fill(one, 1);
    float[] v = gaussian();
    double difference =
        (energy(moved(x, step, v), one) - energy(moved(x, -step, v), one)) / (2 * step);
    agree(-difference, dot(score(x), v), "score along a direction");
  }

  private void energyGradient() {
    float[] u = new float[ITEMS];
    random.fillGaussian(u, 0, ITEMS);
    FloatBuffer gradient = Buffers.zeros(network.parameterCount());
    try (EnergyPass pass =
        network.ability(EnergyNetwork.class).orElseThrow().open(parameters, ITEMS)) {
      pass.forward(batch(0, ITEMS, x, condition), new float[ITEMS]);
      pass.backward(u, gradient);
    }
    parameterGradient(gradient, () -> energy(x, u), "gradient of the energy");
  }
}
