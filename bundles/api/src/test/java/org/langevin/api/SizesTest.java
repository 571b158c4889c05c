package org.langevin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SizesTest {
  private static InvalidExperimentException refusal(int bytes, long... factors) {
    return assertThrows(
        InvalidExperimentException.class, () -> Sizes.length("/count", "samples", bytes, factors));
  }

  @Test
  void aProductThatOverflowsIsRefusedWithBothAmounts() {
    InvalidExperimentException refusal = refusal(Float.BYTES, 10_000_000, 3072);
    assertEquals("/count", refusal.parameter());
    assertTrue(
        refusal.getMessage().startsWith("the samples (10000000 x 3072 numbers) need 123 GB of"),
        refusal.getMessage());
    String there = Sizes.memory(Runtime.getRuntime().maxMemory());
    assertTrue(refusal.getMessage().contains("the heap has " + there), refusal.getMessage());
    // products beyond 64 bits, and lengths that no array has
    refusal(1, Long.MAX_VALUE, Long.MAX_VALUE);
    refusal(1, Integer.MAX_VALUE);
  }

  @Test
  void whatFitsIsTheLength() {
    assertEquals(6000, Sizes.length("", "items", Double.BYTES, 20, 30, 10));
    assertEquals(0, Sizes.length("", "items", Double.BYTES, 0, Integer.MAX_VALUE));
  }

  @Test
  void amountsAreWrittenInTheirUnit() {
    assertEquals("0.5 kB", Sizes.memory(512));
    assertEquals("17 GB", Sizes.memory(1.7e10));
    assertEquals("9.2 EB", Sizes.memory(9.2e18));
  }
}
