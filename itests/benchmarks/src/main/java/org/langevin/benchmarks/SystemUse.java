package org.langevin.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process and others used, where the system tells. */
final class SystemUse {
  /** Units of processor time in a second. */
  private static final double TICKS = 100;

  private SystemUse() {}

  /** Seconds of processor time that other processes have used; 0 if unknown. */
  static double others() {
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
  static double own() {
    try {
      String self = Files.readString(Path.of("/proc/self/stat"));
      String[] columns = self.substring(self.lastIndexOf(')') + 2).split(" ");
      return (Double.parseDouble(columns[11]) + Double.parseDouble(columns[12])) / TICKS;
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  /** The most physical memory that this process had so far; NaN if unknown. */
  static double peakResidentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
