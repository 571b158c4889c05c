package org.langevin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes Java values as the JSON that parameters of their type are bound from. */
final class JsonValues {
  private JsonValues() {}

  static JsonNode json(Object value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    if (value instanceof Boolean truth) {
      return BooleanNode.valueOf(truth);
    }
    if (value instanceof Double || value instanceof Float) {
      return DoubleNode.valueOf(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return DecimalNode.valueOf(new BigDecimal(number.toString()));
    }
    if (value instanceof Enum<?> constant) {
      return TextNode.valueOf(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (value instanceof Map<?, ?> members) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach((name, member) -> object.set(String.valueOf(name), json(member)));
      return object;
    }
    if (value instanceof Record) {
      return ofRecord(value);
    }
    if (value instanceof List<?> || value.getClass().isArray()) {
      return ofElements(value instanceof List<?> list ? list.toArray() : value);
    }
    return TextNode.valueOf(value.toString());
  }

  private static JsonNode ofElements(Object values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < Array.getLength(values); i++) {
      array.add(json(Array.get(values, i)));
    }
    return array;
  }

  private static JsonNode ofRecord(Object record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        object.set(component.getName(), json(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return object;
  }
}
