package org.langevin.itests.faults;

import java.util.Map;

/** A kind of disturbance. */
@FunctionalInterface
interface Kind {
  /** All kinds, by their names. */
  Map<String, Kind> ALL =
      Map.of(
          "signals", new Signals(),
          "moves", new Moves(),
          "deletions", new Deletions(),
          "limits", new FileLimits(),
          "disks", Disks.full(),
          "inodes", Disks.withoutInodes(),
          "cuts", new PowerCuts());

  /**
   * Disturbs a subject once, lets it go on, and holds it against the undisturbed.
   *
   * @param number of the disturbance, from 0
   * @param at where in the subject's life or among its sizes, from 0 to 1
   */
  void disturb(Subject subject, int number, double at) throws Exception;
}
