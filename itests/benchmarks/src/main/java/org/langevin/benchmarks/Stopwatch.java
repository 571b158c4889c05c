package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.files.Json;
import org.langevin.workbench.internal.progress.Cancellation;

/**
 * Turns work that goes on and on into a rate: the median over windows of time in which other
 * processes left the processors alone, where the system tells. The work is either watched through
 * its progress, and cancelled when there are enough windows, or called again and again; then a
 * window is one call, or as many short ones as fill it.
 */
final class Stopwatch {
  private static final double WINDOW = 0.3;
  private static final int FEWEST = 3;

  /** The share of a processor that others may use in a window. */
  private static final double LARGEST_SHARE = 0.06;

  private final double warmUp;
  private final int wanted;
  private final int most;
  private final double longest;
  private final Cancellation cancellation = new Cancellation();
  private final List<Double> all = new ArrayList<>();
  private final List<Double> quiet = new ArrayList<>();
  private final Map<String, Double> more = new LinkedHashMap<>();
  private boolean begun;
  private boolean over;
  private long begin;
  private long lastTime;
  private double lastDone;
  private double lastOthers;
  private double lastOwn;
  private double steps;
  private double own;

  /**
   * A watch.
   *
   * @param warmUp seconds before the first window
   * @param windows how many quiet windows are enough
   * @param most how many windows of any kind are
   * @param longest seconds after which one window of any kind is
   */
  Stopwatch(double warmUp, int windows, int most, double longest) {
    this.warmUp = warmUp;
    this.wanted = windows;
    this.most = most;
    this.longest = longest;
  }

  /** A piece of work. */
  @FunctionalInterface
  interface Call {
    void perform() throws Exception;
  }

  /** Cancels the work that is watched. */
  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Watches work that tells how far it is.
   *
   * @param stepsPerUnit how many steps make one unit of its progress
   */
  Progress progress(double stepsPerUnit) {
    return update -> {
      if (at(update.done() * stepsPerUnit)) {
        cancellation.request("the measurement is over");
      }
    };
  }

  /**
   * Watches work that tells nothing, by doing it again and again.
   *
   * @param stepsPerCall how many steps a call has
   */
  void repeat(double stepsPerCall, Call call) throws Exception {
    double done = 0;
    while (!at(done)) {
      call.perform();
      done += stepsPerCall;
    }
  }

  /** Takes note of another number that the workload is to tell. */
  void tell(String name, double value) {
    more.put(name, value);
  }

  /** Takes note of how many steps are done, or that work began anew; returns whether it is over. */
  private synchronized boolean at(double done) {
    long now = System.nanoTime();
    if (!begun) {
      begun = true;
      begin = now;
      lastTime = now;
    }
    double seconds = (now - begin) * 1e-9;
    double window = (now - lastTime) * 1e-9;
    boolean warm = (lastTime - begin) * 1e-9 >= warmUp;
    if (!warm || done < lastDone) {
      start(now, done);
    } else if (window >= WINDOW && done > lastDone) {
      double rate = (done - lastDone) / window;
      all.add(rate);
      steps += done - lastDone;
      own += SystemUse.own() - lastOwn;
      if ((SystemUse.others() - lastOthers) / window < LARGEST_SHARE) {
        quiet.add(rate);
      }
      start(now, done);
    }
    over = quiet.size() >= wanted || all.size() >= most || seconds > longest && !all.isEmpty();
    return over;
  }

  private void start(long now, double done) {
    lastTime = now;
    lastDone = done;
    lastOthers = SystemUse.others();
    lastOwn = SystemUse.own();
  }

  /** Whether there is a result. */
  synchronized boolean isOver() {
    return over;
  }

  /** How many windows there were. */
  synchronized int windows() {
    return all.size();
  }

  /** How many windows were quiet. */
  synchronized int quietWindows() {
    return quiet.size();
  }

  /**
   * Steps for each second of processor time that this process used, which tells something even if
   * others were busy; waiting workers count too.
   */
  synchronized double ratePerProcessorSecond() {
    return steps / own;
  }

  /** Steps per second. */
  synchronized double rate() {
    List<Double> rates = new ArrayList<>(quiet.size() >= Math.min(FEWEST, wanted) ? quiet : all);
    rates.sort(null);
    return rates.isEmpty() ? Double.NaN : rates.get(rates.size() / 2);
  }

  /** Steps per second in the window in which there were most. */
  synchronized double highestRate() {
    return all.stream().mapToDouble(rate -> rate).max().orElse(Double.NaN);
  }

  /** The line of JSON. */
  ObjectNode result(Workload workload) {
    ObjectNode line = Json.object().put("name", workload.name());
    line.put("value", Rounding.significant(rate()));
    line.put("unit", workload.unit());
    line.put("perProcessorSecond", Rounding.significant(ratePerProcessorSecond()));
    if (workload.operations() > 0) {
      line.put("productGigaflops", Rounding.significant(rate() * workload.operations() * 1e-9));
    }
    more.forEach((name, value) -> line.put(name, Rounding.significant(value)));
    return line;
  }
}
