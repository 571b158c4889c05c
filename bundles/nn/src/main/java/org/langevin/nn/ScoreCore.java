package org.langevin.nn;

import java.nio.FloatBuffer;
import org.langevin.api.score.Batch;
import org.langevin.kit.score.OutputConversion;

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
  private final OutputConversion.Pass conversion;
  private final int capacity;
  private final int dimension;
  private final float[] items;
  private Memory inputCotangent;
  private boolean open = true;
  private int count;

  ScoreCore(
      Layer network,
      OutputConversion conversion,
      FloatBuffer parameters,
      int capacity,
      boolean tangents) {
    this.capacity = capacity;
    this.dimension = network.outputs();
    this.conversion = conversion.open(capacity, dimension);
    this.items = new float[capacity * dimension];
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

  /** Takes in items and what is told of them. */
  void begin(Batch batch) {
    check(open, batch.size(), capacity);
    count = batch.size();
    input.write(0, batch.x(), 0, count * dimension);
    layer.condition(batch);
    conversion.begin(batch);
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

  /** Hands out the score that follows from what the layer gave. */
  void takeScore(float[] to) {
    output.read(0, to, 0, count * dimension);
    conversion.score(to);
  }

  /** Hands out its directional derivative. */
  void takeTangent(float[] direction, float[] to) {
    outputTangent.read(0, to, 0, count * dimension);
    conversion.tangent(direction, to);
  }

  /** Takes in the cotangent of a score, or of its derivative, as that of the layer's. */
  void putCotangent(float[] from, Memory to) {
    conversion.cotangent(from, items);
    to.write(0, items, 0, count * dimension);
  }

  /** Where the cotangent of x goes. */
  Memory inputCotangent() {
    if (inputCotangent == null) {
      inputCotangent = arena.allocate((long) capacity * dimension);
    }
    return inputCotangent;
  }

  /** Hands out the cotangent of x. */
  void takeInputCotangent(float[] cotangent, float[] to) {
    inputCotangent.read(0, to, 0, count * dimension);
    conversion.inputGradient(cotangent, to);
  }

  @Override
  public void close() {
    open = false;
    count = 0;
    arena.close();
  }
}
