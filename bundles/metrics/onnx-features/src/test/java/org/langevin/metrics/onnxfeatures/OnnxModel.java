package org.langevin.metrics.onnxfeatures;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes tiny models in the ONNX format, a protocol buffer: each field is a tag (number and kind)
 * and a value, either a variable-length integer or bytes preceded by their length.
 */
final class OnnxModel {
  private static final int FLOAT = 1;

  private OnnxModel() {}

  /**
   * output "features" = flatten(input), and output "sums" = flatten(input) . weights.
   *
   * @param inputShape -1 for an axis of any length
   * @param weights flattened input x outputs
   */
  static byte[] linear(long[] inputShape, int outputs, float[] weights) {
    Message graph = new Message();
    graph.message(1, node("Flatten", "x", "features"));
    graph.message(1, node("MatMul", "features", "weights", "sums"));
    graph.text(2, "test");
    graph.message(5, tensor("weights", weights.length / outputs, outputs, weights));
    graph.message(11, value("x", inputShape));
    graph.message(12, value("features", -1, -1));
    graph.message(12, value("sums", -1, outputs));
    Message version = new Message();
    version.number(2, 13);
    Message model = new Message();
    model.number(1, 7);
    model.message(7, graph);
    model.message(8, version);
    return model.bytes();
  }

  /** A node with its inputs and, last, its output. */
  private static Message node(String operation, String... names) {
    Message node = new Message();
    for (int i = 0; i < names.length - 1; i++) {
      node.text(1, names[i]);
    }
    node.text(2, names[names.length - 1]);
    node.text(4, operation);
    return node;
  }

  private static Message tensor(String name, int rows, int columns, float[] values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    Message tensor = new Message();
    tensor.number(1, rows);
    tensor.number(1, columns);
    tensor.number(2, FLOAT);
    tensor.text(8, name);
    tensor.bytes(9, raw.array());
    return tensor;
  }

  private static Message value(String name, long... shape) {
    Message axes = new Message();
    for (long length : shape) {
      Message axis = new Message();
      if (length > 0) {
        axis.number(1, length);
      } else {
        axis.text(2, name + "-any");
      }
      axes.message(1, axis);
    }
    Message tensor = new Message();
    tensor.number(1, FLOAT);
    tensor.message(2, axes);
    Message type = new Message();
    type.message(1, tensor);
    Message value = new Message();
    value.text(1, name);
    value.message(2, type);
    return value;
  }

  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void number(int field, long value) {
      variable(field << 3);
      variable(value);
    }

    void text(int field, String value) {
      bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void message(int field, Message value) {
      bytes(field, value.bytes());
    }

    void bytes(int field, byte[] value) {
      variable(field << 3 | 2);
      variable(value.length);
      out.writeBytes(value);
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void variable(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
