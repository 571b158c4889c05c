package org.langevin.networks.unet;

import org.langevin.api.score.Batch;
import org.langevin.nn.Arena;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Memory;
import org.langevin.nn.NormalizedSwish.Offsets;
import org.langevin.nn.TransposedConvolution;

/** A U-Net at work. */
final class UNetPass implements LayerPass {
  private final UNet net;
  private final LayerPass embedding;
  private final LayerPass offsets;
  private final LevelPass[] levels;
  private final TransposedConvolution.Pass output;
  private final Memory features;
  private final Memory embedded;
  private final Memory offset;
  private final Memory embeddedCotangent;
  private final Memory offsetCotangent;

  UNetPass(UNet net, Memory parameters, Arena arena, int capacity, boolean tangents) {
    this.net = net;
    // The condition has no tangent.
    embedding = net.embedding.open(parameters, arena, capacity, false);
    offsets = net.offsets.open(parameters, arena, capacity, false);
    features = arena.allocate((long) capacity * net.embedding.inputs());
    embedded = arena.allocate((long) capacity * net.embedding.outputs());
    embeddedCotangent = arena.allocate((long) capacity * net.embedding.outputs());
    offset = arena.allocate((long) capacity * net.offsets.outputs());
    offsetCotangent = arena.allocate((long) capacity * net.offsets.outputs());
    levels = new LevelPass[net.levels.size()];
    for (int i = 0; i < levels.length; i++) {
      Level level = net.levels.get(i);
      levels[i] = new LevelPass(level, parameters, arena, capacity, tangents, at(offset, level));
    }
    output = net.output.open(parameters, arena, capacity, tangents);
  }

  private Offsets at(Memory memory, Level level) {
    return new Offsets(memory, level.offset(), net.offsets.outputs());
  }

  @Override
  public void condition(Batch batch) {
    for (int i = 0; i < batch.size(); i++) {
      int at = i * net.features.count();
      net.features.write(batch.condition()[i], batch.label(i), features, at);
    }
  }

  private int skip(int level) {
    return net.levels.get(level).skip();
  }

  private Memory image(int level) {
    return level < 0 ? null : levels[level].image;
  }

  private Memory imageTangent(int level) {
    return level < 0 ? null : levels[level].imageTangent;
  }

  private Memory cotangent(int level) {
    return level < 0 ? null : levels[level].cotangent();
  }

  private Memory tangentCotangent(int level) {
    return level < 0 ? null : levels[level].tangentCotangent();
  }

  @Override
  public void forward(int count, Memory x, Memory y) {
    embedding.forward(count, features, embedded);
    offsets.forward(count, embedded, offset);
    for (int i = 0; i < levels.length; i++) {
      levels[i].forward(count, i == 0 ? x : image(i - 1), image(skip(i)));
    }
    output.forward(0, count, image(levels.length - 1), image(0), y, true);
  }

  @Override
  public void backward(
      int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
    int last = levels.length - 1;
    clear(count, dx, accumulate);
    output.backward(
        0, count, image(last), image(0), dy, cotangent(last), cotangent(0), false, gradient, true);
    for (int i = last; i >= 0; i--) {
      levels[i].backward(
          count,
          i == 0 ? x : image(i - 1),
          image(skip(i)),
          i == 0 ? dx : cotangent(i - 1),
          cotangent(skip(i)),
          at(offsetCotangent, net.levels.get(i)),
          gradient);
    }
    conditionBackward(count, gradient);
  }

  private void clear(int count, Memory dx, boolean accumulate) {
    if (dx != null && !accumulate) {
      dx.zero(0, count * net.inputs());
    }
  }

  private void conditionBackward(int count, Memory gradient) {
    if (gradient != null) {
      offsets.backward(
          count, embedded, offset, offsetCotangent, embeddedCotangent, false, gradient);
      embedding.backward(count, features, embedded, embeddedCotangent, null, false, gradient);
    }
  }

  @Override
  public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
    for (int i = 0; i < levels.length; i++) {
      levels[i].tangent(count, i == 0 ? tx : imageTangent(i - 1), imageTangent(skip(i)));
    }
    output.forward(0, count, imageTangent(levels.length - 1), imageTangent(0), ty, false);
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
    int last = levels.length - 1;
    clear(count, dx, accumulate);
    clear(count, dtx, accumulate);
    output.backward(
        0, count, image(last), image(0), dy, cotangent(last), cotangent(0), false, gradient, true);
    output.backward(
        0,
        count,
        imageTangent(last),
        imageTangent(0),
        dty,
        tangentCotangent(last),
        tangentCotangent(0),
        false,
        gradient,
        false);
    for (int i = last; i >= 0; i--) {
      levels[i].tangentBackward(
          count,
          new LevelPass.Stream(
              i == 0 ? x : image(i - 1),
              image(skip(i)),
              i == 0 ? dx : cotangent(i - 1),
              cotangent(skip(i))),
          new LevelPass.Stream(
              i == 0 ? tx : imageTangent(i - 1),
              imageTangent(skip(i)),
              i == 0 ? dtx : tangentCotangent(i - 1),
              tangentCotangent(skip(i))),
          at(offsetCotangent, net.levels.get(i)),
          gradient);
    }
    conditionBackward(count, gradient);
  }
}
