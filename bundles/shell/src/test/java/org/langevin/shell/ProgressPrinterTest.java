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
  private boolean shown = true;

  private ProgressPrinter printer(int columns) {
    return new ProgressPrinter(stream, () -> columns, () -> shown, clock::get);
  }

  private static Update update(String phase, long done, long total, String message) {
    return new Update(phase, done, total, Double.NaN, Double.NaN, message);
  }

  @Test
  void aLineTellsPlaceStepsRateAndTimeLeft() {
    Update update = new Update("training", "1 of 5", 250, 1000, "steps", 188.71, 6, "loss 0.5");
    assertEquals(
        "1 of 5: training  250 of 1000 steps (25 %)  189/s  6.0 s left  loss 0.5",
        ProgressPrinter.line(update));
    assertEquals("1 of 5: training 25 %, 6.0 s left", ProgressPrinter.summary(update));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertEquals("report", ProgressPrinter.line(update("report", 0, 0, "")));
    assertEquals("wasserstein  25 %", ProgressPrinter.line(update("wasserstein", 1, 4, "")));
  }

  @Test
  void bytesAreToldInMegabytes() {
    Update update = new Update("downloading", "", 1_500_000, 6_000_000, "bytes", 250_000, 18, "");
    assertEquals(
        "downloading  1.5 of 6.0 MB (25 %)  0.25 MB/s  18 s left", ProgressPrinter.line(update));
  }

  @Test
  void aLogGetsTheFirstAndTheLastLineAndOneEveryFewSeconds() {
    ProgressPrinter printer = printer(0);
    for (int step = 0; step <= 100; step++) {
      printer.update(update("training", step, 100, ""));
      clock.addAndGet(100_000_000L);
    }
    assertEquals("training  0 %\ntraining  50 %\ntraining  100 %\n", text());
  }

  @Test
  void aTerminalLineIsWrittenOverByOneAsLong() {
    ProgressPrinter printer = printer(80);
    printer.update(update("long phase", 1, 2, "message"));
    clock.addAndGet(1_000_000_000L);
    printer.update(update("long phase", 2, 2, ""));
    assertEquals("\rlong phase  50 %  message\rlong phase  100 %        \n", text());
  }

  @Test
  void aLineIsNoLongerThanTheTerminalIsWide() {
    printer(12).update(update("long phase", 1, 2, "message"));
    assertEquals("\rlong phase ", text());
  }

  @Test
  void nothingIsShownInTheBackgroundAndTheLineIsLeftAtTheEnd() {
    ProgressPrinter printer = printer(80);
    shown = false;
    printer.update(update("training", 1, 4, ""));
    shown = true;
    clock.addAndGet(1_000_000_000L);
    printer.update(update("training", 2, 4, ""));
    printer.close();
    printer.update(update("training", 3, 4, ""));
    assertEquals("\rtraining  50 %\n", text());
  }

  @Test
  void theEndOfAPhaseIsToldOnce() {
    ProgressPrinter printer = printer(0);
    printer.update(update("figures", 1, 1, ""));
    printer.update(update("figures", 1, 1, ""));
    assertEquals("figures  100 %\n", text());
  }

  @Test
  void aWarningHasALineOfItsOwn() {
    ProgressPrinter printer = printer(80);
    printer.update(update("training", 1, 4, ""));
    printer.update(Update.warning("far off"));
    assertEquals("\rtraining  25 %\nWarning: far off\n", text());
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
