package org.langevin.api.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.sde.Marginal;

/** No condition. */
enum Unconditional implements Condition {
  INSTANCE;

  @Override
  public String id() {
    return "none";
  }

  @Override
  public String words() {
    return "nothing";
  }

  @Override
  public String symbol() {
    return "";
  }

  @Override
  public double low() {
    return 0;
  }

  @Override
  public double high() {
    return 0;
  }

  @Override
  public Optional<Marginal> law(double c) {
    return Optional.of(Marginal.START);
  }

  @Override
  public double feature(double c) {
    return 0;
  }

  @Override
  public boolean isGiven() {
    return false;
  }

  @Override
  public OptionalDouble standard() {
    return OptionalDouble.of(0);
  }

  @Override
  public double[] looks() {
    return new double[] {0};
  }
}
