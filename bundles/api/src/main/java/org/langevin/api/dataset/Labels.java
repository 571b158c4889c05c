package org.langevin.api.dataset;

import java.util.List;
import org.langevin.api.Ability;

/**
 * The classes of a labelled dataset.
 *
 * @param names one for each class; {@link Items#label} counts them from 0
 */
@Ability(of = Dataset.class, words = "class labels")
public record Labels(List<String> names) {
  /** Copies the list. */
  public Labels {
    names = List.copyOf(names);
  }
}
