package org.langevin.networks.empirical;

import java.util.Arrays;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.sde.Transition;
import org.langevin.kit.score.DensityNetwork;
import org.langevin.nn.ItemPanels;

/** The training items of a dataset under any law of the perturbation. */
final class TrainingSet implements DensityNetwork.Family {
  private final Dataset dataset;
  private final int classes;
  private ItemPanels items;

  /**
   * Of a dataset, whose items are read when the first density is asked for.
   *
   * @param classes how many of them are told apart; 0 if none
   */
  TrainingSet(Dataset dataset, int classes) {
    this.dataset = dataset;
    this.classes = classes;
  }

  @Override
  public Density under(Transition law, int label) {
    ItemPanels all = items();
    if (label >= 0 && all.size(label) == 0) {
      throw new IllegalArgumentException("no training item has the class " + label);
    }
    return new PerturbedItems(all, law, label);
  }

  private synchronized ItemPanels items() {
    if (items == null) {
      Items training = dataset.training();
      int[] groupOf = new int[training.size()];
      if (classes > 0) {
        // Those without a class are a group of their own.
        Arrays.setAll(groupOf, i -> training.label(i) < 0 ? classes : training.label(i));
      }
      items = ItemPanels.of(training, groupOf, classes + 1);
    }
    return items;
  }

  /** Between the items, which are points, it is the noise that bends the score. */
  @Override
  public double scale(Transition law) {
    return DensityNetwork.leastDeviation(law);
  }
}
