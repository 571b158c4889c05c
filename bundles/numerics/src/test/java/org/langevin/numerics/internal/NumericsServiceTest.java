package org.langevin.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.langevin.numerics.SelfCheck;

class NumericsServiceTest {
  /** On the class path, where the bridge finds them. */
  private static final NumericsService.Natives NATIVES = () -> {};

  private final List<String> notes = new ArrayList<>();

  @Test
  void startsAndChecksInAThreadWithoutContextClassLoader() throws Exception {
    NumericsService numerics = new NumericsService(NATIVES, Nd4jEngine::startAndCheck, notes::add);
    CompletableFuture<List<SelfCheck>> started = new CompletableFuture<>();
    Thread thread = new Thread(() -> started.complete(numerics.start()));
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
    List<SelfCheck> checks = started.getNow(List.of());
    assertEquals(
        List.of("OpenBLAS sgemm", "OpenBLAS dgemm", "ND4J gemm, float", "ND4J gemm, double"),
        checks.stream().map(SelfCheck::subject).toList());
    assertTrue(checks.stream().allMatch(SelfCheck::passed));
    // Exactly zero would mean that nothing was rounded, so that nothing was multiplied in floats.
    assertTrue(checks.get(0).worstError() > 0);
    assertEquals(1, OpenBlas.threads());
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).startsWith("OpenBLAS 0.3."), notes.toString());
    assertNotEquals("unknown", OpenBlas.kernel());

    assertSame(checks, numerics.start());
    assertEquals(1, notes.size());
  }

  @Test
  void aWrongEngineIsRefusedWithItsNameAndTheKernel() {
    NumericsService numerics =
        new NumericsService(NATIVES, () -> List.of(new SelfCheck("engine", 7)), notes::add);
    IllegalStateException failure = assertThrows(IllegalStateException.class, numerics::start);
    assertTrue(failure.getMessage().contains("engine is wrong by 7"), failure.getMessage());
    assertTrue(failure.getMessage().contains(OpenBlas.kernel()), failure.getMessage());
    assertEquals(List.of(), notes);
  }

  @Test
  void whatKeepsLibrariesFromBeingFoundIsToldAndTriedAgain() {
    List<String> tries = new ArrayList<>();
    NumericsService.Natives natives =
        () -> {
          tries.add("");
          if (tries.size() == 1) {
            throw new IOException("no folder");
          }
        };
    NumericsService numerics = new NumericsService(natives, Nd4jEngine::startAndCheck, notes::add);
    IllegalStateException failure = assertThrows(IllegalStateException.class, numerics::start);
    assertTrue(failure.getMessage().contains("no folder"), failure.getMessage());
    assertEquals(4, numerics.start().size());
  }
}
