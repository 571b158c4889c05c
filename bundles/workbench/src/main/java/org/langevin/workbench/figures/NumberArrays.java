package org.langevin.workbench.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Arrays of numbers in JSON: short ones for people, long ones in Base64. */
final class NumberArrays {
  private static final String SINGLE = "float32";
  private static final String DOUBLE = "float64";
  private static final int READABLE = 32;

  private NumberArrays() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(float[].class, new WriteFloats());
    module.addDeserializer(float[].class, new ReadFloats());
    module.addSerializer(double[].class, new WriteDoubles());
    module.addDeserializer(double[].class, new ReadDoubles());
    return module;
  }

  /** The bytes of an encoded array; null if the numbers are written one by one. */
  private static ByteBuffer decode(JsonNode node, String encoding, int width, JsonParser parser)
      throws IOException {
    if (node.isArray()) {
      return null;
    }
    JsonNode text = node.get(encoding);
    if (text == null || !text.isTextual()) {
      throw new IOException(
          "numbers are a list or an object with " + encoding + ", " + parser.currentLocation());
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.textValue());
    } catch (IllegalArgumentException e) {
      throw new IOException("no Base64: " + e.getMessage(), e);
    }
    if (bytes.length % width != 0) {
      throw new IOException(bytes.length + " bytes are no whole number of " + encoding);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static double number(JsonNode node) throws IOException {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    try {
      return Double.parseDouble(node.textValue());
    } catch (NumberFormatException | NullPointerException e) {
      throw new IOException("no number: " + node, e);
    }
  }

  private static void writeEncoded(JsonGenerator json, String encoding, ByteBuffer bytes)
      throws IOException {
    json.writeStartObject();
    json.writeStringField(encoding, Base64.getEncoder().encodeToString(bytes.array()));
    json.writeEndObject();
  }

  private static final class WriteFloats extends JsonSerializer<float[]> {
    @Override
    public void serialize(float[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (values.length > READABLE) {
        ByteBuffer bytes =
            ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        writeEncoded(json, SINGLE, bytes);
        return;
      }
      json.writeStartArray();
      for (float value : values) {
        json.writeNumber(value);
      }
      json.writeEndArray();
    }
  }

  private static final class ReadFloats extends JsonDeserializer<float[]> {
    @Override
    public float[] deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode node = parser.readValueAsTree();
      ByteBuffer bytes = decode(node, SINGLE, Float.BYTES, parser);
      float[] values = new float[bytes == null ? node.size() : bytes.capacity() / Float.BYTES];
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes == null ? (float) number(node.get(i)) : bytes.getFloat();
      }
      return values;
    }
  }

  private static final class WriteDoubles extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (values.length > READABLE) {
        ByteBuffer bytes =
            ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        writeEncoded(json, DOUBLE, bytes);
        return;
      }
      json.writeStartArray();
      for (double value : values) {
        json.writeNumber(value);
      }
      json.writeEndArray();
    }
  }

  private static final class ReadDoubles extends JsonDeserializer<double[]> {
    @Override
    public double[] deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode node = parser.readValueAsTree();
      ByteBuffer bytes = decode(node, DOUBLE, Double.BYTES, parser);
      double[] values = new double[bytes == null ? node.size() : bytes.capacity() / Double.BYTES];
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes == null ? number(node.get(i)) : bytes.getDouble();
      }
      return values;
    }
  }
}
