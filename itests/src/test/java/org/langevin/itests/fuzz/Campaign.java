package org.langevin.itests.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many cases of one kind.
 *
 * @param kind the cases' kind
 * @param fuzz performs a case
 * @param folder where cases work, and where the evidence of faults stays
 */
record Campaign(String kind, Fuzz fuzz, Path folder) {
  private static final int MOST_TOLD = 20;

  /**
   * Performs some cases.
   *
   * @throws AssertionError if the workbench is at fault in any, with how to repeat them
   */
  void perform(List<Case> cases) throws IOException {
    long begin = System.nanoTime();
    Map<String, Integer> table = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    Files.createDirectories(folder);
    try (PrintWriter report = new PrintWriter(folder.resolve(kind + ".txt").toFile(), "UTF-8")) {
      for (Case one : cases) {
        String outcome = perform(one, faults, report);
        table.merge(outcome, 1, Integer::sum);
        report.flush();
      }
      String summary =
          String.format(
              "fuzz %s: %d cases in %.0f s, %d faults %s",
              kind, cases.size(), (System.nanoTime() - begin) * 1e-9, faults.size(), table);
      report.println(summary);
      System.out.println(summary);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(
          faults.size()
              + " faults; the evidence is in "
              + folder
              + "; repeat one by -Dlangevin.fuzz.case=KIND:SEED:NUMBER\n"
              + String.join("\n", faults.subList(0, Math.min(MOST_TOLD, faults.size()))));
    }
  }

  private String perform(Case one, List<String> faults, PrintWriter report) throws IOException {
    Path place = folder.resolve(one.toString().replace(':', '-'));
    Folders.delete(place);
    Files.createDirectories(place);
    Fault fault;
    try {
      String outcome = fuzz.perform(one.random(), place);
      Folders.delete(place);
      return outcome;
    } catch (Fault e) {
      fault = e;
    } catch (Exception | AssertionError e) {
      fault = Fault.unexpected(e);
    }
    String message = Messages.shown(fault.getMessage());
    report.println(one + " " + fault.getMessage());
    faults.add(one + " " + message.lines().findFirst().orElse(""));
    return "FAULT, " + fault.kind();
  }
}
