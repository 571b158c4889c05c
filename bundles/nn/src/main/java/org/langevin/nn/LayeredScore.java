package org.langevin.nn;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.kit.memory.DirectFloats;
import org.langevin.kit.score.OutputConversion;

/** A score network made of layers, with derivatives of both orders. */
public final class LayeredScore implements ScoreNetwork {
  private static final int BLOCK = 16;

  private final Shape shape;
  private final Condition conditioning;
  private final ParameterLayout layout;
  private final Layer layer;
  private final OutputConversion conversion;
  private final int classes;

  /**
   * A network.
   *
   * @param layout of the layer's parameters
   * @param layer from items to items of the shape's dimension
   * @param conversion of the layer's output to the score
   * @param classes how many classes the layer knows; 0 if it is not told them
   * @throws org.langevin.api.InvalidExperimentException if there are too many parameters
   */
  public LayeredScore(
      Shape shape,
      Condition conditioning,
      ParameterLayout layout,
      Layer layer,
      OutputConversion conversion,
      int classes) {
    this.shape = shape;
    this.conditioning = conditioning;
    this.layout = layout;
    layout.length();
    this.layer = layer;
    this.conversion = conversion;
    this.classes = classes;
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
    return layout.length();
  }

  @Override
  public long passMemory(int capacity) {
    // Memory is linear in the number of blocks, panels of images, too.
    long one = passMemoryFor(BLOCK);
    long two = passMemoryFor(2 * BLOCK);
    long blocks = (capacity + (BLOCK - 1L)) / BLOCK;
    return one + (two - one) * (blocks - 1);
  }

  private long passMemoryFor(int capacity) {
    try (Arena arena = Arena.measure()) {
      layer.open(Memory.of(DirectFloats.zeros(0)), arena, capacity, false);
      return arena.size() + 3L * capacity * shape.dimension() * Float.BYTES;
    }
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
    return new PanelEvaluator(panels.get(), shape.dimension(), capacity, conversion, arena);
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    TangentNetwork tangents =
        (parameters, capacity) -> new ScoreTangentPass(core(parameters, capacity, true));
    ClassConditional conditional = () -> classes;
    return Capable.offer(type, this, tangents, classes > 0 ? conditional : null);
  }

  private ScoreCore core(FloatBuffer parameters, int capacity, boolean tangents) {
    return new ScoreCore(layer, conversion, parameters, capacity, tangents);
  }
}
