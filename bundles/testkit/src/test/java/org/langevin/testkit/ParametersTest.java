package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;

class ParametersTest {
  enum Way {
    THERE,
    AND_BACK
  }

  record Inner(@Parameter(description = "a length", value = "3") long length) {}

  record Everything(
      @Parameter(description = "a count", value = "7", min = 1, max = 10) int count,
      @Parameter(description = "a rate", value = "0.5", moreThan = 0) double rate,
      @Parameter(description = "optional", value = "null") Double optional,
      @Parameter(description = "a flag", value = "true") boolean flag,
      @Parameter(description = "a way", value = "and-back") Way way,
      @Parameter(
              description = "a word",
              value = "red",
              choices = {"red", "blue"})
          String word,
      @Parameter(description = "points", value = "[[0, 0], [10, 10]]", max = 100) double[][] points,
      @Parameter(description = "names", value = "[\"a\", \"b\"]") List<String> names,
      @Parameter(description = "inner", value = "{}") Inner inner,
      @Parameter(description = "required") double required) {}

  /** Only its type matters. */
  static final class Factory implements ExtensionFactory<Everything, SdeContext, Sde> {
    @Override
    public Sde create(Everything parameters, SdeContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private static final Factory FACTORY = new Factory();

  @Test
  void componentsTakeTheirDefaults() {
    Everything all = Parameters.of(FACTORY, Map.of("required", 1));
    assertEquals(7, all.count());
    assertEquals(0.5, all.rate());
    assertNull(all.optional());
    assertEquals(true, all.flag());
    assertSame(Way.AND_BACK, all.way());
    assertEquals("red", all.word());
    assertArrayEquals(new double[] {10, 10}, all.points()[1]);
    assertEquals(List.of("a", "b"), all.names());
    assertEquals(3, all.inner().length());
    assertEquals(1, all.required());
  }

  @Test
  void valuesComeFromJavaOrJson() {
    Everything java =
        Parameters.of(
            FACTORY, Map.of("required", 2, "points", new double[][] {{1}}, "inner", new Inner(9)));
    Everything json =
        Parameters.parse(
            FACTORY, "{'required': 2, 'points': [[1]], 'inner': {'length': 9}, 'optional': 1e3}");
    assertArrayEquals(java.points(), json.points());
    assertEquals(java.inner(), json.inner());
    assertEquals(1000, json.optional());
  }

  @Test
  void whatTheWorkbenchRefusesIsRefused() {
    refuses("/required", "{}");
    refuses("/colour", "{'required': 1, 'colour': 2}");
    refuses("/count", "{'required': 1, 'count': 0}");
    refuses("/count", "{'required': 1, 'count': 1.5}");
    refuses("/rate", "{'required': 1, 'rate': 0}");
    refuses("/rate", "{'required': 1, 'rate': null}");
    refuses("/points/0/1", "{'required': 1, 'points': [[1, 101]]}");
    refuses("/word", "{'required': 1, 'word': 'green'}");
    refuses("/way", "{'required': 1, 'way': 'nowhere'}");
    refuses("/inner/width", "{'required': 1, 'inner': {'width': 2}}");
  }

  private static void refuses(String pointer, String json) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> Parameters.parse(FACTORY, json));
    assertEquals(pointer, refusal.parameter());
  }
}
