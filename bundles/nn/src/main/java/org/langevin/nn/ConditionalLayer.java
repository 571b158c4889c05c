package org.langevin.nn;

/** A layer y = f(x, c; theta) of an item and its condition. */
public interface ConditionalLayer extends Layer {
  @Override
  ConditionalPass open(Memory parameters, Arena arena, int capacity, boolean tangents);
}
