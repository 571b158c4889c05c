package org.langevin.nn;

import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;

/**
 * Computes a layer and its derivatives for many items at once. Belongs to one thread. Remembers
 * what it needs of the last {@link #forward} and {@link #tangent} only, so the methods are called
 * in the order in which they stand here, with the same x and y unchanged.
 *
 * <p>Items lie one after the other. Cotangents are working space: what a method was given may be
 * overwritten by it. A layer whose Jacobian is wanted adds to the parameters' gradient, never sets
 * it.
 */
public interface LayerPass {
  /**
   * Sets what is told of the items of the next forward pass, for layers f(x, c, y) that see their
   * conditions or classes.
   */
  default void condition(Batch batch) {}

  /**
   * Sets what is random in the next forward passes, for layers that drop units: it stays until the
   * next call. Nothing is, the state at first, if there is no stream.
   *
   * @param random null for the layer without randomness
   * @param count how many items the next forward passes have at most
   */
  default void randomize(RandomStream random, int count) {}

  /** y = f(x). */
  void forward(int count, Memory x, Memory y);

  /**
   * For the cotangent u of y: adds u^T df/dtheta to the gradient and sets dx, or adds to it, u^T
   * df/dx.
   *
   * @param dy u; overwritten
   * @param dx null if not wanted
   * @param accumulate whether dx is added to
   * @param gradient null if not wanted
   */
  void backward(
      int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient);

  /** ty = (df/dx) tx at the items of the last {@link #forward}. */
  void tangent(int count, Memory x, Memory y, Memory tx, Memory ty);

  /**
   * The reverse pass through both streams: for the cotangent u of y and w of ty, adds the gradient
   * of u . y + w . ty with respect to theta to the gradient, and sets dx and dtx, or adds to them,
   * its gradients with respect to x and tx.
   *
   * @param dy u; overwritten
   * @param dty w; overwritten
   * @param dx null if not wanted, and then dtx too
   * @param accumulate whether dx and dtx are added to
   * @param gradient null if not wanted
   */
  void tangentBackward(
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
      Memory gradient);
}
