package org.langevin.datasets.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class PointsTest {
  private static final RandomStream ANY = RandomStream.of(1, "any");
  private static final Points FACTORY = new Points();

  private static Items numbered(Shape shape, int count) {
    float[] values = new float[count * shape.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return Items.of(shape, values);
  }

  private static Dataset dataset(DatasetContext context, Map<String, ?> parameters) {
    return FACTORY.create(Parameters.of(FACTORY, parameters), context);
  }

  private static Dataset of(int count, Map<String, ?> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("file", "some.csv");
    return dataset(
        Contexts.dataset(5, Map.of("some.csv", numbered(Shape.point(2), count))), parameters);
  }

  private static Dataset inline(Object values) {
    return dataset(Contexts.dataset(5), Map.of("values", values));
  }

  private static InvalidExperimentException refusal(Map<String, ?> parameters) {
    return assertThrows(
        InvalidExperimentException.class, () -> dataset(Contexts.dataset(5), parameters));
  }

  @Test
  void keepsTheContract() {
    for (Shape shape : List.of(Shape.point(2), Shape.image(4, 3, 1), Shape.of(2, 2, 2, 2))) {
      DatasetContract.verify(
          FACTORY,
          Parameters.of(FACTORY, Map.of("file", "some.npy", "heldOut", 0.4)),
          Contexts.dataset(3, Map.of("some.npy", numbered(shape, 500))));
    }
  }

  @Test
  void everyItemIsLearnedFromOrHeldOut() {
    for (Object heldOut : new Object[] {0.25, 25}) {
      Dataset dataset = of(100, Map.of("heldOut", heldOut));
      float[] learned = dataset.training().toArray();
      float[] others = dataset.heldOut(1000, ANY).toArray();
      assertEquals(50, others.length);
      float[] all = Arrays.copyOf(learned, 200);
      System.arraycopy(others, 0, all, learned.length, others.length);
      Arrays.sort(all);
      assertArrayEquals(numbered(Shape.point(2), 100).toArray(), all);
      assertTrue(
          IntStream.range(1, learned.length).allMatch(i -> learned[i] > learned[i - 1]),
          "in the file's order");
    }
  }

  @Test
  void theSeedChoosesWhatIsHeldOut() {
    Map<String, Items> files = Map.of("a.npy", numbered(Shape.point(1), 1000));
    Map<String, ?> parameters = Map.of("file", "a.npy", "heldOut", 0.5);
    float[] first = dataset(Contexts.dataset(1, files), parameters).training().toArray();
    assertArrayEquals(first, dataset(Contexts.dataset(1, files), parameters).training().toArray());
    assertFalse(
        Arrays.equals(first, dataset(Contexts.dataset(2, files), parameters).training().toArray()));
    double sum = 0;
    for (float value : first) {
      sum += value;
    }
    // Of 500 of 1000 numbers the mean has a deviation of 9.
    assertEquals(499.5, sum / 500, 40);
  }

  @Test
  void aTenthOfAFileIsHeldOutByDefault() {
    assertEquals(18, of(20, Map.of()).training().size());
    assertEquals(2, of(20, Map.of()).heldOut(100, ANY).size());
    assertEquals(2, of(3, Map.of()).training().size());
    assertEquals(1, of(1, Map.of()).training().size());
  }

  @Test
  void withNothingHeldOutItemsAreComparedWithThemselves() {
    Dataset dataset = of(7, Map.of("heldOut", 0));
    assertArrayEquals(numbered(Shape.point(2), 7).toArray(), dataset.heldOut(100, ANY).toArray());
    Dataset one = inline(List.of(List.of(100)));
    assertEquals(Shape.point(1), one.shape());
    assertArrayEquals(new float[] {100}, one.training().toArray());
    assertArrayEquals(new float[] {100}, one.heldOut(100, ANY).toArray());
  }

  @Test
  void fewerHeldOutItemsAreAChoice() {
    Dataset dataset = of(100, Map.of("heldOut", 50));
    float[] some = dataset.heldOut(10, RandomStream.of(1, "some")).toArray();
    assertEquals(20, some.length);
    assertArrayEquals(some, dataset.heldOut(10, RandomStream.of(1, "some")).toArray());
    assertNotEquals(
        Arrays.toString(some),
        Arrays.toString(dataset.heldOut(10, RandomStream.of(2, "some")).toArray()));
  }

  @Test
  void valuesAreRows() {
    Dataset dataset = inline(List.of(List.of(1.5, -2), List.of(0, 1e-3)));
    assertEquals(Shape.point(2), dataset.shape());
    assertArrayEquals(new float[] {1.5f, -2, 0, 1e-3f}, dataset.training().toArray());
  }

  @Test
  void itemsOfTwoAxesAreGreyImages() {
    DatasetContext context =
        Contexts.dataset(
            5,
            Map.of(
                "a.npz/grey", numbered(Shape.of(4, 3), 9),
                "a.npz/colours", numbered(Shape.of(4, 3, 3), 9)));
    Dataset grey = dataset(context, Map.of("file", "a.npz", "array", "grey"));
    assertEquals(Shape.image(4, 3, 1), grey.shape());
    assertEquals(Shape.image(4, 3, 1), grey.training().shape());
    assertEquals(
        Shape.image(4, 3, 3),
        dataset(context, Map.of("file", "a.npz", "array", "colours")).shape());
  }

  @Test
  void eitherAFileOrValuesAreGiven() {
    assertEquals("", refusal(Map.of()).parameter());
    InvalidExperimentException both =
        refusal(Map.of("file", "a.csv", "values", List.of(List.of(1))));
    assertEquals("", both.parameter());
    assertTrue(both.getMessage().contains("either a file or values"), both.getMessage());
  }

  @Test
  void whatCannotBeReadIsRefusedAtTheFile() {
    InvalidExperimentException refusal = refusal(Map.of("file", "away.csv"));
    assertEquals("/file", refusal.parameter());
    assertTrue(refusal.getMessage().contains("away.csv"), refusal.getMessage());
  }

  @Test
  void valuesThatAreNoItemsAreRefused() {
    assertEquals("/values", refusal(Map.of("values", List.of())).parameter());
    assertEquals("/values/0", refusal(Map.of("values", List.of(List.of()))).parameter());
    assertEquals(
        "/values/1", refusal(Map.of("values", List.of(List.of(1, 2), List.of(3)))).parameter());
    assertEquals(
        "/values/1/0", refusal(Map.of("values", List.of(List.of(1), List.of(1e39)))).parameter());
  }

  @Test
  void heldOutLeavesSomethingToLearnFrom() {
    for (Object heldOut : new Object[] {2, 3, 1e300, 0.9}) {
      InvalidExperimentException refusal =
          refusal(Map.of("values", List.of(List.of(1), List.of(2)), "heldOut", heldOut));
      assertEquals("/heldOut", refusal.parameter());
      assertTrue(refusal.getMessage().contains("2 items"), refusal.getMessage());
    }
    assertEquals(
        "/heldOut", refusal(Map.of("values", List.of(List.of(1)), "heldOut", 0.1)).parameter());
    assertEquals(
        "/heldOut",
        refusal(Map.of("values", List.of(List.of(1), List.of(2)), "heldOut", 1.5)).parameter());
  }

  @Test
  void onlyArchivesHaveArraysWithNames() {
    assertEquals("/array", refusal(Map.of("file", "a.npy", "array", "x")).parameter());
    assertEquals(
        "/array", refusal(Map.of("values", List.of(List.of(1)), "array", "x")).parameter());
  }
}
