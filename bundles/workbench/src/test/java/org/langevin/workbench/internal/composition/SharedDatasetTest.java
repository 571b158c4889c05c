package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Modes;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Transition;

class SharedDatasetTest {
  /** A dataset that hands out its own arrays, as a plugin may do. */
  private static final class Careless implements Dataset {
    private final float[] values = {3, 1, 2};
    private final double[] weights = {.7, .3};

    @Override
    public Shape shape() {
      return Shape.point(1);
    }

    @Override
    public Items training() {
      return new Items() {
        @Override
        public int size() {
          return values.length;
        }

        @Override
        public Shape shape() {
          return Shape.point(1);
        }

        @Override
        public void copy(int index, float[] target, int offset) {
          target[offset] = values[index];
        }

        @Override
        public float[] toArray() {
          return values;
        }

        @Override
        public int label(int index) {
          return index;
        }
      };
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return training();
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(
          type,
          new Modes() {
            @Override
            public double[] weights() {
              return weights;
            }

            @Override
            public int nearest(float[] x, int offset) {
              return 1;
            }
          });
    }
  }

  @Test
  void nobodySeesWhatOthersDidToTheirItems() {
    Dataset dataset = new SharedDataset(new Careless());
    for (Items items :
        new Items[] {dataset.training(), dataset.heldOut(3, RandomStream.of(1, "some"))}) {
      Arrays.sort(items.toArray());
      Arrays.sort(items.toDoubles());
      assertArrayEquals(new float[] {3, 1, 2}, items.toArray());
      assertArrayEquals(new double[] {3, 1, 2}, items.toDoubles());
      assertEquals(2, items.label(2));
    }
    Arrays.sort(dataset.ability(Modes.class).orElseThrow().weights());
    assertArrayEquals(new double[] {.7, .3}, dataset.ability(Modes.class).orElseThrow().weights());
    assertEquals(1, dataset.ability(Modes.class).orElseThrow().nearest(new float[1], 0));
  }

  /** A method that is not passed on would silently be the default. */
  @Test
  void everythingThatADatasetCanDoIsPassedOn() throws Exception {
    for (Method method : Dataset.class.getMethods()) {
      if (method.equals(Dataset.class.getMethod("density", Transition.class))) {
        // It asks for abilities, which are passed on.
        continue;
      }
      Method own = SharedDataset.class.getMethod(method.getName(), method.getParameterTypes());
      assertEquals(SharedDataset.class, own.getDeclaringClass(), method.getName());
    }
  }
}
