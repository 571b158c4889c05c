package org.langevin.nn;

/** Computes a conditional layer; derivatives are those with respect to x and theta. */
public interface ConditionalPass extends LayerPass {
  /**
   * Sets the conditions of the next forward pass.
   *
   * @param condition one value for each item
   */
  void condition(int count, float[] condition);
}
