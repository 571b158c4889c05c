package org.langevin.workbench.internal.composition;

import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;

/**
 * A dataset by itself.
 *
 * @param name for messages at work
 * @param parts by which it is asked
 */
public record DatasetTask(PartName name, Dataset dataset, Parts parts) {
  /** The items to learn from. */
  public Items training() {
    return parts.ask(name, "items", dataset::training);
  }

  /** The items that a run of this seed compares its samples with. */
  public Items heldOut(int count, long seed) {
    return parts.ask(name, "held-out items", () -> dataset.heldOut(count, compared(seed)));
  }

  /** Where a run takes the items from that it compares its samples with. */
  public static RandomStream compared(long seed) {
    return RandomStream.of(seed, "items to compare with");
  }
}
