package org.langevin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.kit.memory.DirectFloats;

class LayeredScoreSizeTest {
  @Test
  void anArenaThatMeasuresCountsWhatAPassWouldTake() {
    ParameterLayout layout = new ParameterLayout();
    Layer layer =
        new Sequence(
            List.of(
                new Dense(layout, 3, 50, Activation.SOFTPLUS),
                new Dense(layout, 50, 3, Activation.IDENTITY)));
    Memory parameters = Memory.of(DirectFloats.zeros(layout.length()));
    for (int capacity : new int[] {1, 16, 33}) {
      try (Arena real = new Arena();
          Arena measured = Arena.measure()) {
        layer.open(parameters, real, capacity, false);
        layer.open(parameters, measured, capacity, false);
        assertEquals(real.size(), measured.size());
        assertTrue(real.size() > 0);
      }
    }
  }

  @Test
  void moreParametersThanABufferHoldsAreRefusedWithTheAmount() {
    ParameterLayout layout = new ParameterLayout();
    new Dense(layout, 65536, 65536, Activation.RELU);
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, layout::length);
    assertTrue(
        refusal.getMessage().contains("4295032832 parameters, which need 17 GB"),
        refusal.getMessage());
  }
}
