package org.langevin.itests.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON documents as trees: numbers keep their digits, members are there once. */
final class Trees {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(new JsonFactory())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Trees() {}

  static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) MAPPER.readTree(Files.readAllBytes(file));
  }

  static ObjectNode read(String text) throws IOException {
    return (ObjectNode) MAPPER.readTree(text);
  }

  /** What the bytes of a document say; empty if they are no JSON, or hold absurd numbers. */
  static Optional<JsonNode> parse(byte[] document) {
    try {
      return Optional.of(MAPPER.readTree(document));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static String text(JsonNode tree) throws IOException {
    return MAPPER.writeValueAsString(tree);
  }

  /**
   * A value's place in a tree.
   *
   * @param parent the object or array that holds it
   * @param name of the member; empty in an array
   * @param index of the element; of a member its number
   */
  record Spot(JsonNode parent, Optional<String> name, int index) {
    JsonNode value() {
      return name.isPresent() ? parent.get(name.get()) : parent.get(index);
    }

    void set(JsonNode value) {
      if (name.isPresent()) {
        ((ObjectNode) parent).set(name.get(), value);
      } else {
        ((ArrayNode) parent).set(index, value);
      }
    }

    void remove() {
      if (name.isPresent()) {
        ((ObjectNode) parent).remove(name.get());
      } else {
        ((ArrayNode) parent).remove(index);
      }
    }
  }

  /** The places of all values below a node, itself not among them. */
  static List<Spot> spots(JsonNode node) {
    List<Spot> spots = new ArrayList<>();
    collect(node, spots);
    return spots;
  }

  private static void collect(JsonNode node, List<Spot> spots) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    for (int i = 0; i < node.size(); i++) {
      Optional<String> name = node.isObject() ? Optional.of(names.get(i)) : Optional.empty();
      Spot spot = new Spot(node, name, i);
      spots.add(spot);
      collect(spot.value(), spots);
    }
  }
}
