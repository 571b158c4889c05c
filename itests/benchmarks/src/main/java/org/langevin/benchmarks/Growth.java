package org.langevin.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How the cost of something grows with its size.
 *
 * @param name by which it is asked for, and of its figure
 * @param title what is measured
 * @param size what grows
 * @param cost what is measured of it
 * @param unit of the cost
 * @param relative whether costs are drawn in units of the first
 * @param subjects of which it is measured
 */
record Growth(
    String name,
    String title,
    String size,
    String cost,
    String unit,
    boolean relative,
    List<Subject> subjects) {
  /** Of which the costs are drawn as they are. */
  Growth(String name, String title, String size, String cost, String unit, List<Subject> subjects) {
    this(name, title, size, cost, unit, false, subjects);
  }

  /**
   * Something that has a cost.
   *
   * @param label in the legend
   * @param slope the exponent that is expected for large sizes
   * @param sizes rising
   * @param cost measures it
   */
  record Subject(String label, double slope, List<Integer> sizes, Cost cost) {}

  /** Measures the cost at one size. */
  @FunctionalInterface
  interface Cost {
    double of(int size) throws Exception;
  }

  /** Measures all costs, without those of subjects that fail. */
  List<GrowthCurve> measure() {
    List<GrowthCurve> curves = new ArrayList<>();
    for (Subject subject : subjects) {
      try {
        curves.add(GrowthCurve.measure(subject));
      } catch (Exception e) {
        System.err.println(subject.label() + ": " + e);
      }
    }
    return curves;
  }
}
