package org.langevin.itests.fuzz;

import java.nio.file.Path;
import org.langevin.api.random.RandomStream;

/** Makes something odd, throws it at the workbench, and judges what comes back. */
@FunctionalInterface
interface Fuzz {
  /**
   * Performs one case.
   *
   * @param random decides on everything
   * @param folder an empty folder; if there is a fault, it is kept as evidence
   * @return what became of it, in a word or two, for the table of the campaign
   * @throws Fault if the workbench is at fault; any other exception is a fault, too
   */
  String perform(RandomStream random, Path folder) throws Exception;
}
