package org.langevin.workbench.internal.files;

import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

/**
 * The same values under a shape, read item by item: arrays of all of them are copies, whatever the
 * items below hand out.
 *
 * @param items to be read
 * @param shape of as many values
 */
public record ItemsView(Items items, Shape shape) implements Items {
  @Override
  public int size() {
    return items.size();
  }

  @Override
  public void copy(int index, float[] target, int offset) {
    items.copy(index, target, offset);
  }

  @Override
  public void copy(int first, int count, float[] target, int offset) {
    items.copy(first, count, target, offset);
  }

  @Override
  public void copy(int index, double[] target, int offset) {
    items.copy(index, target, offset);
  }

  @Override
  public int label(int index) {
    return items.label(index);
  }
}
