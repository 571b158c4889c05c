package org.langevin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Times work in short windows, for a look at speed by hand. Where the system tells (Linux), windows
 * in which other processes were busy are left out, as far as enough remain.
 */
public final class Stopwatch {
  private static final double WINDOW = 0.3;
  private static final double WARM_UP = 3;
  private static final int WANTED = 9;
  private static final double PATIENCE = 15;
  private static final double IDLE = 0.06;
  private static final double TICKS = 100;
  private static final Path SYSTEM = Path.of("/proc/stat");
  private static final Path OWN = Path.of("/proc/self/stat");

  private Stopwatch() {}

  /**
   * Prints how often work is done in a second: the median over windows.
   *
   * @param name of the work
   * @param work done again and again
   */
  public static void print(String name, Runnable work) {
    run(work, WARM_UP);
    List<Double> quiet = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    long start = System.nanoTime();
    while (quiet.size() < WANTED && (System.nanoTime() - start) / 1e9 < PATIENCE) {
      double others = ticksOfOthers();
      long begin = System.nanoTime();
      int count = run(work, WINDOW);
      double seconds = (System.nanoTime() - begin) / 1e9;
      all.add(count / seconds);
      if ((ticksOfOthers() - others) / TICKS / seconds < IDLE) {
        quiet.add(count / seconds);
      }
    }
    List<Double> used = quiet.size() < 3 ? all : quiet;
    Collections.sort(used);
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.2f per second, at best %10.2f (%d of %d windows quiet)%n",
        name,
        used.get(used.size() / 2),
        used.get(used.size() - 1),
        quiet.size(),
        all.size());
  }

  private static int run(Runnable work, double seconds) {
    int count = 0;
    long begin = System.nanoTime();
    do {
      work.run();
      count++;
    } while ((System.nanoTime() - begin) / 1e9 < seconds);
    return count;
  }

  private static double ticksOfOthers() {
    try {
      if (!Files.isReadable(SYSTEM) || !Files.isReadable(OWN)) {
        return 0;
      }
      String[] system = Files.readString(SYSTEM).lines().findFirst().orElseThrow().split("\\s+");
      double busy = 0;
      for (int column : new int[] {1, 2, 3, 6, 7, 8}) {
        busy += Long.parseLong(system[column]);
      }
      String own = Files.readString(OWN);
      String[] fields = own.substring(own.lastIndexOf(')') + 2).split(" ");
      return busy - Long.parseLong(fields[11]) - Long.parseLong(fields[12]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
