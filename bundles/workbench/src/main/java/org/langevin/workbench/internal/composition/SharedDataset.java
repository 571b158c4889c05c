package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Modes;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.internal.files.ItemsView;

/**
 * A dataset whose arrays are copied on the way to others, also where its plugin hands out its own:
 * a metric that sorts what it gets must not change what the next one sees.
 *
 * @param dataset a plugin's
 */
record SharedDataset(Dataset dataset) implements Dataset {
  @Override
  public Shape shape() {
    return dataset.shape();
  }

  @Override
  public Items training() {
    return copied(dataset.training());
  }

  @Override
  public Items heldOut(int count, RandomStream random) {
    return copied(dataset.heldOut(count, random));
  }

  /** Nothing is passed on as nothing: who asked for items says that there are none. */
  private static Items copied(Items items) {
    return items == null ? null : new ItemsView(items, items.shape());
  }

  @Override
  public Range range() {
    return dataset.range();
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return type == Modes.class
        ? dataset.ability(Modes.class).map(CopiedModes::new).map(type::cast)
        : dataset.ability(type);
  }

  private record CopiedModes(Modes modes) implements Modes {
    @Override
    public double[] weights() {
      return modes.weights().clone();
    }

    @Override
    public int nearest(float[] x, int offset) {
      return modes.nearest(x, offset);
    }
  }
}
