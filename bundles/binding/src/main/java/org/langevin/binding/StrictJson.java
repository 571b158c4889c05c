package org.langevin.binding;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * Reads JSON as the standard has it: no comments, no duplicate keys, nothing after the value.
 * Numbers keep the digits that were written.
 */
public final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /** Reads text; a missing node if it is blank. */
  public static JsonNode parse(String text) throws JsonProcessingException {
    try (JsonParser parser = MAPPER.createParser(text)) {
      return parse(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("text is read without input or output", e);
    }
  }

  /** Reads a file's contents, in UTF-8 or another encoding that JSON allows. */
  public static JsonNode parse(byte[] contents) throws IOException {
    try (JsonParser parser = MAPPER.createParser(contents)) {
      return parse(parser);
    }
  }

  private static JsonNode parse(JsonParser parser) throws IOException {
    try {
      JsonNode value = MAPPER.readTree(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something stands after the value");
      }
      return value == null ? MissingNode.getInstance() : value;
    } catch (NumberFormatException e) {
      throw new JsonParseException(
          parser, "the exponent of " + Words.shortened(parser.getText()) + " is too long", e);
    }
  }
}
