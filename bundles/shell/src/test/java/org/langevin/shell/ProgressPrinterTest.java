package org.langevin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.langevin.workbench.Progress.Update;

class ProgressPrinterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong();

  @Test
  void aLineTellsStepsRateAndTimeLeft() {
    Update update = new Update("training", 250, 1000, 125, 6, "loss 0.5");
    assertEquals(
        "training  250/1000 (25 %)  125.00/s  6.0 s left  loss 0.5", ProgressPrinter.line(update));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertEquals(
        "report", ProgressPrinter.line(new Update("report", 0, 0, Double.NaN, Double.NaN, "")));
  }

  @Test
  void aLogGetsTheFirstAndTheLastLineAndOneEveryFewSeconds() {
    ProgressPrinter printer = new ProgressPrinter(stream, false, clock::get);
    for (int step = 0; step <= 100; step++) {
      printer.update(new Update("training", step, 100, Double.NaN, Double.NaN, ""));
      clock.addAndGet(100_000_000L);
    }
    assertEquals(
        "training  0/100 (0 %)\ntraining  50/100 (50 %)\ntraining  100/100 (100 %)\n", text());
  }

  @Test
  void aTerminalLineIsWrittenOverByOneAsLong() {
    ProgressPrinter printer = new ProgressPrinter(stream, true, clock::get);
    printer.update(new Update("long phase", 1, 2, Double.NaN, Double.NaN, "message"));
    clock.addAndGet(1_000_000_000L);
    printer.update(new Update("long phase", 2, 2, Double.NaN, Double.NaN, ""));
    assertEquals("\rlong phase  1/2 (50 %)  message\rlong phase  2/2 (100 %)        \n", text());
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
