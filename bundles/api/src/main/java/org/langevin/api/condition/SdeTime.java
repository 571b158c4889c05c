package org.langevin.api.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.Capable;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.MarginalTable;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.TransitionTable;
import org.langevin.api.sde.Transitions;

/**
 * The time t of an SDE: s(x, t) is the score of the data as the SDE has perturbed them by then
 * (Song et al. 2021). Without closed forms the laws are in a table, which is made once, when it is
 * first asked.
 */
public final class SdeTime implements Condition, AtTime {
  private final Sde sde;
  private final Optional<Transitions> closedForm;
  private volatile Transitions table;

  /** The time of an SDE. */
  public SdeTime(Sde sde) {
    this.sde = sde;
    this.closedForm = Capable.offer(Transitions.class, sde);
  }

  @Override
  public String id() {
    return "time";
  }

  @Override
  public String words() {
    return "time";
  }

  @Override
  public String symbol() {
    return "t";
  }

  @Override
  public String unit() {
    return "time";
  }

  @Override
  public double low() {
    return 0;
  }

  @Override
  public double high() {
    return sde.horizon();
  }

  /** From the SDE's closed form, or else from the table. A time that was rounded may lie beyond. */
  @Override
  public Optional<Marginal> law(double t) {
    return transition(t).flatMap(Transition::scalar);
  }

  /** From the SDE's closed form, or else from the table. A time that was rounded may lie beyond. */
  @Override
  public Optional<Transition> transition(double t) {
    if (closedForm.isPresent()) {
      return Optional.of(closedForm.get().at(Math.min(t, sde.horizon())));
    }
    return sde.nonlinearDrift().isPresent() ? Optional.empty() : Optional.of(table().at(t));
  }

  @Override
  public int blocks() {
    return sde.start().blocks();
  }

  /**
   * The laws for those who need thousands of them, in tens of nanoseconds each if they are scalar,
   * and about a microsecond if not: scalar marginals on a grid, whether the SDE has closed forms or
   * not; of any other SDE its closed form, if it has one, or else transitions on a grid.
   *
   * @throws UnsupportedOperationException if the drift is not linear
   */
  public Transitions table() {
    // Asked for each item by each worker: a lock would be in their way.
    Transitions made = table;
    return made == null ? makeTable() : made;
  }

  private synchronized Transitions makeTable() {
    if (table == null) {
      table =
          sde.ability(Marginals.class).isPresent()
              ? new MarginalTable(sde)
              : closedForm.orElseGet(() -> new TransitionTable(sde));
    }
    return table;
  }

  @Override
  public double feature(double t) {
    return t;
  }

  @Override
  public OptionalDouble standard() {
    return OptionalDouble.empty();
  }

  @Override
  public double[] looks() {
    return new double[] {0.01 * sde.horizon(), 0.25 * sde.horizon(), sde.horizon()};
  }

  @Override
  public double condition(double t) {
    return t;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SdeTime time && time.sde == sde;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(sde);
  }
}
