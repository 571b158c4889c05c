package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.langevin.api.loss.Projection;
import org.langevin.api.random.RandomStream;

/** What every law of directions must do. */
public final class ProjectionContract {
  private static final int DRAWS = 50_000;

  private ProjectionContract() {}

  /**
   * E v v^T = I, for each pair of components within five standard errors, in 1, 3 and 8 dimensions.
   */
  public static void secondMomentIsTheIdentity(Projection projection) {
    for (int dimension : new int[] {1, 3, 8}) {
      Statistic[] moments = new Statistic[dimension * dimension];
      Arrays.setAll(moments, k -> new Statistic());
      RandomStream random = RandomStream.of(1, "projection", dimension);
      float[] v = new float[dimension];
      for (int n = 0; n < DRAWS; n++) {
        projection.draw(random, v, 0, dimension);
        for (int k = 0; k < moments.length; k++) {
          moments[k].add((double) v[k / dimension] * v[k % dimension]);
        }
      }
      for (int k = 0; k < moments.length; k++) {
        int i = k / dimension;
        int j = k % dimension;
        moments[k].estimates(i == j ? 1 : 0, 1e-6, "E v_" + i + " v_" + j + " of " + dimension);
      }
    }
  }

  /** A draw depends on the stream only, and writes its own components only. */
  public static void drawsInItsPlace(Projection projection) {
    float[] alone = new float[4];
    projection.draw(RandomStream.of(2, "projection"), alone, 0, 4);
    float[] among = new float[12];
    Arrays.fill(among, Float.NaN);
    projection.draw(RandomStream.of(2, "projection"), among, 4, 4);
    assertArrayEquals(alone, Arrays.copyOfRange(among, 4, 8), "the same in its place");
    for (int j = 0; j < among.length; j++) {
      assertEquals(j >= 4 && j < 8, Float.isFinite(among[j]), "component " + j + " of three");
    }
  }
}
