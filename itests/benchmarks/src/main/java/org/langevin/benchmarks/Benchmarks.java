package org.langevin.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures experiments in the workbench: the same trainer, sampling engine and plugins that a run
 * uses, from the same JSON.
 */
public final class Benchmarks {
  private static final double WARM_UP = 6;
  private static final int WINDOWS = 15;

  /** So many times the wanted windows are enough if too few of them are quiet. */
  private static final int PATIENCE = 4;

  private static final double LONGEST = 40;

  private Benchmarks() {}

  /**
   * The arguments are names of workloads, none for all; or {@code --list}, which only names them.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Workload> workloads = new LinkedHashMap<>();
    for (Workload workload : Workloads.all(Machine.threads())) {
      workloads.put(workload.name(), workload);
    }
    if (List.of(arguments).contains("--list")) {
      workloads.values().forEach(System.out::println);
      return;
    }
    List<String> names =
        arguments.length == 0 ? List.copyOf(workloads.keySet()) : List.of(arguments);
    for (String name : names) {
      if (!workloads.containsKey(name)) {
        System.err.println("there is no " + name + "; choose from " + workloads.keySet());
        System.exit(2);
      }
    }
    for (String name : names) {
      measure(workloads.get(name));
    }
  }

  private static void measure(Workload workload) throws Exception {
    int windows = Integer.getInteger("langevin.benchmark.windows", WINDOWS);
    Stopwatch watch = new Stopwatch(WARM_UP, windows, PATIENCE * windows, LONGEST);
    workload.measure(watch);
    System.err.printf(
        Locale.ROOT,
        "%s: %s; %d of %d windows quiet; %s for each second of processor time%n",
        workload.name(),
        workload.step(),
        watch.quietWindows(),
        watch.windows(),
        Rounding.significant(watch.ratePerProcessorSecond()));
    System.out.println(watch.result(workload));
  }
}
