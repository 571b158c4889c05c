package org.langevin.nn;

/** A pass through an image layer for items that lie one after the other. */
final class ItemwisePass implements LayerPass {
  private final ImagePass pass;
  private final Arena arena;
  private final Images x;
  private final Images y;
  private final Images tx;
  private final Images ty;
  private final int capacity;

  /** Cotangents of y, ty, x and tx; null before they are needed. */
  private final Images[] cotangents = new Images[4];

  ItemwisePass(ImageLayer layer, Memory parameters, Arena arena, int capacity, boolean tangents) {
    this.arena = arena;
    this.capacity = capacity;
    this.pass = layer.openImages(parameters, arena, capacity, tangents);
    this.x = new Images(layer.input(), capacity, arena);
    this.y = new Images(layer.output(), capacity, arena);
    this.tx = new Images(layer.input(), tangents ? capacity : 0, arena);
    this.ty = new Images(layer.output(), tangents ? capacity : 0, arena);
  }

  @Override
  public void forward(int count, Memory items, Memory values) {
    x.take(count, items);
    pass.beginForward();
    for (int p = 0; p < Images.panels(count); p++) {
      pass.forward(p, Images.items(p, count), x, y);
    }
    y.give(count, values);
  }

  @Override
  public void tangent(int count, Memory items, Memory values, Memory tangents, Memory to) {
    tx.take(count, tangents);
    for (int p = 0; p < Images.panels(count); p++) {
      pass.tangent(p, Images.items(p, count), x, tx, ty);
    }
    ty.give(count, to);
  }

  /** Takes in cotangents, or 0 instead of null. */
  private Images cotangents(int which, Images like, int count, Memory from) {
    if (cotangents[which] == null) {
      cotangents[which] = new Images(like.size(), capacity, arena);
    }
    if (from == null) {
      cotangents[which].clear(count);
    } else {
      cotangents[which].take(count, from);
    }
    return cotangents[which];
  }

  private Images ofInput(int which, int count, Memory dx, boolean accumulate) {
    return dx == null ? null : cotangents(which, x, count, accumulate ? dx : null);
  }

  @Override
  public void backward(
      int count,
      Memory items,
      Memory values,
      Memory dy,
      Memory dx,
      boolean accumulate,
      Memory gradient) {
    Images up = cotangents(0, y, count, dy);
    Images down = ofInput(2, count, dx, accumulate);
    pass.beginBackward();
    for (int p = 0; p < Images.panels(count); p++) {
      pass.backward(p, Images.items(p, count), x, up, down, gradient);
    }
    if (dx != null) {
      down.give(count, dx);
    }
  }

  @Override
  public void tangentBackward(
      int count,
      Memory items,
      Memory values,
      Memory tangents,
      Memory tangentValues,
      Memory dy,
      Memory dty,
      Memory dx,
      Memory dtx,
      boolean accumulate,
      Memory gradient) {
    Images up = cotangents(0, y, count, dy);
    Images tangentUp = cotangents(1, y, count, dty);
    Images down = ofInput(2, count, dx, accumulate);
    Images tangentDown = ofInput(3, count, dtx, accumulate);
    pass.beginBackward();
    for (int p = 0; p < Images.panels(count); p++) {
      int n = Images.items(p, count);
      pass.tangentBackward(p, n, x, tx, up, tangentUp, down, tangentDown, gradient);
    }
    if (dx != null) {
      down.give(count, dx);
      tangentDown.give(count, dtx);
    }
  }
}
