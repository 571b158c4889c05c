package org.langevin.networks.dl4j;

import java.nio.FloatBuffer;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.langevin.api.random.RandomStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A graph that can be asked for the gradient at its inputs, too. Belongs to one thread.
 *
 * <p>Arrays live outside of DL4J's workspaces, so that they are still there when they are asked
 * for.
 */
final class ScoreGraph extends ComputationGraph {
  private static final long serialVersionUID = 1L;

  /** Makes a graph from a configuration of its own; its parameters are to be set. */
  ScoreGraph(ComputationGraphConfiguration configuration) {
    super(outsideOfWorkspaces(configuration.clone()));
    init();
  }

  private static ComputationGraphConfiguration outsideOfWorkspaces(
      ComputationGraphConfiguration configuration) {
    configuration.setTrainingWorkspaceMode(WorkspaceMode.NONE);
    configuration.setInferenceWorkspaceMode(WorkspaceMode.NONE);
    return configuration;
  }

  /**
   * Weights are drawn from N(0, 2 / (inputs + outputs)) (Glorot and Bengio 2010), all else is as
   * the configuration says.
   */
  void initialize(RandomStream random) {
    for (Map.Entry<String, INDArray> entry : paramTable().entrySet()) {
      INDArray array = entry.getValue();
      if (entry.getKey().endsWith("W") && array.rank() >= 2) {
        long field = array.length() / (array.size(0) * array.size(1));
        double deviation = Math.sqrt(2.0 / (field * (array.size(0) + array.size(1))));
        float[] weights = new float[Math.toIntExact(array.length())];
        random.fillGaussian(weights, 0, weights.length);
        for (int i = 0; i < weights.length; i++) {
          weights[i] *= (float) deviation;
        }
        array.assign(Nd4j.createFromArray(weights).reshape(array.shape()));
      }
    }
  }

  /** Takes over parameters. */
  void read(FloatBuffer parameters) {
    float[] values = new float[Math.toIntExact(numParams())];
    parameters.duplicate().get(0, values);
    params().assign(Nd4j.createFromArray(values).reshape(params().shape()));
  }

  /** Hands out parameters. */
  void write(FloatBuffer parameters) {
    parameters.duplicate().put(0, values(params()));
  }

  /** The first output. What the backward pass needs is kept. */
  INDArray forward(INDArray... inputs) {
    return feedForward(inputs, false, false).get(getConfiguration().getNetworkOutputs().get(0));
  }

  /**
   * The gradient of the product of a cotangent and the output of the last forward pass.
   *
   * @return with respect to the parameters, in their order; see {@link #inputGradient}
   */
  float[] backward(INDArray cotangent) {
    calcBackpropGradients(false, false, cotangent);
    return values(getFlattenedGradients());
  }

  /** The gradient of the last backward pass with respect to the first input. */
  INDArray inputGradient() {
    GraphVertex first = getVertex(getConfiguration().getNetworkInputs().get(0));
    return first.getEpsilon();
  }

  /** Forgets the last passes. */
  void forget() {
    for (GraphVertex vertex : getVertices()) {
      vertex.clear();
    }
  }

  /** All values in row-major order. */
  static float[] values(INDArray array) {
    return array.dup('c').reshape(-1).toFloatVector();
  }
}
