package org.langevin.api.dataset;

import java.util.List;

/**
 * The classes of a labelled dataset.
 *
 * @param names one for each class; {@link Items#label} counts them from 0
 */
public record Labels(List<String> names) {
  /** Copies the list. */
  public Labels {
    names = List.copyOf(names);
  }
}
