package org.langevin.kit.score;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.network.TangentPass;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.score.VectorJacobian;

/**
 * The score of a network with its parameters. Products u^T (ds/dx) come from its backward pass,
 * products (ds/dx) v from its tangents, if it carries them, and the log-density is -E, if it has an
 * energy.
 */
public final class NetworkScore implements Score {
  private final ScoreNetwork network;
  private final FloatBuffer parameters;

  /**
   * A score.
   *
   * @param parameters of the network, which stay the same as long as a pass is open
   */
  public NetworkScore(ScoreNetwork network, FloatBuffer parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  @Override
  public Shape shape() {
    return network.shape();
  }

  @Override
  public Condition condition() {
    return network.condition();
  }

  @Override
  public ScoreEvaluator open(int capacity) {
    return network.evaluator(parameters, capacity);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    VectorJacobian vectorJacobian = capacity -> new Backward(network.open(parameters, capacity));
    JacobianVector jacobianVector =
        network
            .ability(TangentNetwork.class)
            .<JacobianVector>map(able -> capacity -> new Forward(able.open(parameters, capacity)))
            .orElse(null);
    LogDensity logDensity =
        network
            .ability(EnergyNetwork.class)
            .<LogDensity>map(
                able -> capacity -> new NegativeEnergy(able.open(parameters, capacity), capacity))
            .orElse(null);
    ClassConditional classes = network.ability(ClassConditional.class).orElse(null);
    return Capable.offer(type, this, vectorJacobian, jacobianVector, logDensity, classes);
  }

  private record Backward(NetworkPass pass) implements JacobianPass {
    @Override
    public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
      pass.forward(batch, score);
      pass.backward(vector, null, product);
    }

    @Override
    public void close() {
      pass.close();
    }
  }

  private record Forward(TangentPass pass) implements JacobianPass {
    @Override
    public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
      pass.forward(batch, vector, score, product);
    }

    @Override
    public void close() {
      pass.close();
    }
  }

  private static final class NegativeEnergy implements LogDensity.Pass {
    private final EnergyPass pass;
    private final float[] energy;

    NegativeEnergy(EnergyPass pass, int capacity) {
      this.pass = pass;
      this.energy = new float[capacity];
    }

    @Override
    public void evaluate(Batch batch, double[] logDensity) {
      pass.forward(batch, energy);
      for (int i = 0; i < batch.size(); i++) {
        logDensity[i] = -(double) energy[i];
      }
    }

    @Override
    public void close() {
      pass.close();
    }
  }
}
