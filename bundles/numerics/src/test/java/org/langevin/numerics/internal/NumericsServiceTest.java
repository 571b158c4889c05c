package org.langevin.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.langevin.numerics.SelfCheck;

class NumericsServiceTest {
  private static final Properties VERSIONS = new Properties();

  @BeforeAll
  static void load() {
    VERSIONS.setProperty("nd4j", "1");
    VERSIONS.setProperty("javacpp", "2");
    OpenBlas.load();
  }

  @Test
  void openBlasIsCorrectSingleThreadedAndKnown() {
    NumericsService numerics = new NumericsService(VERSIONS, List::of);
    assertTrue(numerics.blasVersion().startsWith("OpenBLAS 0.3."), numerics.blasVersion());
    assertNotEquals("unknown", numerics.blasKernel());
    assertEquals(1, numerics.blasThreads());
    assertEquals(
        List.of("OpenBLAS sgemm", "OpenBLAS dgemm"),
        numerics.selfChecks().stream().map(SelfCheck::subject).toList());
    // Exactly zero would mean that nothing was rounded, so that nothing was multiplied in floats.
    assertTrue(numerics.selfChecks().get(0).worstError() > 0);
  }

  @Test
  void nd4jStartsOnDemandInAThreadWithoutContextClassLoader() throws Exception {
    NumericsService numerics = new NumericsService(VERSIONS, Nd4jEngine::startAndCheck);
    assertEquals(2, numerics.selfChecks().size());
    Thread thread = new Thread(numerics::startNd4j);
    thread.setContextClassLoader(null);
    thread.start();
    thread.join();
    assertEquals(4, numerics.selfChecks().size());
    assertTrue(numerics.selfChecks().stream().allMatch(SelfCheck::passed));
    assertEquals(1, numerics.blasThreads());
    List<SelfCheck> before = numerics.selfChecks();
    numerics.startNd4j();
    assertSame(before, numerics.selfChecks());
  }

  @Test
  void aWrongEngineIsRefusedWithItsNameAndTheKernel() {
    NumericsService numerics =
        new NumericsService(VERSIONS, () -> List.of(new SelfCheck("engine", 7)));
    IllegalStateException failure = assertThrows(IllegalStateException.class, numerics::startNd4j);
    assertTrue(failure.getMessage().contains("engine is wrong by 7"), failure.getMessage());
    assertTrue(failure.getMessage().contains(numerics.blasKernel()), failure.getMessage());
    assertFalse(numerics.selfChecks().stream().anyMatch(check -> check.subject().equals("engine")));
  }
}
