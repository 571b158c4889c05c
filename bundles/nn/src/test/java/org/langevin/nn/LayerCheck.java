package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.memory.DirectFloats;

/**
 * Compares the derivatives of a layer with finite differences of its values, and the reverse pass
 * through the tangents with finite differences of the tangents.
 */
final class LayerCheck implements AutoCloseable {
  private final Layer layer;
  private final int count;
  private final double step;
  private final double tolerance;
  private final RandomStream random = RandomStream.of(11, "layer check");
  private final Arena arena = new Arena();
  private final FloatBuffer theta;
  private final LayerPass pass;
  private final Memory x;
  private final Memory tx;
  private final Memory y;
  private final Memory ty;
  private final float[] u;
  private final float[] w;

  /**
   * Prepares a layer at random parameters and items.
   *
   * @param parameters how many the layer has
   * @param step of the finite differences
   * @param tolerance relative to the size of the derivative
   */
  LayerCheck(Layer layer, int parameters, int count, double step, double tolerance) {
    this.layer = layer;
    this.count = count;
    this.step = step;
    this.tolerance = tolerance;
    theta = DirectFloats.zeros(parameters);
    for (int i = 0; i < parameters; i++) {
      theta.put(i, (float) (0.4 * random.nextGaussian()));
    }
    // Fewer items than there is room for.
    pass = layer.open(Memory.of(theta), arena, count + 3, true);
    x = normal(layer.inputs());
    tx = normal(layer.inputs());
    y = normal(layer.outputs());
    ty = normal(layer.outputs());
    u = draw(count * layer.outputs());
    w = draw(count * layer.outputs());
  }

  private Memory normal(int size) {
    Memory memory = arena.allocate((count + 3L) * size);
    float[] values = draw((count + 3) * size);
    memory.write(0, values, 0, values.length);
    return memory;
  }

  private float[] draw(int length) {
    float[] values = new float[length];
    random.fillGaussian(values, 0, length);
    return values;
  }

  private Memory filled(float[] values) {
    Memory memory = arena.allocate((long) (count + 3) * values.length / count);
    memory.write(0, values, 0, values.length);
    return memory;
  }

  /** u . y, with y computed anew. */
  private double value() {
    pass.forward(count, x, y);
    return dot(u, y);
  }

  /** u . y + w . ty, computed anew. */
  private double valueWithTangent() {
    pass.forward(count, x, y);
    pass.tangent(count, x, y, tx, ty);
    return dot(u, y) + dot(w, ty);
  }

  private static double dot(float[] a, Memory b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b.get(i);
    }
    return sum;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private interface Value {
    double get();
  }

  /** Fourth-order difference of a value as memory moves in a direction. */
  private double difference(FloatBuffer moved, float[] direction, Value value) {
    float[] start = new float[direction.length];
    moved.get(0, start);
    double[] values = new double[4];
    int[] steps = {-2, -1, 1, 2};
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < start.length; i++) {
        moved.put(i, (float) (start[i] + steps[k] * step * direction[i]));
      }
      values[k] = value.get();
    }
    moved.put(0, start);
    return (8 * (values[2] - values[1]) - (values[3] - values[0])) / (12 * step);
  }

  /** Compares along the gradient itself, where it is largest, and along random directions. */
  private void compare(String what, FloatBuffer moved, float[] gradient, Value value) {
    if (gradient.length == 0) {
      return;
    }
    double norm = Math.sqrt(dot(gradient, gradient));
    for (int k = 0; k < 4; k++) {
      float[] direction = draw(gradient.length);
      double length = Math.sqrt(dot(direction, direction));
      for (int i = 0; i < direction.length; i++) {
        double along = norm == 0 ? 0 : gradient[i] / norm;
        direction[i] = (float) (along + (k == 0 ? 0 : direction[i] / length));
      }
      double expected = difference(moved, direction, value);
      double error = tolerance * Math.max(norm, 1e-2);
      assertEquals(expected, dot(gradient, direction), error, what + ", direction " + k);
    }
  }

  private float[] read(FloatBuffer buffer, int length) {
    float[] values = new float[length];
    buffer.get(0, values);
    return values;
  }

  /** VJPs against differences of values. */
  LayerCheck firstOrder() {
    FloatBuffer gradient = DirectFloats.zeros(theta.capacity());
    Memory dx = filled(new float[count * layer.inputs()]);
    value();
    pass.backward(count, x, y, filled(u), dx, false, Memory.of(gradient));
    compare("theta", theta, read(gradient, theta.capacity()), this::value);
    compare("x", x.floats, read(dx.floats, count * layer.inputs()), this::value);

    // Adding, and leaving out one result or the other.
    float[] once = read(dx.floats, count * layer.inputs());
    value();
    pass.backward(count, x, y, filled(u), dx, true, null);
    for (int i = 0; i < once.length; i++) {
      assertEquals(2 * once[i], dx.get(i), 1e-4 * (1 + Math.abs(once[i])), "accumulated dx");
    }
    float[] first = read(gradient, theta.capacity());
    value();
    pass.backward(count, x, y, filled(u), null, false, Memory.of(gradient));
    for (int i = 0; i < first.length; i++) {
      double error = 1e-4 * (1 + Math.abs(first[i]));
      assertEquals(2 * first[i], gradient.get(i), error, "accumulated gradient");
    }
    return this;
  }

  /** JVPs against VJPs, and the reverse pass through JVPs against differences. */
  LayerCheck secondOrder() {
    Memory dx = filled(new float[count * layer.inputs()]);
    Memory dtx = filled(new float[count * layer.inputs()]);
    value();
    pass.backward(count, x, y, filled(u), dx, false, null);
    value();
    pass.tangent(count, x, y, tx, ty);
    float[] direction = read(tx.floats, count * layer.inputs());
    double scale = Math.sqrt(dot(direction, direction));
    double forward = dot(u, ty);
    double size = Math.sqrt(dot(read(dx.floats, direction.length), dx));
    assertEquals(dot(direction, dx), forward, 1e-5 * scale * size, "u (J v) = (u J) v");

    FloatBuffer gradient = DirectFloats.zeros(theta.capacity());
    valueWithTangent();
    pass.tangentBackward(
        count, x, y, tx, ty, filled(u), filled(w), dx, dtx, false, Memory.of(gradient));
    compare(
        "theta of both streams", theta, read(gradient, theta.capacity()), this::valueWithTangent);
    float[] toX = read(dx.floats, count * layer.inputs());
    float[] toTangent = read(dtx.floats, count * layer.inputs());
    compare("x of both streams", x.floats, toX, this::valueWithTangent);
    compare("tx", tx.floats, toTangent, this::valueWithTangent);

    valueWithTangent();
    pass.tangentBackward(count, x, y, tx, ty, filled(u), filled(w), dx, dtx, true, null);
    for (int i = 0; i < toX.length; i++) {
      assertEquals(2 * toX[i], dx.get(i), 1e-4 * (1 + Math.abs(toX[i])), "accumulated dx");
      double error = 1e-4 * (1 + Math.abs(toTangent[i]));
      assertEquals(2 * toTangent[i], dtx.get(i), error, "accumulated dtx");
    }
    return this;
  }

  @Override
  public void close() {
    arena.close();
  }
}
