package org.langevin.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;

/** Layers one after the other, itself a layer. */
public final class Sequence implements Layer {
  private final List<Layer> layers;

  /**
   * Joins layers.
   *
   * @throws IllegalArgumentException if a layer does not take what the one before it gives
   */
  public Sequence(List<? extends Layer> layers) {
    this.layers = List.copyOf(layers);
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException("layer " + i + " does not fit the one before it");
      }
    }
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena, capacity, tangents);
  }

  @Override
  public Optional<PanelLayer> panels(Memory parameters, Arena arena) {
    List<PanelLayer> all = new ArrayList<>();
    List<ItemPanel> outputs = new ArrayList<>();
    for (Layer layer : layers) {
      Optional<PanelLayer> panels = layer.panels(parameters, arena);
      if (panels.isEmpty()) {
        return Optional.empty();
      }
      all.add(panels.get());
      outputs.add(new ItemPanel(layer.outputs()));
    }
    return Optional.of(
        (told, x, y) -> {
          ItemPanel below = x;
          for (int i = 0; i < all.size(); i++) {
            ItemPanel above = i == all.size() - 1 ? y : outputs.get(i);
            all.get(i).apply(told, below, above);
            below = above;
          }
        });
  }

  private final class Pass implements LayerPass {
    private final LayerPass[] passes = new LayerPass[layers.size()];

    /** What lies between layer i and layer i + 1. */
    private final Memory[] between = new Memory[layers.size() - 1];

    private final Memory[] betweenTangents = new Memory[layers.size() - 1];

    /** Two cotangents in turn: one is read while the other is written. */
    private final Memory[] cotangents = new Memory[2];

    private final Memory[] tangentCotangents = new Memory[2];

    Pass(Memory parameters, Arena arena, int capacity, boolean tangents) {
      long widest = 0;
      for (int i = 0; i < passes.length; i++) {
        passes[i] = layers.get(i).open(parameters, arena, capacity, tangents);
        if (i < between.length) {
          long size = (long) capacity * layers.get(i).outputs();
          widest = Math.max(widest, size);
          between[i] = arena.allocate(size);
          betweenTangents[i] = arena.allocate(tangents ? size : 0);
        }
      }
      for (int i = 0; i < 2; i++) {
        cotangents[i] = arena.allocate(widest);
        tangentCotangents[i] = arena.allocate(tangents ? widest : 0);
      }
    }

    private Memory at(Memory[] inner, int i, Memory first, Memory last) {
      return i == 0 ? first : i == passes.length ? last : inner[i - 1];
    }

    @Override
    public void condition(Batch batch) {
      for (LayerPass pass : passes) {
        pass.condition(batch);
      }
    }

    @Override
    public void randomize(RandomStream random, int count) {
      for (int i = 0; i < passes.length; i++) {
        passes[i].randomize(random == null ? null : random.child(i), count);
      }
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      for (int i = 0; i < passes.length; i++) {
        passes[i].forward(count, at(between, i, x, y), at(between, i + 1, x, y));
      }
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      Memory above = dy;
      for (int i = passes.length - 1; i >= 0; i--) {
        Memory below = i == 0 ? dx : cotangents[i % 2];
        passes[i].backward(
            count,
            at(between, i, x, y),
            at(between, i + 1, x, y),
            above,
            below,
            i == 0 && accumulate,
            gradient);
        above = below;
      }
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      for (int i = 0; i < passes.length; i++) {
        passes[i].tangent(
            count,
            at(between, i, x, y),
            at(between, i + 1, x, y),
            at(betweenTangents, i, tx, ty),
            at(betweenTangents, i + 1, tx, ty));
      }
    }

    @Override
    public void tangentBackward(
        int count,
        Memory x,
        Memory y,
        Memory tx,
        Memory ty,
        Memory dy,
        Memory dty,
        Memory dx,
        Memory dtx,
        boolean accumulate,
        Memory gradient) {
      Memory above = dy;
      Memory aboveTangent = dty;
      for (int i = passes.length - 1; i >= 0; i--) {
        Memory below = i == 0 ? dx : cotangents[i % 2];
        Memory belowTangent = i == 0 ? dtx : tangentCotangents[i % 2];
        passes[i].tangentBackward(
            count,
            at(between, i, x, y),
            at(between, i + 1, x, y),
            at(betweenTangents, i, tx, ty),
            at(betweenTangents, i + 1, tx, ty),
            above,
            aboveTangent,
            below,
            belowTangent,
            i == 0 && accumulate,
            gradient);
        above = below;
        aboveTangent = belowTangent;
      }
    }
  }
}
