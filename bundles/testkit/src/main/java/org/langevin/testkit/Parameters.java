package org.langevin.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.Bound;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.ParameterRecord;
import org.langevin.binding.Place;
import org.langevin.binding.Problem;
import org.langevin.binding.Problems;
import org.langevin.binding.StrictJson;

/**
 * Makes parameter records for tests by the code that makes them for experiments: components that
 * are not given take their declared defaults, and values out of range are refused.
 *
 * <pre>{@code
 * var parameters = Parameters.of(new OrnsteinUhlenbeck(), Map.of("beta", 2.0));
 * var same = Parameters.parse(new OrnsteinUhlenbeck(), "{'beta': 2}");
 * }</pre>
 */
public final class Parameters {
  private Parameters() {}

  /** The defaults of a factory's parameters. */
  public static <P extends Record> P of(ExtensionFactory<P, ?, ?> factory) {
    return of(factory, Map.of());
  }

  /**
   * The defaults of a factory's parameters, some of them replaced.
   *
   * @param values by the component's name: values of the component's own type, or numbers, strings,
   *     lists and maps that stand for JSON
   * @throws InvalidExperimentException if a value is missing, unknown, of the wrong type or out of
   *     range
   */
  public static <P extends Record> P of(ExtensionFactory<P, ?, ?> factory, Map<String, ?> values) {
    return bind(recordOf(factory), JsonValues.json(values), new TestParts(Map.of()));
  }

  /**
   * The same for parameters that hold parts.
   *
   * @param extensions that parts can use, by id
   */
  public static <P extends Record> P of(
      ExtensionFactory<P, ?, ?> factory,
      Map<String, ?> values,
      Map<String, ? extends ExtensionFactory<?, ?, ?>> extensions) {
    return bind(recordOf(factory), JsonValues.json(values), new TestParts(extensions));
  }

  /** The same for a parameter record. */
  public static <P extends Record> P of(Class<P> record, Map<String, ?> values) {
    return bind(record, JsonValues.json(values), new TestParts(Map.of()));
  }

  /**
   * The same from the text of a JSON object, in which strings may be quoted by apostrophes.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static <P extends Record> P parse(ExtensionFactory<P, ?, ?> factory, String json) {
    return parse(factory, json, Map.of());
  }

  /**
   * The same for parameters that hold parts.
   *
   * @param extensions that parts can use, by id
   */
  public static <P extends Record> P parse(
      ExtensionFactory<P, ?, ?> factory,
      String json,
      Map<String, ? extends ExtensionFactory<?, ?, ?>> extensions) {
    return bind(recordOf(factory), object(json), new TestParts(extensions));
  }

  /** The same for a parameter record. */
  public static <P extends Record> P parse(
      Class<P> record, String json, Map<String, ? extends ExtensionFactory<?, ?, ?>> extensions) {
    return bind(record, object(json), new TestParts(extensions));
  }

  private static JsonNode object(String text) {
    try {
      JsonNode object = StrictJson.parse(text.replace('\'', '"'));
      if (!object.isObject()) {
        throw new IllegalArgumentException("no JSON object: " + text);
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static <P extends Record> P bind(Class<P> record, JsonNode json, TestParts parts) {
    Problems problems = new Problems("test");
    Place root = new Place("", problems, parts);
    Bound bound = ParameterRecord.of(record).bind(json, Set.of(), root).orElse(null);
    List<Problem> found = problems.inOrderOf(JsonNodeFactory.instance.objectNode());
    if (bound == null) {
      throw new InvalidExperimentException(found.get(0).pointer(), found.get(0).message());
    }
    return record.cast(bound.value());
  }

  @SuppressWarnings("unchecked")
  private static <P extends Record> Class<P> recordOf(ExtensionFactory<P, ?, ?> factory) {
    return (Class<P>) FactoryTypes.of(factory).parameters();
  }
}
