package org.langevin.metrics.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.langevin.api.Shape;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.random.RandomStream;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A small classifier: for images two convolutions of stride 2, for other items a dense layer; then
 * a dense layer of {@value #FEATURES} units, whose outputs are the features, and a softmax. Belongs
 * to one thread.
 */
final class Classifier {
  /** The number of features. */
  static final int FEATURES = 64;

  private static final int BATCH = 64;

  private final Shape shape;
  private final int classes;
  private final MultiLayerNetwork network;

  /** An untrained classifier, all of its parameters zero. */
  Classifier(Shape shape, int classes) {
    this.shape = shape;
    this.classes = classes;
    this.network = new MultiLayerNetwork(configuration(shape, classes));
    network.init();
    network.params().assign(0);
  }

  private static MultiLayerConfiguration configuration(Shape shape, int classes) {
    List<Layer> layers = new ArrayList<>();
    if (shape.isImage()) {
      layers.add(convolution(16));
      layers.add(convolution(32));
    } else {
      layers.add(new DenseLayer.Builder().nOut(FEATURES).activation(Activation.RELU).build());
    }
    layers.add(new DenseLayer.Builder().nOut(FEATURES).activation(Activation.RELU).build());
    layers.add(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build());
    return new NeuralNetConfiguration.Builder()
        .updater(new Adam(1e-3))
        .list(layers.toArray(Layer[]::new))
        .setInputType(
            shape.isImage()
                ? InputType.convolutional(shape.length(0), shape.length(1), shape.length(2))
                : InputType.feedForward(shape.dimension()))
        .build();
  }

  private static Layer convolution(int channels) {
    return new ConvolutionLayer.Builder(3, 3)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(channels)
        .activation(Activation.RELU)
        .build();
  }

  /** All parameters, in the network's order. */
  float[] parameters() {
    return network.params().dup().reshape(-1).toFloatVector();
  }

  /** Takes over parameters. */
  void setParameters(float[] parameters) {
    network.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
  }

  /** Whether there are as many as the network has. */
  boolean accepts(float[] parameters) {
    return parameters.length == network.numParams();
  }

  /** Trains from fresh parameters, which depend on the seed alone. */
  void train(LabelledItems items, int epochs, long seed, MetricInput input) {
    initialize(seed);
    int batches = items.size() / BATCH;
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = shuffled(items.size(), RandomStream.of(seed, "classifier order", epoch));
      for (int batch = 0; batch < batches; batch++) {
        INDArray labels = Nd4j.zeros(BATCH, classes);
        for (int i = 0; i < BATCH; i++) {
          labels.putScalar(i, items.labels()[order[batch * BATCH + i]], 1);
        }
        network.fit(input(items.values(), order, batch * BATCH, BATCH), labels);
        input.progress(epoch * batches + batch, epochs * batches, "steps");
      }
    }
  }

  /** Normal weights of variance 2 / fan-in (He et al. 2015), biases zero. */
  private void initialize(long seed) {
    network.params().assign(0);
    int index = 0;
    for (Map.Entry<String, INDArray> entry : new TreeMap<>(network.paramTable()).entrySet()) {
      index++;
      INDArray array = entry.getValue();
      if (!entry.getKey().endsWith("_W")) {
        continue;
      }
      // Dense weights are inputs x outputs, convolutions' outputs x inputs x height x width.
      long outputs = array.rank() == 2 ? array.size(1) : array.size(0);
      float deviation = (float) Math.sqrt(2.0 * outputs / array.length());
      float[] weights = new float[(int) array.length()];
      RandomStream.of(seed, "classifier weights", index).fillGaussian(weights, 0, weights.length);
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= deviation;
      }
      array.assign(Nd4j.createFromArray(weights).reshape(array.shape()));
    }
  }

  private static int[] shuffled(int count, RandomStream random) {
    int[] order = ordered(count);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  private static int[] ordered(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    return order;
  }

  /** The share of items whose most probable class is theirs. */
  double accuracy(LabelledItems items, MetricInput input) {
    float[] probabilities = activations(items.values(), network.getnLayers() - 1, classes, input);
    int right = 0;
    for (int i = 0; i < items.size(); i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        if (probabilities[i * classes + k] > probabilities[i * classes + best]) {
          best = k;
        }
      }
      right += best == items.labels()[i] ? 1 : 0;
    }
    return right / (double) items.size();
  }

  /** The outputs of the last hidden layer: {@value #FEATURES} for each item. */
  float[] features(float[] items, MetricInput input) {
    return activations(items, network.getnLayers() - 2, FEATURES, input);
  }

  private float[] activations(float[] items, int layer, int width, MetricInput input) {
    int count = items.length / shape.dimension();
    int[] order = ordered(count);
    float[] result = new float[count * width];
    int batch = 4 * BATCH;
    for (int from = 0; from < count; from += batch) {
      int size = Math.min(batch, count - from);
      List<INDArray> activations =
          network.feedForwardToLayer(layer, input(items, order, from, size), false);
      float[] values = activations.get(layer + 1).dup('c').reshape(-1).toFloatVector();
      System.arraycopy(values, 0, result, from * width, size * width);
      input.progress(from, count, "images");
    }
    return result;
  }

  /** Some items as DL4J wants them: images with their channels first. */
  private INDArray input(float[] items, int[] order, int from, int size) {
    int dimension = shape.dimension();
    int channels = shape.isImage() ? shape.length(2) : 1;
    int pixels = dimension / channels;
    float[] values = new float[size * dimension];
    for (int i = 0; i < size; i++) {
      int source = order[from + i] * dimension;
      for (int pixel = 0; pixel < pixels; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          values[i * dimension + channel * pixels + pixel] =
              items[source + pixel * channels + channel];
        }
      }
    }
    INDArray array = Nd4j.createFromArray(values);
    return shape.isImage()
        ? array.reshape(size, channels, shape.length(0), shape.length(1))
        : array.reshape(size, dimension);
  }
}
