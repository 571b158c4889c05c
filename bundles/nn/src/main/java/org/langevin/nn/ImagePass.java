package org.langevin.nn;

/**
 * Computes a layer and its derivatives for a panel of {@link Images} at a time. Belongs to one
 * thread, and remembers what {@link LayerPass} does, for each panel. Cotangents of images that fill
 * a panel up are 0.
 */
public interface ImagePass {
  /** Looks at the parameters, before the first panel is taken forward. */
  void beginForward();

  /** Looks at the parameters, before the first panel is taken backward. */
  void beginBackward();

  /**
   * y = f(x).
   *
   * @param items of the panel, without those that fill it up
   */
  void forward(int panel, int items, Images x, Images y);

  /**
   * For the cotangent u of y: adds u^T df/dtheta to the gradient and u^T df/dx to dx.
   *
   * @param dy u; overwritten
   * @param dx null if not wanted
   * @param gradient null if not wanted
   */
  void backward(int panel, int items, Images x, Images dy, Images dx, Memory gradient);

  /** ty = (df/dx) tx. */
  void tangent(int panel, int items, Images x, Images tx, Images ty);

  /**
   * For the cotangents u of y and w of ty: adds the gradient of u . y + w . ty with respect to
   * theta to the gradient, and those with respect to x and tx to dx and dtx.
   *
   * @param dy u; overwritten
   * @param dty w; overwritten
   * @param dx null if not wanted, and then dtx too
   * @param gradient null if not wanted
   */
  void tangentBackward(
      int panel,
      int items,
      Images x,
      Images tx,
      Images dy,
      Images dty,
      Images dx,
      Images dtx,
      Memory gradient);
}
