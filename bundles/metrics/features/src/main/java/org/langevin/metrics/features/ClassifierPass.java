package org.langevin.metrics.features;

import org.langevin.kit.dataset.Standardization;
import org.langevin.nn.Arena;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Memory;

/** A classifier at work on a few items at a time. Belongs to one thread. */
final class ClassifierPass {
  private final ClassifierLayers layers;
  private final Standardization standardization;
  private final LayerPass hidden;
  private final LayerPass output;
  private final float[] item;
  private final Memory input;
  private final Memory features;
  private final Memory featuresCotangent;
  private final Memory scores;
  private final float[] classes;

  /**
   * Opens the layers.
   *
   * @param arena owns the memory of the pass
   * @param capacity the largest number of items in one call
   */
  ClassifierPass(
      ClassifierLayers layers,
      Memory parameters,
      Standardization standardization,
      Arena arena,
      int capacity) {
    this.layers = layers;
    this.standardization = standardization;
    this.hidden = layers.hidden().open(parameters, arena, capacity, false);
    this.output = layers.output().open(parameters, arena, capacity, false);
    this.item = new float[layers.hidden().inputs()];
    this.input = arena.allocate((long) capacity * item.length);
    this.features = arena.allocate((long) capacity * ClassifierLayers.FEATURES);
    this.featuresCotangent = arena.allocate((long) capacity * ClassifierLayers.FEATURES);
    this.scores = arena.allocate((long) capacity * layers.output().outputs());
    this.classes = new float[capacity * layers.output().outputs()];
  }

  /** Takes in an item. */
  void put(int index, float[] items, int from) {
    layers.input(standardization, items, from, item);
    input.write(index * item.length, item, 0, item.length);
  }

  /** The features of the first so many items. */
  void features(int count, float[] to, int offset) {
    hidden.forward(count, input, features);
    features.read(0, to, offset, count * ClassifierLayers.FEATURES);
  }

  /** The scores of the classes of the first so many items: the larger, the more probable. */
  void scores(int count, float[] to, int offset) {
    hidden.forward(count, input, features);
    output.forward(count, features, scores);
    scores.read(0, to, offset, count * layers.output().outputs());
  }

  /**
   * Adds to the gradient that of the weighted sum of the first items' losses.
   *
   * @param labels the items' classes
   */
  void addGradient(int count, int[] labels, double weight, Memory gradient) {
    int each = layers.output().outputs();
    scores(count, classes, 0);
    for (int i = 0; i < count; i++) {
      SoftmaxCrossEntropy.differentiate(classes, i * each, each, labels[i], weight);
    }
    // The scores are not needed any more, so their cotangents take their place.
    Memory cotangents = scores;
    cotangents.write(0, classes, 0, count * each);
    output.backward(count, features, null, cotangents, featuresCotangent, false, gradient);
    hidden.backward(count, input, features, featuresCotangent, null, false, gradient);
  }
}
