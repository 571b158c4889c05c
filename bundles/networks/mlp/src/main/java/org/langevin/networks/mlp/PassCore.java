package org.langevin.networks.mlp;

import java.nio.FloatBuffer;
import org.langevin.nn.Arena;
import org.langevin.nn.GradientView;
import org.langevin.nn.Layer;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Memory;
import org.langevin.nn.OutputDeviation;

/** The memory of a pass, and the ways into the layers and out of them. */
final class PassCore implements AutoCloseable {
  final LayerPass layers;
  final Memory input;
  final Memory output;
  final Memory inputTangent;
  final Memory outputTangent;
  final Memory inputCotangent;
  final Memory outputCotangent;
  final Memory outputTangentCotangent;
  final GradientView gradient = new GradientView();

  private final ConditionFeatures features;
  private final OutputDeviation deviation;
  private final Arena arena = new Arena();
  private final int capacity;
  private final int dimension;
  private final int width;
  private final float[] inverse;
  private boolean open = true;
  private int count;

  PassCore(
      ConditionFeatures features,
      OutputDeviation deviation,
      Layer network,
      FloatBuffer parameters,
      int capacity,
      boolean tangents) {
    this.features = features;
    this.deviation = deviation;
    this.capacity = capacity;
    this.dimension = network.outputs();
    this.width = network.inputs();
    this.inverse = new float[capacity];
    this.layers = network.open(Memory.of(parameters), arena, capacity, tangents);
    long in = (long) capacity * width;
    long out = (long) capacity * dimension;
    input = arena.allocate(in);
    output = arena.allocate(out);
    inputCotangent = arena.allocate(tangents ? 0 : in);
    outputCotangent = arena.allocate(out);
    inputTangent = arena.allocate(tangents ? in : 0);
    outputTangent = arena.allocate(tangents ? out : 0);
    outputTangentCotangent = arena.allocate(tangents ? out : 0);
  }

  /** The number of items in the forward pass that is to be differentiated. */
  int count() {
    if (!open || count == 0) {
      throw new IllegalStateException("there is no forward pass to differentiate");
    }
    return count;
  }

  /** Lays out items beside the features of their conditions. */
  void begin(int items, float[] x, float[] condition) {
    if (!open || items < 1 || items > capacity) {
      throw new IllegalStateException(
          open ? items + " items are not between 1 and " + capacity : "the pass is closed");
    }
    count = items;
    for (int i = 0; i < items; i++) {
      input.write(i * width, x, i * dimension, dimension);
      features.write(condition[i], input, i * width + dimension);
    }
    deviation.writeInverses(items, condition, inverse);
  }

  /** Lays out directions; the condition has none. */
  void beginTangent(float[] direction) {
    for (int i = 0; i < count; i++) {
      inputTangent.write(i * width, direction, i * dimension, dimension);
    }
  }

  /** Takes out what the layers gave, over the deviation. */
  void takeOverDeviation(Memory from, float[] to) {
    from.read(0, to, 0, count * dimension);
    for (int i = 0; i < count; i++) {
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        to[j] *= inverse[i];
      }
    }
  }

  /** Puts in a cotangent, over the deviation. */
  void putOverDeviation(float[] from, Memory to) {
    for (int i = 0; i < count; i++) {
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        to.put(j, from[j] * inverse[i]);
      }
    }
  }

  /** Takes out the part of the input's cotangent that belongs to the items. */
  void takeInputCotangent(float[] to) {
    for (int i = 0; i < count; i++) {
      inputCotangent.read(i * width, to, i * dimension, dimension);
    }
  }

  @Override
  public void close() {
    open = false;
    count = 0;
    arena.close();
  }
}
