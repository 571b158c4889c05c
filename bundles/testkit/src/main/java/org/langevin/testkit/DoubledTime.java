package org.langevin.testkit;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;

/**
 * The time of an SDE counted in halves, c = 2 t: a condition of a stranger, to show that what is
 * tested asks for the condition of a time and does not take the time for it.
 *
 * @param time of the SDE
 */
public record DoubledTime(SdeTime time) implements Condition, AtTime {
  @Override
  public String id() {
    return "doubled-time";
  }

  @Override
  public String words() {
    return "doubled time";
  }

  @Override
  public String symbol() {
    return "c";
  }

  @Override
  public double low() {
    return 2 * time.low();
  }

  @Override
  public double high() {
    return 2 * time.high();
  }

  @Override
  public Optional<Marginal> law(double c) {
    return time.law(c / 2);
  }

  @Override
  public Optional<Transition> transition(double c) {
    return time.transition(c / 2);
  }

  @Override
  public int blocks() {
    return time.blocks();
  }

  @Override
  public double feature(double c) {
    return time.feature(c / 2);
  }

  @Override
  public OptionalDouble standard() {
    return OptionalDouble.empty();
  }

  @Override
  public double[] looks() {
    return new double[] {high()};
  }

  @Override
  public double condition(double t) {
    return 2 * t;
  }
}
