package org.langevin.workbench.internal.blame;

import org.langevin.api.InvalidExperimentException;

/**
 * What a part refuses, with its place in the document. It goes through the parts that hold the part
 * as it is.
 */
public final class PlacedProblemException extends InvalidExperimentException {
  private static final long serialVersionUID = 1L;

  /**
   * A problem.
   *
   * @param pointer from the document's root
   */
  PlacedProblemException(String pointer, String message) {
    super(pointer, message);
  }
}
