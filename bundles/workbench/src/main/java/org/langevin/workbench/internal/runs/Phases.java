package org.langevin.workbench.internal.runs;

/** The names of a run's phases in its record; names of parts have no blanks in them. */
final class Phases {
  /** What was asked for and what was composed of it. */
  static final String DOCUMENTS = "documents";

  static final String TRAINING = "training";

  /** All metrics in one file. */
  static final String METRICS = "metrics";

  static final String FIGURES = "figures";
  static final String REPORT = "report";

  private Phases() {}

  static String sampler(String name) {
    return "sampler " + name;
  }

  static String metric(String name, String sampler) {
    return "metric " + name + (sampler.isEmpty() ? "" : " of " + sampler);
  }
}
