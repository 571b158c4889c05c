package org.langevin.nn;

import java.nio.FloatBuffer;

/** The memory of a pass through a network, and the ways in and out. */
final class ScoreCore implements AutoCloseable {
  final LayerPass layer;
  final Memory input;
  final Memory output;
  final Memory inputTangent;
  final Memory outputTangent;
  final Memory outputCotangent;
  final Memory outputTangentCotangent;
  final GradientView gradient = new GradientView();

  private final Arena arena = new Arena();
  private final OutputDeviation deviation;
  private final int capacity;
  private final int dimension;
  private final float[] inverse;
  private Memory inputCotangent;
  private boolean open = true;
  private int count;

  ScoreCore(
      Layer network,
      OutputDeviation deviation,
      FloatBuffer parameters,
      int capacity,
      boolean tangents) {
    this.deviation = deviation;
    this.capacity = capacity;
    this.dimension = network.outputs();
    this.inverse = new float[capacity];
    this.layer = network.open(Memory.of(parameters), arena, capacity, tangents);
    long size = (long) capacity * dimension;
    input = arena.allocate(size);
    output = arena.allocate(size);
    outputCotangent = arena.allocate(size);
    inputTangent = arena.allocate(tangents ? size : 0);
    outputTangent = arena.allocate(tangents ? size : 0);
    outputTangentCotangent = arena.allocate(tangents ? size : 0);
  }

  /** Refuses what a pass that is open cannot take, and everything once it is closed. */
  static void check(boolean open, int items, int capacity) {
    if (!open || items < 1 || items > capacity) {
      throw new IllegalStateException(
          open ? items + " items are not between 1 and " + capacity : "the pass is closed");
    }
  }

  /** Takes in items and their conditions. */
  void begin(int items, float[] x, float[] condition) {
    check(open, items, capacity);
    count = items;
    input.write(0, x, 0, items * dimension);
    layer.condition(items, condition);
    deviation.writeInverses(items, condition, inverse);
  }

  /** The number of items in the forward pass that is to be differentiated. */
  int count() {
    if (!open || count == 0) {
      throw new IllegalStateException("there is no forward pass to differentiate");
    }
    return count;
  }

  /** Takes in directions. */
  void beginTangent(float[] direction) {
    inputTangent.write(0, direction, 0, count * dimension);
  }

  /** Hands out what the layer gave, over the deviation. */
  void takeOverDeviation(Memory from, float[] to) {
    from.read(0, to, 0, count * dimension);
    for (int i = 0; i < count; i++) {
      float factor = inverse[i];
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        to[j] *= factor;
      }
    }
  }

  /** Takes in a cotangent, over the deviation. */
  void putOverDeviation(float[] from, Memory to) {
    for (int i = 0; i < count; i++) {
      float factor = inverse[i];
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        to.put(j, from[j] * factor);
      }
    }
  }

  /** Where the cotangent of x goes. */
  Memory inputCotangent() {
    if (inputCotangent == null) {
      inputCotangent = arena.allocate((long) capacity * dimension);
    }
    return inputCotangent;
  }

  /** Hands out the cotangent of x. */
  void takeInputCotangent(float[] to) {
    inputCotangent.read(0, to, 0, count * dimension);
  }

  @Override
  public void close() {
    open = false;
    count = 0;
    arena.close();
  }
}
