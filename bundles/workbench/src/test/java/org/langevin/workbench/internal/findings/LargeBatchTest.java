package org.langevin.workbench.internal.findings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LargeBatchTest {
  @Test
  void onlyMoreThanThereAreIsTold() {
    assertTrue(LargeBatch.of(200, 200).isEmpty());
    assertTrue(LargeBatch.of(808, 8).isEmpty(), "all of them come as often");
    String message = LargeBatch.of(500, 200).orElseThrow().message();
    assertTrue(message.contains("500 items") && message.contains("each comes 2.50 times"), message);
  }
}
