package org.langevin.nn;

/** A pass through a layer that is linear in x: tangents go the way of values. */
interface LinearPass extends LayerPass {
  @Override
  default void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
    forward(count, tx, ty);
  }

  @Override
  default void tangentBackward(
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
    backward(count, x, y, dy, dx, accumulate, gradient);
    backward(count, tx, ty, dty, dtx, accumulate, gradient);
  }
}
