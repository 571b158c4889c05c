package org.langevin.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private static final int HUP = 1;
  private static final int INT = 2;
  private static final int TERM = 15;

  private final List<Integer> ends = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Cancellation cancellation =
      new Cancellation(new PrintStream(said, true, StandardCharsets.UTF_8), ends::add);

  @Test
  void beforeTheCommandTheProcessEndsAtOnce() {
    cancellation.request(TERM);
    assertEquals(List.of(143), ends);
  }

  @Test
  void theCommandIsInterruptedAndTheStatusKept() {
    cancellation.covers(Thread.currentThread());
    cancellation.request(HUP);
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), ends);
    assertEquals(OptionalInt.of(129), cancellation.status());
    assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("Cancelling"));
  }

  @Test
  void aSecondSignalEndsTheProcess() {
    cancellation.covers(Thread.currentThread());
    cancellation.request(INT);
    cancellation.request(TERM);
    assertTrue(Thread.interrupted());
    assertEquals(List.of(143), ends);
    assertEquals(OptionalInt.of(130), cancellation.status());
  }

  @Test
  void afterTheCommandNothingIsInterrupted() {
    cancellation.covers(Thread.currentThread());
    cancellation.coversNothing();
    assertEquals(OptionalInt.empty(), cancellation.status());
    cancellation.request(INT);
    assertFalse(Thread.interrupted());
    assertEquals(List.of(130), ends);
  }
}
