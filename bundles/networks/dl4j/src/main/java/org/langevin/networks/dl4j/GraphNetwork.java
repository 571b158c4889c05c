package org.langevin.networks.dl4j;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.kit.score.OutputConversion;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DL4J graph as a score network. */
final class GraphNetwork implements ScoreNetwork {
  private final ComputationGraphConfiguration configuration;
  private final Shape shape;
  private final Condition conditioning;
  private final OutputConversion conversion;
  private final Arrays arrays;
  private final int parameterCount;

  /**
   * Checks that the graph fits.
   *
   * @throws InvalidExperimentException if its inputs and outputs are not as the shape asks for
   */
  GraphNetwork(
      ComputationGraphConfiguration configuration,
      Shape shape,
      Condition conditioning,
      OutputConversion conversion,
      Arrays arrays) {
    this.conversion = conversion;
    this.configuration = configuration;
    this.shape = shape;
    this.conditioning = conditioning;
    this.arrays = arrays;
    ScoreGraph graph = new ScoreGraph(configuration);
    parameterCount = Math.toIntExact(graph.numParams());
    long length =
        graph
            .forward(
                arrays.inputs(
                    new Batch(1, new float[shape.dimension()], new float[1]), new float[1]))
            .length();
    if (length != shape.dimension()) {
      throw new InvalidExperimentException(
          "the first output of the graph has "
              + length
              + " values for each item, but a score has as many as the item, "
              + shape.dimension());
    }
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Condition condition() {
    return conditioning;
  }

  @Override
  public int parameterCount() {
    return parameterCount;
  }

  @Override
  public void initialize(FloatBuffer parameters, RandomStream random) {
    ScoreGraph graph = new ScoreGraph(configuration);
    graph.initialize(random);
    graph.write(parameters);
  }

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    return new Pass(new ScoreGraph(configuration), parameters, capacity);
  }

  private OutputConversion.Pass conversion(int capacity) {
    return conversion.open(capacity, shape.dimension());
  }

  private final class Pass implements NetworkPass {
    private final ScoreGraph graph;
    private final FloatBuffer parameters;
    private final OutputConversion.Pass conversion;
    private final float[] features;
    private final float[] outputCotangent;
    private INDArray output;

    Pass(ScoreGraph graph, FloatBuffer parameters, int capacity) {
      this.conversion = conversion(capacity);
      this.features = new float[capacity];
      this.outputCotangent = new float[capacity * shape.dimension()];
      this.graph = graph;
      this.parameters = parameters;
    }

    @Override
    public void forward(Batch batch, float[] score) {
      graph.forget();
      graph.read(parameters);
      for (int i = 0; i < batch.size(); i++) {
        features[i] = (float) conditioning.feature(batch.condition()[i]);
      }
      output = graph.forward(arrays.inputs(batch, features));
      arrays.score(batch.size(), ScoreGraph.values(output), score);
      conversion.begin(batch);
      conversion.score(score);
    }

    @Override
    public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
      conversion.cotangent(cotangent, outputCotangent);
      float[] gradient = graph.backward(arrays.cotangent(outputCotangent, output.shape()));
      if (parameterGradient != null) {
        for (int i = 0; i < gradient.length; i++) {
          parameterGradient.put(i, parameterGradient.get(i) + gradient[i]);
        }
      }
      if (inputGradient != null) {
        arrays.inputGradient(graph.inputGradient(), inputGradient);
        conversion.inputGradient(cotangent, inputGradient);
      }
    }

    @Override
    public void close() {
      graph.close();
    }
  }

  /**
   * How items and conditions become a graph's arrays.
   *
   * @param channels of images whose channels come first in the graph; 0 if items are rows of a
   *     matrix
   * @param shape of an item
   * @param appended whether the condition goes behind the item's values, or, being constant, behind
   *     its channels
   * @param apart whether the condition is an input of its own, a matrix of one column
   */
  record Arrays(int channels, Shape shape, boolean appended, boolean apart) {
    private int pixels() {
      return channels == 0 ? 1 : shape.dimension() / channels;
    }

    /** Values of one item in the graph. */
    private int width() {
      return shape.dimension() + (appended ? pixels() : 0);
    }

    INDArray[] inputs(Batch batch, float[] condition) {
      int count = batch.size();
      float[] x = batch.x();
      int dimension = shape.dimension();
      float[] values = new float[count * width()];
      for (int item = 0; item < count; item++) {
        int offset = item * width();
        for (int i = 0; i < dimension; i++) {
          values[offset + place(i)] = x[item * dimension + i];
        }
        for (int i = dimension; i < width(); i++) {
          values[offset + i] = condition[item];
        }
      }
      INDArray first = Nd4j.createFromArray(values);
      INDArray items =
          channels == 0
              ? first.reshape(count, width())
              : first.reshape(count, width() / pixels(), shape.length(0), shape.length(1));
      return apart
          ? new INDArray[] {
            items, Nd4j.createFromArray(java.util.Arrays.copyOf(condition, count)).reshape(count, 1)
          }
          : new INDArray[] {items};
    }

    /** Where the graph has value i of an item: channels come last in items. */
    private int place(int i) {
      return channels == 0 ? i : i % channels * pixels() + i / channels;
    }

    void score(int count, float[] output, float[] score) {
      int dimension = shape.dimension();
      for (int item = 0; item < count; item++) {
        for (int i = 0; i < dimension; i++) {
          score[item * dimension + i] = output[item * dimension + place(i)];
        }
      }
    }

    INDArray cotangent(float[] cotangent, long[] outputShape) {
      int dimension = shape.dimension();
      int count = (int) outputShape[0];
      float[] values = new float[count * dimension];
      for (int item = 0; item < count; item++) {
        for (int i = 0; i < dimension; i++) {
          values[item * dimension + place(i)] = cotangent[item * dimension + i];
        }
      }
      return Nd4j.createFromArray(values).reshape(outputShape);
    }

    void inputGradient(INDArray gradient, float[] target) {
      int dimension = shape.dimension();
      float[] values = ScoreGraph.values(gradient);
      for (int item = 0; item < gradient.size(0); item++) {
        for (int i = 0; i < dimension; i++) {
          target[item * dimension + i] = values[item * width() + place(i)];
        }
      }
    }
  }
}
