package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.langevin.api.random.RandomStream;
import org.langevin.binding.Problem;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;

/**
 * Odd files of data: each is refused by its name, or means the same to a metric as the plain file
 * with the same items.
 */
final class DataFileFuzz implements Fuzz {
  private static final List<String> METRICS =
      List.of(
          "{\"use\": \"sliced-wasserstein\", \"projections\": 3}",
          "{\"use\": \"wasserstein\"}",
          "{\"use\": \"wasserstein\", \"order\": 2}",
          "{\"use\": \"frechet-distance\"}");

  private final Workbench workbench;
  private final Guard guard;

  DataFileFuzz(Workbench workbench, Guard guard) {
    this.workbench = workbench;
    this.guard = guard;
  }

  @Override
  public String perform(RandomStream random, Path folder) throws Exception {
    ObjectNode metric = Trees.read(Oddities.one(METRICS, random));
    Table real = Table.random(random);
    Table generated = real.another(random);
    OddFile odd = OddFile.of(generated, random);
    Path reference = Files.write(folder.resolve("real.npy"), NpyBytes.plain(real));
    Path plain = Files.write(folder.resolve("plain.npy"), NpyBytes.plain(generated));
    Path file = Files.write(folder.resolve(odd.name()), odd.bytes());
    Map<String, Double> expected = measure(metric, reference, plain);
    Map<String, Double> values;
    try {
      values = measure(metric, reference, file);
    } catch (InvalidRequestException e) {
      for (Problem problem : e.problems()) {
        check(problem.toString(), odd);
      }
      return "refused";
    }
    if (odd.isBroken()) {
      throw new Fault("a broken file is read", odd.oddity() + " gives " + values);
    }
    if (!values.equals(expected)) {
      throw new Fault(
          "silent change", odd.oddity() + " gives " + values + " instead of " + expected);
    }
    return "read";
  }

  private Map<String, Double> measure(ObjectNode metric, Path real, Path generated)
      throws Exception {
    return guard.await(
        () ->
            workbench
                .runs()
                .metric(metric, real, generated, Workbench.THREADS, Progress.NONE)
                .values());
  }

  private static void check(String message, OddFile odd) throws Fault {
    Messages.check(message);
    boolean named = message.contains(odd.name()) || message.contains("--generated");
    if (!named) {
      throw new Fault("a message that names no file", message);
    }
  }
}
