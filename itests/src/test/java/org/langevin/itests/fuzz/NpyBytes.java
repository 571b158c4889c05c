package org.langevin.itests.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files in NumPy's format, right ones and others. */
final class NpyBytes {
  private NpyBytes() {}

  /** float64 in C order, as {@code numpy.save} writes it. */
  static byte[] plain(Table table) {
    return join(header("<f8", false, shape(table)), doubles(table, ByteOrder.LITTLE_ENDIAN));
  }

  static String shape(Table table) {
    return "(" + table.rows().length + ", " + table.width() + ")";
  }

  /** A header of version 1. */
  static byte[] header(String type, boolean fortran, String shape) {
    return header(
        1,
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': "
            + shape
            + ", }");
  }

  /** A header of any version and with any text. */
  static byte[] header(int version, String text) {
    byte[] description = text.getBytes(StandardCharsets.UTF_8);
    int before = version == 1 ? 10 : 12;
    int length = description.length + 1;
    length += (64 - (before + length) % 64) % 64;
    ByteBuffer header = ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) version).put((byte) 0);
    if (version == 1) {
      header.putShort((short) length);
    } else {
      header.putInt(length);
    }
    header.put(description);
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  static byte[] doubles(Table table, ByteOrder order) {
    ByteBuffer data =
        ByteBuffer.allocate(table.rows().length * table.width() * Double.BYTES).order(order);
    for (double[] row : table.rows()) {
      for (double value : row) {
        data.putDouble(value);
      }
    }
    return data.array();
  }

  static byte[] floats(Table table, ByteOrder order) {
    ByteBuffer data =
        ByteBuffer.allocate(table.rows().length * table.width() * Float.BYTES).order(order);
    for (double[] row : table.rows()) {
      for (double value : row) {
        data.putFloat((float) value);
      }
    }
    return data.array();
  }

  /** float64, column by column. */
  static byte[] columns(Table table) {
    ByteBuffer data =
        ByteBuffer.allocate(table.rows().length * table.width() * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int column = 0; column < table.width(); column++) {
      for (double[] row : table.rows()) {
        data.putDouble(row[column]);
      }
    }
    return data.array();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
