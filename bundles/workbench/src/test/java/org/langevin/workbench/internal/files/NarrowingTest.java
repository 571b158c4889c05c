package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class NarrowingTest {
  @Test
  void whatNobodyReadInFloatsIsNotNarrowed() {
    assertEquals(Optional.empty(), Narrowing.told(items(1e9, 1e9 + 1), items(1e9, 1e9 + 2)));
  }

  @Test
  void anOffsetThatEatsTheDataIsTold() {
    Items real = items(1e9, 1e9 + 1);
    Items generated = items(1e9, 1e9 + 2);
    new ItemsView(generated, Shape.of(1, 1)).toArray();
    String told = Narrowing.told(real, generated).orElseThrow();
    assertTrue(told.contains("position 0") && told.contains("1.000000002E9"), told);
  }

  @Test
  void roundingIsNot() {
    Items real = items(.1, 17.3, -2e-7, 1e-50);
    real.toArray();
    assertEquals(Optional.empty(), Narrowing.told(real, items(3)));
  }

  /** Where two files are a shift of each other, the extent is that of both. */
  @Test
  void bothFilesMakeTheExtent() {
    Items real = items(1e9, 1e9);
    real.toArray();
    assertEquals(Optional.empty(), Narrowing.told(real, items(1e9)));
    assertTrue(Narrowing.told(real, items(1e9 + 10)).isPresent());
  }

  private static Items items(double... values) {
    return new FileItems(Path.of("a.npy"), Shape.point(1), values);
  }
}
