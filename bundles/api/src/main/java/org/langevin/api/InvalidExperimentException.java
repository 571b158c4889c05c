package org.langevin.api;

/**
 * Says that what was asked for cannot work, in words for the person who asked: what is wrong, what
 * is allowed, what to do. The workbench adds the file and the JSON pointer of the extension.
 */
public class InvalidExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /** Refuses the combination as a whole. */
  public InvalidExperimentException(String message) {
    this("", message);
  }

  /**
   * Refuses one parameter.
   *
   * @param parameter JSON pointer within the extension's parameters, for example {@code /weights/2}
   * @param message what is wrong, what is allowed, what to do
   */
  public InvalidExperimentException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** JSON pointer within the extension's parameters; empty if no single one is at fault. */
  public String parameter() {
    return parameter;
  }
}
