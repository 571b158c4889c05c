package org.langevin.nn;

import org.langevin.api.score.Batch;

/**
 * A layer that is only evaluated, a panel of items at a time, with parameters that stay the same:
 * what lies between such layers never leaves the cache. Belongs to one thread.
 */
@FunctionalInterface
public interface PanelLayer {
  /**
   * y = f(x, c, y).
   *
   * @param told the conditions and classes of the items of a panel; not the items themselves
   */
  void apply(Batch told, ItemPanel x, ItemPanel y);
}
