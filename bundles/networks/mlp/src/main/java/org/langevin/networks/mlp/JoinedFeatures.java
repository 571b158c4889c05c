package org.langevin.networks.mlp;

import java.util.Optional;
import org.langevin.api.score.Batch;
import org.langevin.nn.Arena;
import org.langevin.nn.ConditionFeatures;
import org.langevin.nn.ItemPanel;
import org.langevin.nn.Layer;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Memory;
import org.langevin.nn.PanelLayer;

/**
 * A layer that sees the features of the condition beside x.
 *
 * @param layer takes both
 * @param features of the condition
 */
record JoinedFeatures(Layer layer, ConditionFeatures features) implements Layer {
  @Override
  public int inputs() {
    return layer.inputs() - features.count();
  }

  @Override
  public int outputs() {
    return layer.outputs();
  }

  @Override
  public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena, capacity, tangents);
  }

  @Override
  public Optional<PanelLayer> panels(Memory parameters, Arena arena) {
    return layer.panels(parameters, arena).map(panels -> join(panels, arena));
  }

  private PanelLayer join(PanelLayer panels, Arena arena) {
    ItemPanel joined = new ItemPanel(layer.inputs());
    Memory written = arena.allocate(features.count());
    return (told, x, y) -> {
      float[] condition = told.condition();
      joined.take(x, inputs());
      for (int i = 0; i < ItemPanel.size(); i++) {
        if (i == 0 || condition[i] != condition[i - 1] || told.label(i) != told.label(i - 1)) {
          features.write(condition[i], told.label(i), written, 0);
        }
        for (int j = 0; j < features.count(); j++) {
          joined.put(i, inputs() + j, written.get(j));
        }
      }
      panels.apply(told, joined, y);
    };
  }

  private final class Pass implements LayerPass {
    private final LayerPass pass;
    private final Memory joined;
    private final Memory tangent;
    private final Memory cotangent;
    private final Memory tangentCotangent;

    Pass(Memory parameters, Arena arena, int capacity, boolean tangents) {
      pass = layer.open(parameters, arena, capacity, tangents);
      long size = (long) capacity * layer.inputs();
      joined = arena.allocate(size);
      cotangent = arena.allocate(size);
      // The features have no tangent: their part stays 0.
      tangent = arena.allocate(tangents ? size : 0);
      tangentCotangent = arena.allocate(tangents ? size : 0);
    }

    @Override
    public void condition(Batch batch) {
      for (int i = 0; i < batch.size(); i++) {
        int at = i * layer.inputs() + inputs();
        features.write(batch.condition()[i], batch.label(i), joined, at);
      }
    }

    private void join(int count, Memory x, Memory to) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < inputs(); j++) {
          to.put(i * layer.inputs() + j, x.get(i * inputs() + j));
        }
      }
    }

    private void part(int count, Memory from, Memory x, boolean accumulate) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < inputs(); j++) {
          float before = accumulate ? x.get(i * inputs() + j) : 0;
          x.put(i * inputs() + j, before + from.get(i * layer.inputs() + j));
        }
      }
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      join(count, x, joined);
      pass.forward(count, joined, y);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      pass.backward(count, joined, y, dy, dx == null ? null : cotangent, false, gradient);
      if (dx != null) {
        part(count, cotangent, dx, accumulate);
      }
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      join(count, tx, tangent);
      pass.tangent(count, joined, y, tangent, ty);
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
      pass.tangentBackward(
          count,
          joined,
          y,
          tangent,
          ty,
          dy,
          dty,
          dx == null ? null : cotangent,
          dx == null ? null : tangentCotangent,
          false,
          gradient);
      if (dx != null) {
        part(count, cotangent, dx, accumulate);
        part(count, tangentCotangent, dtx, accumulate);
      }
    }
  }
}
