package org.langevin.api.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.Capable;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.MarginalTable;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.Sde;

/**
 * The time t of an SDE: s(x, t) is the score of the data as the SDE has perturbed them by then
 * (Song et al. 2021). The marginals are in a table, which is made once, when it is first asked.
 */
public final class SdeTime implements Condition, AtTime {
  private final Sde sde;
  private final Optional<Marginals> closedForm;
  private volatile MarginalTable table;

  /** The time of an SDE. */
  public SdeTime(Sde sde) {
    this.sde = sde;
    this.closedForm = Capable.offer(Marginals.class, sde);
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
    if (closedForm.isPresent()) {
      return closedForm.map(marginals -> marginals.at(Math.min(t, sde.horizon())));
    }
    return sde.nonlinearDrift().isPresent() ? Optional.empty() : Optional.of(table().at(t));
  }

  /**
   * The marginals on a grid, in tens of nanoseconds each.
   *
   * @throws UnsupportedOperationException if the drift is not linear
   */
  public MarginalTable table() {
    // Asked for each item by each worker: a lock would be in their way.
    MarginalTable made = table;
    return made == null ? makeTable() : made;
  }

  private synchronized MarginalTable makeTable() {
    if (table == null) {
      table = new MarginalTable(sde);
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
