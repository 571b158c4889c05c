package org.langevin.metrics.features;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.Standardization;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.kit.metric.Tasks;
import org.langevin.nn.Adam;
import org.langevin.nn.Arena;
import org.langevin.nn.Memory;

/**
 * A small classifier of standardised items, with a softmax over the scores that {@link
 * ClassifierLayers} give. Its bits depend on what it is trained on alone: not on the processor, and
 * not on the number of threads. Belongs to one thread, which lets others help.
 */
final class Classifier {
  /** Items of a minibatch at most. */
  private static final int BATCH = 64;

  private static final double RATE = 2e-3;

  /** Values of the items that are worked on at once, if they are more than the fewest. */
  private static final int VALUES = 1 << 20;

  private static final int FEWEST = 16;

  /** What a thread takes on at once, so that making its memory is little of the work. */
  private static final int BATCHES = 16;

  private final Shape shape;
  private final int classes;
  private final ClassifierLayers layers;
  private final int capacity;
  private final FloatBuffer parameters;
  private Standardization standardization;

  /**
   * An untrained classifier, all of its parameters zero.
   *
   * @throws org.langevin.api.InvalidExperimentException if items are so large that a buffer cannot
   *     hold the parameters
   */
  Classifier(Shape shape, int classes) {
    this.shape = shape;
    this.classes = classes;
    this.layers = new ClassifierLayers(shape, classes);
    this.capacity = Math.max(FEWEST, Math.min(BATCH, VALUES / shape.dimension()));
    this.parameters = DirectFloats.zeros(layers.layout().length());
  }

  /** All parameters: those of the standardisation, and then the layers' in their order. */
  float[] parameters() {
    float[] all = new float[count()];
    standardization.write(all);
    parameters.get(0, all, all.length - parameters.capacity(), parameters.capacity());
    return all;
  }

  private int count() {
    return 2 * Standardization.channels(shape) + parameters.capacity();
  }

  /** Takes over parameters. */
  void setParameters(float[] all) {
    standardization = Standardization.read(all, Standardization.channels(shape));
    parameters.put(0, all, all.length - parameters.capacity(), parameters.capacity());
  }

  /** Whether there are as many as the classifier has. */
  boolean accepts(float[] all) {
    return all.length == count();
  }

  /**
   * Trains from fresh parameters, which depend on the seed alone, by the mean gradient of
   * minibatches: as few as hold all items, and all of a size but for one item.
   *
   * @param items at least one
   */
  void train(LabelledItems items, int epochs, long seed, MetricInput input) {
    standardization = Standardization.of(Items.of(items.shape(), items.values()));
    layers.layout().initialize(parameters, RandomStream.of(seed, "classifier weights"));
    int length = parameters.capacity();
    FloatBuffer mean = DirectFloats.zeros(length);
    Adam adam = new Adam(Adam.Settings.DEFAULT, parameters, mean, DirectFloats.zeros(length));
    float[] direction = new float[length];
    int batches = (items.size() + BATCH - 1) / BATCH;
    try (Arena arena = new Arena()) {
      ClassifierPass pass = open(arena);
      Memory gradient = arena.allocate(length);
      for (int epoch = 0; epoch < epochs; epoch++) {
        int[] order = shuffled(items.size(), RandomStream.of(seed, "classifier order", epoch));
        for (int batch = 0; batch < batches; batch++) {
          int step = epoch * batches + batch;
          int from = begin(batch, batches, items);
          int to = begin(batch + 1, batches, items);
          gradient.zero(0, length);
          addGradient(pass, items, Arrays.copyOfRange(order, from, to), gradient);
          gradient.read(0, direction, 0, length);
          adam.begin(step + 1L, RATE);
          adam.update(0, length, direction);
          input.progress(step, epochs * batches, "steps");
        }
      }
    }
  }

  private static int begin(int batch, int batches, LabelledItems items) {
    return (int) ((long) items.size() * batch / batches);
  }

  /** That of the mean loss of a minibatch, for as many items at once as there is room for. */
  private void addGradient(
      ClassifierPass pass, LabelledItems items, int[] chosen, Memory gradient) {
    int[] labels = new int[capacity];
    for (int from = 0; from < chosen.length; from += capacity) {
      int count = Math.min(capacity, chosen.length - from);
      for (int i = 0; i < count; i++) {
        int item = chosen[from + i];
        pass.put(i, items.values(), item * shape.dimension());
        labels[i] = items.labels()[item];
      }
      pass.addGradient(count, labels, 1.0 / chosen.length, gradient);
    }
  }

  private static int[] shuffled(int count, RandomStream random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private ClassifierPass open(Arena arena) {
    return new ClassifierPass(layers, Memory.of(parameters), standardization, arena, capacity);
  }

  /** The share of items whose most probable class is theirs. */
  double accuracy(LabelledItems items, MetricInput input) {
    float[] scores = evaluate(items.values(), classes, ClassifierPass::scores, input);
    int right = 0;
    for (int i = 0; i < items.size(); i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        if (scores[i * classes + k] > scores[i * classes + best]) {
          best = k;
        }
      }
      right += best == items.labels()[i] ? 1 : 0;
    }
    return right / (double) items.size();
  }

  /** The outputs of the last hidden layer: {@link ClassifierLayers#FEATURES} for each item. */
  float[] features(float[] items, MetricInput input) {
    return evaluate(items, ClassifierLayers.FEATURES, ClassifierPass::features, input);
  }

  @FunctionalInterface
  private interface Evaluation {
    void apply(ClassifierPass pass, int count, float[] to, int offset);
  }

  private float[] evaluate(float[] items, int width, Evaluation evaluation, MetricInput input) {
    int count = items.length / shape.dimension();
    float[] values = new float[Sizes.length("", "items", Float.BYTES, count, width)];
    int piece = BATCHES * capacity;
    Tasks.run(
        (count + piece - 1) / piece,
        "batches",
        input,
        index -> {
          int end = (int) Math.min(count, (index + 1L) * piece);
          evaluate(items, index * piece, end, width, evaluation, values);
        });
    return values;
  }

  private void evaluate(
      float[] items, int begin, int end, int width, Evaluation evaluation, float[] to) {
    try (Arena arena = new Arena()) {
      ClassifierPass pass = open(arena);
      for (int from = begin; from < end; from += capacity) {
        int count = Math.min(capacity, end - from);
        for (int i = 0; i < count; i++) {
          pass.put(i, items, (from + i) * shape.dimension());
        }
        evaluation.apply(pass, count, to, from * width);
      }
    }
  }
}
