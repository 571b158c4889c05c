package org.langevin.itests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunRequest;

/**
 * A finished sweep, which is asked for once more.
 *
 * @param original its folder
 */
record SweepSubject(Experiment experiment, Path original, Workbench workbench, Guard guard)
    implements DamageFuzz.Subject {
  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public String act(Path copy, RandomStream random) throws Exception {
    guard.await(
        () ->
            workbench
                .sweeps()
                .run(
                    new RunRequest(experiment, Optional.of(copy), Workbench.THREADS),
                    Progress.NONE));
    if (!table(copy).equals(table(original))) {
      throw new Fault("silent change", "table.csv is another");
    }
    return "swept";
  }

  /** The last column says how long it took. */
  private static List<String> table(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("table.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }
}
