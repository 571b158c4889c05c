package org.langevin.api.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.Capable;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a number c means that a score s(x, c) is told beside x: of which law at c the score is, how
 * c is called, and where it lies. Nothing ({@link #NONE}), a noise level ({@link NoiseLevel}) and
 * the time of an SDE ({@link SdeTime}) are three of them; a loss can bring another one, such as the
 * logarithm of a signal-to-noise ratio.
 *
 * <p>Two conditions that mean the same are equal. Immutable: safe for use by several threads.
 */
@ConsumerType
public interface Condition extends Capable {
  /** Nothing: s(x) is the score of the data themselves. The number passed along is ignored. */
  Condition NONE = Unconditional.INSTANCE;

  /** How documents name it: lower-case words joined by dashes, for example {@code time}. */
  String id();

  /** How messages name it: {@code time}, {@code the noise level}, {@code nothing}. */
  String words();

  /** How figures name it, for example {@code t}; empty if there is nothing to name. */
  String symbol();

  /** The unit of c; empty for a plain number. */
  default String unit() {
    return "";
  }

  /** The smallest c at which a score can be asked for. */
  double low();

  /** The largest c; may be infinite. */
  double high();

  /**
   * The law whose score is asked for at c: that of m X + b + s Z, where X is an item and Z is
   * standard normal.
   *
   * @return (m, b, s); empty if the perturbation is not of this form
   */
  Optional<Marginal> law(double c);

  /**
   * The same where the perturbation may be different in each component, or have more numbers than
   * the item, such as velocities: the law of M X + b + L Z.
   *
   * @return by default {@link #law}; empty if the perturbation is not of this form
   */
  default Optional<Transition> transition(double c) {
    return law(c).map(law -> law);
  }

  /** k: how many numbers the state, whose score is asked for, has for each of an item's. */
  default int blocks() {
    return 1;
  }

  /** The number by which networks are told c, of a size near 1: for example log sigma. */
  double feature(double c);

  /** Whether there is something to tell. */
  default boolean isGiven() {
    return true;
  }

  /** The c of those who ask at one only and were not told at which; empty if they must be told. */
  OptionalDouble standard();

  /** A few values of c that are worth a look, the least perturbed first; may be empty. */
  double[] looks();
}
