package org.langevin.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.sampler.Kernel;
import org.langevin.api.sampler.SamplerContext;

class PartTypeTest {
  @Test
  void whatIsNoExtensionPointIsNoPart() {
    assertEquals("kernel", PartType.of(SamplerContext.class, Kernel.class).name());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> PartType.of(SamplerContext.class, CharSequence.class));
    assertTrue(refusal.getMessage().contains("it lacks @ExtensionPoint"), refusal.getMessage());
  }
}
