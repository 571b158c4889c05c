package org.langevin.metrics.features;

import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Shape;
import org.langevin.kit.dataset.Standardization;
import org.langevin.nn.Activation;
import org.langevin.nn.Convolution;
import org.langevin.nn.Dense;
import org.langevin.nn.ImageSize;
import org.langevin.nn.Layer;
import org.langevin.nn.NormalizedSwish;
import org.langevin.nn.ParameterLayout;
import org.langevin.nn.Sequence;

/**
 * The layers of a small classifier. Images go through two convolutions with 3 x 3 filters of stride
 * 2, or as many as leave at most {@value #LARGE} x {@value #LARGE} pixels, each normalised in
 * groups and followed by swish; other items, and images too small for filters, through a dense
 * layer. Then come a dense layer of {@value #FEATURES} units, whose outputs are the features, and
 * one that gives a score to each class.
 */
final class ClassifierLayers {
  /** The number of features. */
  static final int FEATURES = 64;

  private static final int CONVOLUTIONS = 2;
  private static final int LARGE = 8;
  private static final int FILTERS = 16;
  private static final int MOST_FILTERS = 64;
  private static final int GROUPS = 4;

  private final ParameterLayout layout = new ParameterLayout();
  private final int dimension;
  private final int channels;
  private final boolean convolved;
  private final Layer hidden;
  private final Layer output;

  /** Places the layers' parameters. */
  ClassifierLayers(Shape shape, int classes) {
    dimension = shape.dimension();
    channels = Standardization.channels(shape);
    List<Layer> layers = new ArrayList<>();
    convolved = addConvolutions(layers, shape);
    if (!convolved) {
      layers.add(new Dense(layout, dimension, FEATURES, Activation.RELU));
    }
    int width = layers.get(layers.size() - 1).outputs();
    layers.add(new Dense(layout, width, FEATURES, Activation.RELU));
    hidden = new Sequence(layers);
    output = new Dense(layout, FEATURES, classes, Activation.IDENTITY);
  }

  /** Whether there are any. */
  private boolean addConvolutions(List<Layer> layers, Shape shape) {
    if (!shape.isImage()) {
      return false;
    }
    ImageSize size = new ImageSize(shape.length(0), shape.length(1), channels + 1);
    int filters = FILTERS;
    for (int i = 0; size.canBeConvolved() && (i < CONVOLUTIONS || isLarge(size)); i++) {
      Convolution convolution = new Convolution(layout, size, filters, 2);
      size = convolution.output();
      layers.add(convolution);
      layers.add(new NormalizedSwish(layout, size, GROUPS));
      filters = Math.min(2 * filters, MOST_FILTERS);
    }
    return !layers.isEmpty();
  }

  private static boolean isLarge(ImageSize size) {
    return Math.max(size.height(), size.width()) > LARGE;
  }

  /** Where the parameters lie, and how they start. */
  ParameterLayout layout() {
    return layout;
  }

  /** From inputs to features. */
  Layer hidden() {
    return hidden;
  }

  /** From features to a score for each class. */
  Layer output() {
    return output;
  }

  /**
   * Makes an item the input of the layers. Each pixel that is convolved has a 1 beside its
   * channels, which is the filters' bias: without it the normalisation would take away how strong
   * an image is, and features could not tell a faint one.
   *
   * @param from where the item begins
   */
  void input(Standardization standardization, float[] items, int from, float[] input) {
    int at = 0;
    for (int i = 0; i < dimension; i++) {
      input[at++] = standardization.apply(items[from + i], i % channels);
      if (convolved && (i + 1) % channels == 0) {
        input[at++] = 1;
      }
    }
  }
}
