package org.langevin.nn;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.langevin.api.Conditioning;
import org.langevin.api.Shape;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreEvaluator;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;

/** A score network made of layers, with derivatives of both orders. */
public final class LayeredScore implements ScoreNetwork {
  private final Shape shape;
  private final Conditioning conditioning;
  private final ParameterLayout layout;
  private final Layer layer;
  private final OutputDeviation deviation;

  /**
   * A network.
   *
   * @param layout of the layer's parameters
   * @param layer from items to items of the shape's dimension
   * @param deviation by which the layer's output is divided
   */
  public LayeredScore(
      Shape shape,
      Conditioning conditioning,
      ParameterLayout layout,
      Layer layer,
      OutputDeviation deviation) {
    this.shape = shape;
    this.conditioning = conditioning;
    this.layout = layout;
    this.layer = layer;
    this.deviation = deviation;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Conditioning conditioning() {
    return conditioning;
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
  public ScoreEvaluator evaluator(FloatBuffer parameters, int capacity) {
    Arena arena = new Arena();
    Optional<PanelLayer> panels = layer.panels(Memory.of(parameters), arena);
    if (panels.isEmpty()) {
      arena.close();
      return open(parameters, capacity);
    }
    return new PanelEvaluator(panels.get(), shape.dimension(), capacity, deviation, arena);
  }

  @Override
  public Optional<TangentNetwork> tangents() {
    return Optional.of(
        (parameters, capacity) -> new ScoreTangentPass(core(parameters, capacity, true)));
  }

  private ScoreCore core(FloatBuffer parameters, int capacity, boolean tangents) {
    return new ScoreCore(layer, deviation, parameters, capacity, tangents);
  }
}
