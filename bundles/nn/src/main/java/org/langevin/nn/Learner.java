package org.langevin.nn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.langevin.api.Interruption;
import org.langevin.api.random.RandomStream;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;
import org.langevin.kit.memory.DirectFloats;

/**
 * A layer that a model trains by itself: its parameters, the gradient, and what the optimiser
 * carries from step to step. Belongs to one thread.
 */
public final class Learner {
  /** So many floats are handed over at once. */
  private static final int BLOCK = 4096;

  private final Layer layer;
  private final ParameterLayout layout;
  private final Optimizer optimizer;
  private final int length;

  /** Those of the optimiser come after the parameters. All null before {@link #begin}. */
  private List<FloatBuffer> vectors;

  private Memory gradient;
  private OptimizerPass pass;

  /**
   * A layer that has learned nothing.
   *
   * @param layout of the layer's parameters
   * @throws org.langevin.api.InvalidExperimentException if there are too many parameters
   */
  public Learner(Layer layer, ParameterLayout layout, Optimizer optimizer) {
    this.layer = layer;
    this.layout = layout;
    this.optimizer = optimizer;
    this.length = layout.length();
  }

  /**
   * A {@link Perceptron} that has learned nothing.
   *
   * @param hidden the widths of its hidden layers
   * @param dropout the rate at which their outputs are dropped; 0 for none
   * @throws org.langevin.api.InvalidExperimentException if there are too many parameters
   */
  public static Learner perceptron(
      int inputs,
      List<Integer> hidden,
      int outputs,
      Activation activation,
      double dropout,
      Optimizer optimizer) {
    ParameterLayout layout = new ParameterLayout();
    Layer layer = Perceptron.of(layout, inputs, hidden, outputs, activation, dropout);
    return new Learner(layer, layout, optimizer);
  }

  /** The layer. */
  public Layer layer() {
    return layer;
  }

  /** Bytes outside the heap, without passes. */
  long memory() {
    return (long) Float.BYTES * length * (2 + optimizer.stateCount());
  }

  /** Bytes outside the heap that a pass for so many items takes. */
  public long passMemory(int capacity) {
    try (Arena arena = Arena.measure()) {
      layer.open(Memory.of(DirectFloats.zeros(0)), arena, capacity, false);
      return arena.size();
    }
  }

  /** Begins anew: draws the parameters. */
  public void begin(RandomStream random) {
    allocate();
    layout.initialize(parameters(), random);
  }

  private void allocate() {
    vectors =
        Stream.generate(() -> DirectFloats.zeros(length))
            .limit(1L + optimizer.stateCount())
            .toList();
    gradient = Memory.of(DirectFloats.zeros(length));
    pass = optimizer.open(parameters(), vectors.subList(1, vectors.size()));
  }

  /** The parameters as they are now. */
  public FloatBuffer parameters() {
    return vectors.get(0);
  }

  /** To be added to by passes. */
  public Memory gradient() {
    return gradient;
  }

  /** Opens the layer at its parameters, which it follows as they change. */
  public LayerPass open(Arena arena, int capacity) {
    return layer.open(Memory.of(parameters()), arena, capacity, false);
  }

  /**
   * Takes a step of the optimiser along the gradient, which becomes 0.
   *
   * @param step from 1
   */
  public void step(long step) {
    float factor = (float) factor(optimizer.largestNorm());
    pass.begin(step);
    float[] block = new float[Math.min(BLOCK, length)];
    for (int from = 0; from < length; from += BLOCK) {
      int n = Math.min(BLOCK, length - from);
      gradient.read(from, block, 0, n);
      for (int i = 0; i < n && factor != 1; i++) {
        block[i] *= factor;
      }
      pass.update(from, n, block);
    }
    gradient.zero(0, length);
    Reference.reachabilityFence(this);
  }

  /** What shortens the gradient to the largest norm. */
  private double factor(OptionalDouble largest) {
    if (largest.isEmpty()) {
      return 1;
    }
    double squares = 0;
    for (int i = 0; i < length; i++) {
      squares += (double) gradient.get(i) * gradient.get(i);
    }
    double norm = Math.sqrt(squares);
    return norm > largest.getAsDouble() ? largest.getAsDouble() / norm : 1;
  }

  /** Writes parameters and the optimiser's vectors, with their number and length before them. */
  void write(DataOutput target) throws IOException {
    target.writeInt(vectors.size());
    target.writeInt(length);
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * BLOCK);
    float[] block = new float[BLOCK];
    for (FloatBuffer vector : vectors) {
      for (int from = 0; from < length; from += BLOCK) {
        int n = Math.min(BLOCK, length - from);
        vector.get(from, block, 0, n);
        bytes.clear().asFloatBuffer().put(block, 0, n);
        target.write(bytes.array(), 0, Float.BYTES * n);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is of another layer or optimiser
   */
  void read(DataInput source) throws IOException {
    int count = source.readInt();
    int parameters = source.readInt();
    if (count != 1 + optimizer.stateCount() || parameters != length) {
      throw new IOException(
          "it is that of another network or optimiser: it has "
              + count
              + " vectors of "
              + parameters
              + " numbers, and this one "
              + (1 + optimizer.stateCount())
              + " of "
              + length);
    }
    allocate();
    byte[] bytes = new byte[Float.BYTES * BLOCK];
    float[] block = new float[BLOCK];
    for (FloatBuffer vector : vectors) {
      for (int from = 0; from < length; from += BLOCK) {
        Interruption.check();
        int n = Math.min(BLOCK, length - from);
        source.readFully(bytes, 0, Float.BYTES * n);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(block, 0, n);
        vector.put(from, block, 0, n);
      }
    }
  }
}
