package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The mean of many independent values, with its standard error. */
final class Statistic {
  /** A correct mean exceeds so many standard errors once in two million. */
  private static final double STANDARD_ERRORS = 5;

  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double difference = value - mean;
    mean += difference / count;
    squares += difference * (value - mean);
  }

  double mean() {
    return mean;
  }

  double error() {
    return Math.sqrt(squares / (count - 1.0) / count);
  }

  /**
   * Fails unless the mean is an expectation within what chance allows.
   *
   * @param allowance on top, for example for discretisation
   */
  void estimates(double expectation, double allowance, String what) {
    assertTrue(
        Math.abs(mean - expectation) <= STANDARD_ERRORS * error() + allowance,
        () -> what + " is " + expectation + ", but samples give " + mean + " +- " + error());
  }
}
