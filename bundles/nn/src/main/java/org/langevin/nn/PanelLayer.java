package org.langevin.nn;

/**
 * A layer that is only evaluated, a panel of items at a time, with parameters that stay the same:
 * what lies between such layers never leaves the cache. Belongs to one thread.
 */
@FunctionalInterface
public interface PanelLayer {
  /**
   * y = f(x, c).
   *
   * @param condition c, one value for each item of a panel
   */
  void apply(float[] condition, ItemPanel x, ItemPanel y);
}
