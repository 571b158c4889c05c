package org.langevin.workbench;

/**
 * What somebody who reads the results of a run must know to judge them.
 *
 * @param kind {@code drift-to-noise}, {@code far-samples}, {@code large-batch}, {@code loss-grew}
 *     or {@code not-finite}
 * @param part what it is about: {@code training}, a sampler, or a metric
 * @param message what was seen, what follows from it, what to do
 */
public record Warning(String kind, String part, String message) {
  /** Part and message. */
  @Override
  public String toString() {
    return part + ": " + message;
  }
}
