package org.langevin.networks.unet;

import org.langevin.api.score.Batch;
import org.langevin.networks.unet.LevelPass.Stream;
import org.langevin.nn.Arena;
import org.langevin.nn.Images;
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
  private final Images input;
  private final Images inputTangent;

  /** The output, and then its cotangent. */
  private final Images result;

  private final Images resultTangent;
  private final Images inputCotangent;
  private final Images inputTangentCotangent;
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
    output = net.output.openImages(parameters, arena, capacity, tangents);
    int ofTangents = tangents ? capacity : 0;
    input = new Images(net.size, capacity, arena);
    result = new Images(net.size, capacity, arena);
    inputCotangent = new Images(net.size, capacity, arena);
    inputTangent = new Images(net.size, ofTangents, arena);
    resultTangent = new Images(net.size, ofTangents, arena);
    inputTangentCotangent = new Images(net.size, ofTangents, arena);
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

  private Images image(int level) {
    return level < 0 ? input : levels[level].image;
  }

  private Images imageTangent(int level) {
    return level < 0 ? inputTangent : levels[level].imageTangent;
  }

  /** What goes through a level, with the input below the first one. */
  private Stream values(int level, Images dx) {
    int skip = skip(level);
    return new Stream(
        image(level - 1),
        skip < 0 ? null : image(skip),
        level == 0 ? dx : levels[level - 1].cotangent(),
        skip < 0 ? null : levels[skip].cotangent());
  }

  private Stream tangents(int level, Images dtx) {
    int skip = skip(level);
    return new Stream(
        imageTangent(level - 1),
        skip < 0 ? null : imageTangent(skip),
        level == 0 ? dtx : levels[level - 1].tangentCotangent(),
        skip < 0 ? null : levels[skip].tangentCotangent());
  }

  @Override
  public void forward(int count, Memory x, Memory y) {
    embedding.forward(count, features, embedded);
    offsets.forward(count, embedded, offset);
    input.take(count, x);
    for (int i = 0; i < levels.length; i++) {
      levels[i].forward(count, image(i - 1), skip(i) < 0 ? null : image(skip(i)));
    }
    output.beginForward();
    for (int p = 0; p < Images.panels(count); p++) {
      output.forward(p, image(levels.length - 1), image(0), result, true);
    }
    result.give(count, y);
  }

  @Override
  public void backward(
      int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
    Images below = begin(inputCotangent, count, dx, accumulate);
    for (LevelPass level : levels) {
      level.cotangent().clear(count);
    }
    result.take(count, dy);
    output.beginBackward();
    outputBackward(count, values(), result, gradient, true);
    for (int i = levels.length - 1; i >= 0; i--) {
      levels[i].backward(count, values(i, below), cotangentOfOffset(i), gradient);
    }
    conditionBackward(count, gradient);
    end(below, count, dx);
  }

  /** What goes into the output: the last level's images, and beside them the first one's. */
  private Stream values() {
    LevelPass last = levels[levels.length - 1];
    return new Stream(last.image, levels[0].image, last.cotangent(), levels[0].cotangent());
  }

  private Stream tangents() {
    LevelPass last = levels[levels.length - 1];
    return new Stream(
        last.imageTangent,
        levels[0].imageTangent,
        last.tangentCotangent(),
        levels[0].tangentCotangent());
  }

  private void outputBackward(
      int count, Stream stream, Images from, Memory gradient, boolean biased) {
    for (int p = 0; p < Images.panels(count); p++) {
      int n = Images.items(p, count);
      output.backward(
          p,
          n,
          stream.below(),
          stream.skip(),
          from,
          stream.dbelow(),
          stream.dskip(),
          gradient,
          biased);
    }
  }

  private Offsets cotangentOfOffset(int level) {
    return at(offsetCotangent, net.levels.get(level));
  }

  /** Where a cotangent of the input is added up; null if it is not wanted. */
  private static Images begin(Images images, int count, Memory from, boolean accumulate) {
    if (from == null) {
      return null;
    }
    if (accumulate) {
      images.take(count, from);
    } else {
      images.clear(count);
    }
    return images;
  }

  private static void end(Images images, int count, Memory to) {
    if (to != null) {
      images.give(count, to);
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
    inputTangent.take(count, tx);
    for (int i = 0; i < levels.length; i++) {
      levels[i].tangent(count, imageTangent(i - 1), skip(i) < 0 ? null : imageTangent(skip(i)));
    }
    for (int p = 0; p < Images.panels(count); p++) {
      output.forward(p, imageTangent(levels.length - 1), imageTangent(0), resultTangent, false);
    }
    resultTangent.give(count, ty);
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
    Images below = begin(inputCotangent, count, dx, accumulate);
    Images tangentBelow = begin(inputTangentCotangent, count, dtx, accumulate);
    for (LevelPass level : levels) {
      level.cotangent().clear(count);
      level.tangentCotangent().clear(count);
    }
    result.take(count, dy);
    resultTangent.take(count, dty);
    output.beginBackward();
    outputBackward(count, values(), result, gradient, true);
    outputBackward(count, tangents(), resultTangent, gradient, false);
    for (int i = levels.length - 1; i >= 0; i--) {
      levels[i].tangentBackward(
          count, values(i, below), tangents(i, tangentBelow), cotangentOfOffset(i), gradient);
    }
    conditionBackward(count, gradient);
    end(below, count, dx);
    end(tangentBelow, count, dtx);
  }
}
