package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunInfo;

/**
 * A run, finished or stopped on the way.
 *
 * @param name of the run and the place where it was stopped
 * @param original its folder
 * @param done the folder of the same run, which nothing stopped
 */
record RunSubject(String name, Path original, Path done, Workbench workbench, Guard guard)
    implements DamageFuzz.Subject {
  private static final int SAMPLES = 20;

  /** What has to be the same to the bit. */
  private static final Set<String> RESULTS =
      Set.of("samples", "traces", "levels", "history.csv", "metrics.json");

  /** What need not come back. */
  private static final Set<String> INPUT = Set.of("experiment.json", "checkpoint", ".lock");

  @Override
  public String act(Path copy, RandomStream random) throws Exception {
    return switch (random.nextInt(8)) {
      case 0 -> show(copy);
      case 1 -> report(copy);
      case 2 -> sample(copy);
      default -> resume(copy);
    };
  }

  private String resume(Path copy) throws Exception {
    RunInfo run =
        guard.await(
            () -> workbench.runs().resume(copy.toString(), Workbench.THREADS, Progress.NONE));
    if (run.state() != RunInfo.State.DONE) {
      throw new Fault("resumed, but not done", run.state().toString());
    }
    for (Path file : Folders.files(done)) {
      String first = file.getName(0).toString();
      Path counterpart = copy.resolve(file);
      if (INPUT.contains(first)) {
        continue;
      }
      if (!Files.exists(counterpart) || Files.size(counterpart) == 0) {
        throw new Fault("resumed, but a file is missing", file.toString());
      }
      if (RESULTS.contains(first)
          && !Arrays.equals(
              Files.readAllBytes(counterpart), Files.readAllBytes(done.resolve(file)))) {
        throw new Fault("silent change", file + " is another after resume");
      }
    }
    return "resumed";
  }

  private String show(Path copy) throws Exception {
    List<Double> values = guard.await(() -> values(copy));
    if (!values.equals(values(original))) {
      throw new Fault("silent change", "compare shows " + values);
    }
    return "shown";
  }

  private List<Double> values(Path run) throws Exception {
    List<Double> values = new ArrayList<>();
    workbench.runs().find(run.toString());
    workbench
        .runs()
        .compare(List.of(run.toString()))
        .values()
        .values()
        .forEach(byRun -> values.addAll(byRun.values()));
    return values;
  }

  private String report(Path copy) throws Exception {
    Path page = guard.await(() -> workbench.runs().report(copy.toString()));
    if (!Files.readString(page).strip().endsWith("</html>")) {
      throw new Fault("half a report", page.toString());
    }
    return "reported";
  }

  private String sample(Path copy) throws Exception {
    ObjectNode sampler =
        (ObjectNode)
            Trees.read(done.resolve("resolved.json")).path("experiment").path("samplers").path(0);
    sampler.remove(List.of("name", "count"));
    byte[] expected;
    try {
      expected = drawn(original, sampler);
    } catch (InvalidRequestException e) {
      return "not to be sampled yet";
    }
    if (!Arrays.equals(drawn(copy, sampler), expected)) {
      throw new Fault("silent change", "other samples are drawn");
    }
    return "sampled";
  }

  private byte[] drawn(Path run, ObjectNode sampler) throws Exception {
    Path target = Files.createTempDirectory("drawn").resolve("samples.npy");
    guard.await(
        () -> {
          workbench
              .runs()
              .sample(
                  run.toString(), sampler, SAMPLES, 3, target, Workbench.THREADS, Progress.NONE);
          return target;
        });
    try {
      return Files.readAllBytes(target);
    } finally {
      Folders.delete(target.getParent());
    }
  }
}
