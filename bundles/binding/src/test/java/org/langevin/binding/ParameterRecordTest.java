package org.langevin.binding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;

class ParameterRecordTest {
  enum Way {
    THERE,
    AND_BACK
  }

  record Layer(
      @Parameter(description = "Units", min = 1, max = 512) int width,
      @Parameter(description = "Way", value = "there") Way way) {
    Layer {
      if (width == 13) {
        throw new InvalidExperimentException("/width", "13 brings bad luck");
      }
      if (width == 14) {
        throw new IllegalArgumentException("14 is no better");
      }
      if (width == 15) {
        throw new UnsupportedOperationException("15");
      }
    }
  }

  record Everything(
      @Parameter(description = "A flag", value = "true") boolean flag,
      @Parameter(description = "A count", value = "7", unit = "steps", min = 1, max = 10) int count,
      @Parameter(description = "A seed", value = "9007199254740993") long seed,
      @Parameter(description = "A rate", value = "0.5", moreThan = 0, lessThan = 1) double rate,
      @Parameter(description = "Maybe a number", value = "null", min = 0) Double maybe,
      @Parameter(description = "Maybe a count", value = "null") Integer maybeCount,
      @Parameter(
              description = "A word",
              value = "red",
              choices = {"red", "blue"})
          String word,
      @Parameter(description = "Any word", value = "null") String anyWord,
      @Parameter(description = "A way", value = "and-back") Way way,
      @Parameter(description = "Points", value = "[[0, 0], [10, 10]]", max = 100) double[][] points,
      @Parameter(description = "Widths", value = "[]", min = 1) int[] widths,
      @Parameter(description = "Names", value = "[\"a\"]") List<String> names,
      @Parameter(description = "Ways", value = "[\"there\"]") List<Way> ways,
      @Parameter(description = "Rates", value = "[[1e-3]]", moreThan = 0) List<List<Double>> rates,
      @Parameter(description = "A layer", value = "{\"width\": 3}") Layer layer,
      @Parameter(description = "Layers", value = "[]") List<Layer> layers,
      @Parameter(description = "Layers", value = "[]") Layer[] layerArray,
      @Parameter(description = "Anything", value = "{}") Map<String, Object> free,
      @Parameter(description = "A rate, or none", value = "0.25", moreThan = 0)
          Optional<Double> orNone) {}

  private static final ParameterRecord RECORD = ParameterRecord.of(Everything.class);

  private static Bound bind(String json) throws JsonProcessingException {
    Problems problems = new Problems("test");
    JsonNode object = StrictJson.parse(json.replace('\'', '"'));
    Bound bound = RECORD.bind(object, Set.of(), new Place("", problems)).orElse(null);
    assertEquals(List.of(), problems.inOrderOf(object));
    return bound;
  }

  private static Everything values(String json) throws JsonProcessingException {
    return (Everything) bind(json).value();
  }

  private static Map<String, String> refused(String json) throws JsonProcessingException {
    Problems problems = new Problems("test");
    JsonNode object = StrictJson.parse(json.replace('\'', '"'));
    assertTrue(RECORD.bind(object, Set.of(), new Place("/p", problems)).isEmpty());
    Map<String, String> messages = new LinkedHashMap<>();
    JsonNode document = JsonNodeFactory.instance.objectNode().set("p", object);
    for (Problem problem : problems.inOrderOf(document)) {
      messages.put(problem.pointer(), problem.message());
    }
    return messages;
  }

  private static void refuses(String pointer, String message, String json)
      throws JsonProcessingException {
    assertEquals(Map.of(pointer, message), refused(json));
  }

  @Test
  void absentParametersTakeTheirDefaults() throws JsonProcessingException {
    Everything all = values("{}");
    assertEquals(true, all.flag());
    assertEquals(7, all.count());
    assertEquals(9007199254740993L, all.seed());
    assertEquals(0.5, all.rate());
    assertNull(all.maybe());
    assertNull(all.maybeCount());
    assertEquals("red", all.word());
    assertNull(all.anyWord());
    assertSame(Way.AND_BACK, all.way());
    assertArrayEquals(new double[][] {{0, 0}, {10, 10}}, all.points());
    assertEquals(0, all.widths().length);
    assertEquals(List.of("a"), all.names());
    assertEquals(List.of(Way.THERE), all.ways());
    assertEquals(List.of(List.of(0.001)), all.rates());
    assertEquals(new Layer(3, Way.THERE), all.layer());
    assertEquals(List.of(), all.layers());
    assertEquals(Map.of(), all.free());
    assertEquals(Optional.of(0.25), all.orNone());
  }

  @Test
  void givenValuesOfEveryTypeArrive() throws JsonProcessingException {
    Everything all =
        values(
            "{'flag': false, 'count': 1e1, 'seed': -9223372036854775808, 'rate': 1e-3, 'maybe': 2,"
                + " 'maybeCount': 3, 'word': 'blue', 'anyWord': '', 'way': 'there', 'points': [[1],"
                + " []], 'widths': [5, 6], 'names': [], 'ways': ['and-back'], 'rates': [],"
                + " 'layer': {'width': 4, 'way': 'and-back'}, 'layers': [{'width': 1}],"
                + " 'layerArray': [{'width': 2}],"
                + " 'free': {'a': [1, 2.5, 3000000000, null, true, {'b': 'c'}]}}");
    assertEquals(false, all.flag());
    assertEquals(10, all.count());
    assertEquals(Long.MIN_VALUE, all.seed());
    assertEquals(1e-3, all.rate());
    assertEquals(2, all.maybe());
    assertEquals(3, all.maybeCount());
    assertEquals("blue", all.word());
    assertEquals("", all.anyWord());
    assertSame(Way.THERE, all.way());
    assertArrayEquals(new double[][] {{1}, {}}, all.points());
    assertArrayEquals(new int[] {5, 6}, all.widths());
    assertEquals(List.of(Way.AND_BACK), all.ways());
    assertEquals(new Layer(4, Way.AND_BACK), all.layer());
    assertEquals(List.of(new Layer(1, Way.THERE)), all.layers());
    assertArrayEquals(new Layer[] {new Layer(2, Way.THERE)}, all.layerArray());
    assertEquals(
        Map.of("a", Arrays.asList(1, 2.5, 3_000_000_000L, null, true, Map.of("b", "c"))),
        all.free());
  }

  @Test
  void theFilledObjectBindsToTheSameValues() throws JsonProcessingException {
    JsonNode filled = bind("{'points': [[0.1]], 'layers': [{'width': 9}]}").json();
    assertEquals("{\"width\":9,\"way\":\"there\"}", filled.at("/layers/0").toString());
    assertEquals("0.1", filled.at("/points/0/0").toString());
    assertEquals(RECORD.names().size(), filled.size());
    assertEquals(filled.toString(), bind(filled.toString()).json().toString());
  }

  @Test
  void wrongTypesAreRefused() throws JsonProcessingException {
    refuses("/p/flag", "this is the number 1; give true or false", "{'flag': 1}");
    refuses(
        "/p/flag",
        "this is the text \"true\"; give true or false, without quotes",
        "{'flag': 'true'}");
    refuses("/p/seed", "this is an array; give an integer", "{'seed': [1]}");
    refuses(
        "/p/count",
        "this is null; give an integer >= 1 and <= 10 (unit: steps)",
        "{'count': null}");
    refuses("/p/rate", "this is true; give a number > 0 and < 1", "{'rate': true}");
    refuses("/p/word", "this is the number 3; give one of red, blue", "{'word': 3}");
    refuses(
        "/p/points",
        "this is the number 3; give an array, each element an array, each element"
            + " a number <= 100",
        "{'points': 3}");
    refuses(
        "/p/points/0",
        "this is the number 3; give an array, each element a number <= 100",
        "{'points': [3]}");
    refuses("/p/points/0/1", "this is null; give a number <= 100", "{'points': [[3, null]]}");
    refuses(
        "/p/layer",
        "this is an array; give an object with the members width, way. The default is"
            + " {\"width\":3,\"way\":\"there\"}",
        "{'layer': []}");
    refuses("/p/free", "this is the text \"x\"; give an object", "{'free': 'x'}");
  }

  @Test
  void whatHasADefaultMayBeGivenAsNothingIfItSaysSo() throws JsonProcessingException {
    assertEquals(Optional.empty(), values("{'orNone': null}").orNone());
    assertTrue(bind("{'orNone': null}").json().get("orNone").isNull());
    assertEquals(Optional.of(2.0), values("{'orNone': 2}").orNone());
    refuses("/p/orNone", "0 is out of range; give a number > 0", "{'orNone': 0}");
    refuses("/p/orNone", "this is true; give a number > 0", "{'orNone': true}");
  }

  @Test
  void aParameterThatBelongsInAnObjectThereIsToldWhere() throws JsonProcessingException {
    refuses(
        "/p/width",
        "there is no parameter \"width\" here, but in layer: {\"layer\":{\"width\":5}}",
        "{'width': 5}");
  }

  @Test
  void integersAreNeverRounded() throws JsonProcessingException {
    refuses(
        "/p/count",
        "1.5 is not a whole number; give an integer >= 1 and <= 10 (unit: steps)",
        "{'count': 1.5}");
    refuses(
        "/p/maybeCount",
        "2147483648 is beyond 2147483647; give an integer",
        "{'maybeCount': 2147483648}");
    refuses(
        "/p/maybeCount",
        "-2147483649 is beyond -2147483648; give an integer",
        "{'maybeCount': -2147483649}");
    refuses(
        "/p/seed",
        "9223372036854775808 is beyond 9223372036854775807; give an integer",
        "{'seed': 9223372036854775808}");
    refuses("/p/seed", "1E+999 is out of range; give an integer", "{'seed': 1e999}");
    refuses("/p/maybeCount", "1E+40 is beyond 2147483647; give an integer", "{'maybeCount': 1e40}");
  }

  @Test
  void rangesHoldForEachElement() throws JsonProcessingException {
    refuses(
        "/p/count",
        "0 is out of range; give an integer >= 1 and <= 10 (unit: steps)",
        "{'count': 0}");
    refuses("/p/rate", "1.0 is out of range; give a number > 0 and < 1", "{'rate': 1.0}");
    refuses("/p/rate", "0 is out of range; give a number > 0 and < 1", "{'rate': 0}");
    refuses("/p/maybe", "-1 is out of range; give a number >= 0", "{'maybe': -1}");
    refuses("/p/rates/1/0", "0 is out of range; give a number > 0", "{'rates': [[1], [0]]}");
    refuses("/p/widths/1", "0 is out of range; give an integer >= 1", "{'widths': [1, 0]}");
    refuses("/p/maybe", "1E+400 is not a finite number; give a number >= 0", "{'maybe': 1e400}");
    refuses("/p/free/a/0", "1E+400 is not a finite number", "{'free': {'a': [1e400]}}");
    refuses(
        "/p/maybe",
        "1E-400 is so small that it would be 0; give a number >= 0",
        "{'maybe': 1e-400}");
    refuses("/p/free/a/0", "-1E-400 is so small that it would be 0", "{'free': {'a': [-1e-400]}}");
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    Problems problems = new Problems("test");
    JsonNode object =
        JsonNodeFactory.instance.objectNode().set("maybe", DoubleNode.valueOf(Double.NaN));
    RECORD.bind(object, Set.of(), new Place("", problems));
    assertEquals(
        "test#/maybe: NaN is not a finite number; give a number >= 0",
        problems.inOrderOf(object).get(0).toString());
  }

  @Test
  void aRecordMayRefuseItsValues() throws JsonProcessingException {
    refuses("/p/layer/width", "13 brings bad luck", "{'layer': {'width': 13}}");
    refuses("/p/layers/1", "14 is no better", "{'layers': [{'width': 1}, {'width': 14}]}");
    assertTrue(
        refused("{'layer': {'width': 15}}").get("/p/layer").contains("UnsupportedOperation"));
  }

  @Test
  void allProblemsAreFoundTogetherInTheOrderOfTheDocument() throws JsonProcessingException {
    assertEquals(
        List.of("/p/rate", "/p/layers/0/width", "/p/layers/0/wdth", "/p/colour", "/p/count"),
        List.copyOf(
            refused(
                    "{'rate': 2, 'layers': [{'width': 0, 'wdth': 1}], 'colour': 1,"
                        + " 'count': 11}")
                .keySet()));
    assertEquals(
        "there is no parameter \"wdth\"; did you mean width?",
        refused("{'layer': {'width': 1, 'wdth': 1}}").get("/p/layer/wdth"));
    assertEquals(
        "this parameter must be given: an integer >= 1 and <= 512. Units",
        refused("{'layer': {}}").get("/p/layer/width"));
  }

  @Test
  void parametersDescribeThemselves() {
    Map<String, ParameterInfo> infos = new LinkedHashMap<>();
    RECORD.describe().forEach(info -> infos.put(info.name(), info));
    assertEquals("list of list of number", infos.get("points").type());
    assertEquals("[[0,0],[10,10]]", infos.get("points").defaultValue());
    assertEquals("<= 100", infos.get("points").range());
    assertEquals("steps", infos.get("count").unit());
    assertEquals(">= 1, <= 10", infos.get("count").range());
    assertEquals(List.of("there", "and-back"), infos.get("way").choices());
    assertEquals("\"and-back\"", infos.get("way").defaultValue());
    assertEquals("null", infos.get("maybe").defaultValue());
    assertEquals("list of object", infos.get("layers").type());
    assertEquals("", infos.get("layers").components().get(0).defaultValue());
  }

  @Test
  void defectiveDeclarationsAreSaidToBeSo() {
    record Undescribed(int x) {}

    record Unsupported(@Parameter(description = "A character", value = "a") char x) {}

    record Primitive(@Parameter(description = "A number", value = "null") int x) {}

    for (Class<?> type : List.of(Undescribed.class, Unsupported.class, Primitive.class)) {
      assertThrows(IllegalArgumentException.class, () -> ParameterRecord.of(type));
    }
  }
}
