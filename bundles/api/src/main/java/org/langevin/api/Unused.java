package org.langevin.api;

import java.util.Objects;

/** Refuses parameters that the choice of another one leaves without effect. */
public final class Unused {
  private Unused() {}

  /**
   * Makes sure that a parameter without effect was left alone: one that is set would be ignored
   * without a word.
   *
   * @param parameter JSON pointer within the extension's parameters
   * @param value that the parameter has; no array
   * @param standard the parameter's default
   * @param purpose what the parameter is for: the end of "this is only for ..."
   * @throws InvalidExperimentException if the value is not the default
   */
  public static void check(String parameter, Object value, Object standard, String purpose) {
    if (!Objects.equals(value, standard)) {
      throw new InvalidExperimentException(
          parameter, "this is only for " + purpose + "; leave it out");
    }
  }
}
