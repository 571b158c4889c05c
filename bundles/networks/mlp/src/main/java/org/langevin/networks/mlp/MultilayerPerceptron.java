package org.langevin.networks.mlp;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.Shape;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Layer;
import org.langevin.nn.OutputDeviation;
import org.langevin.nn.ParameterLayout;

/** Layers that see an item and the features of its condition. */
final class MultilayerPerceptron implements ScoreNetwork {
  private final Shape shape;
  private final ConditionFeatures features;
  private final ParameterLayout layout;
  private final Layer layers;
  private final OutputDeviation deviation;

  MultilayerPerceptron(
      Shape shape,
      ConditionFeatures features,
      ParameterLayout layout,
      Layer layers,
      OutputDeviation deviation) {
    this.shape = shape;
    this.features = features;
    this.layout = layout;
    this.layers = layers;
    this.deviation = deviation;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Conditioning conditioning() {
    return features.conditioning();
  }

  @Override
  public int parameterCount() {
    return layout.length();
  }

  @Override
  public void initialize(FloatBuffer parameters, RandomStream random) {
    layout.initialize(parameters, random);
  }

  @Override
  public NetworkPass open(FloatBuffer parameters, int capacity) {
    return new ScorePass(core(parameters, capacity, false));
  }

  @Override
  public Optional<TangentNetwork> tangents() {
    return Optional.of(
        (parameters, capacity) -> new ScoreTangentPass(core(parameters, capacity, true)));
  }

  private PassCore core(FloatBuffer parameters, int capacity, boolean tangents) {
    return new PassCore(features, deviation, layers, parameters, capacity, tangents);
  }
}
