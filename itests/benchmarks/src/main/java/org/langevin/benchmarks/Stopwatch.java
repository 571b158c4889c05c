package org.langevin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.progress.Cancellation;

/**
 * Turns the progress of work into a rate: the median over windows of time in which other processes
 * left the processors alone, where the system tells; and cancels the work when there are enough.
 */
final class Stopwatch implements Progress {
  private static final double WARM_UP = 6;
  private static final double LONGEST = 40;
  private static final double WINDOW = 0.3;
  private static final int WINDOWS = 15;
  private static final int FEWEST = 3;

  /** The share of a processor that others may use in a window. */
  private static final double LARGEST_SHARE = 0.06;

  /** Units of processor time in a second. */
  private static final double TICKS = 100;

  private final Cancellation cancellation;
  private final double stepsPerUnit;
  private final long begin = System.nanoTime();
  private final List<Double> all = new ArrayList<>();
  private final List<Double> quiet = new ArrayList<>();
  private long lastTime;
  private long lastDone = Long.MAX_VALUE;
  private double lastOthers;
  private double ownSince;
  private double steps;

  /**
   * A watch.
   *
   * @param stepsPerUnit how many steps make one unit of the work's progress
   */
  Stopwatch(Cancellation cancellation, double stepsPerUnit) {
    this.cancellation = cancellation;
    this.stepsPerUnit = stepsPerUnit;
  }

  @Override
  public synchronized void update(Update update) {
    long now = System.nanoTime();
    double seconds = (now - begin) * 1e-9;
    double window = (now - lastTime) * 1e-9;
    if (seconds < WARM_UP || update.done() < lastDone) {
      start(now, update.done());
      if (all.isEmpty()) {
        ownSince = own();
      }
    } else if (window >= WINDOW) {
      double rate = (update.done() - lastDone) * stepsPerUnit / window;
      all.add(rate);
      steps += (update.done() - lastDone) * stepsPerUnit;
      if ((others() - lastOthers) / window < LARGEST_SHARE) {
        quiet.add(rate);
      }
      start(now, update.done());
    }
    if (quiet.size() >= WINDOWS || seconds > LONGEST) {
      cancellation.request("the measurement is over");
    }
  }

  private void start(long now, long done) {
    lastTime = now;
    lastDone = done;
    lastOthers = others();
  }

  /** Seconds of processor time that other processes have used; 0 if unknown. */
  private static double others() {
    try {
      String[] system = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
      double busy = 0;
      for (int column : new int[] {1, 2, 3, 6, 7, 8}) {
        busy += Double.parseDouble(system[column]);
      }
      return busy / TICKS - own();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Seconds of processor time that this process has used; NaN if unknown. */
  private static double own() {
    try {
      String self = Files.readString(Path.of("/proc/self/stat"));
      String[] columns = self.substring(self.lastIndexOf(')') + 2).split(" ");
      return (Double.parseDouble(columns[11]) + Double.parseDouble(columns[12])) / TICKS;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /**
   * Steps for each second of processor time that this process used, which tells something even if
   * others were busy; waiting workers count too.
   */
  synchronized double ratePerProcessorSecond() {
    return steps / (own() - ownSince);
  }

  /** How many windows were quiet. */
  synchronized int quietWindows() {
    return quiet.size();
  }

  /** Steps per second. */
  synchronized double rate() {
    List<Double> rates = new ArrayList<>(quiet.size() >= FEWEST ? quiet : all);
    rates.sort(null);
    return rates.isEmpty() ? Double.NaN : rates.get(rates.size() / 2);
  }
}
