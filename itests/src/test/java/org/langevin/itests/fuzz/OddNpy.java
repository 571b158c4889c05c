package org.langevin.itests.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.langevin.api.random.RandomStream;

/** Tables in NumPy's format with something odd about them. */
final class OddNpy {
  private static final List<String> TYPES =
      List.of(
          "<i4",
          "<i8",
          "|b1",
          "<f2",
          "<c8",
          "|O",
          "<U8",
          "=f8",
          "f8",
          "<f16",
          "",
          "<f4\\n",
          "[('a', '<f8')]");

  private static final List<String> SHAPES =
      List.of(
          "()",
          "(0, 2)",
          "(2, 0)",
          "(-1, 2)",
          "(2147483648, 2)",
          "(99999999999999999999, 2)",
          "(46341, 46341)",
          "(1,)",
          "(4, 2, 2, 2, 2)",
          "(2",
          "2, 2",
          "(2.0, 2)",
          "(True, 2)",
          "(0x2, 2)",
          "(,)");

  private OddNpy() {}

  /** A file of a table with one oddity. */
  static OddFile of(Table table, RandomStream random) {
    String shape = NpyBytes.shape(table);
    byte[] data = NpyBytes.doubles(table, ByteOrder.LITTLE_ENDIAN);
    byte[] plain = NpyBytes.plain(table);
    int length = plain.length - data.length;
    return switch (random.nextInt(13)) {
      case 0 ->
          npy(
              "float32",
              false,
              NpyBytes.header("<f4", false, shape),
              NpyBytes.floats(table, ByteOrder.LITTLE_ENDIAN));
      case 1 ->
          npy(
              "big-endian",
              false,
              NpyBytes.header(">f8", false, shape),
              NpyBytes.doubles(table, ByteOrder.BIG_ENDIAN));
      case 2 ->
          npy("Fortran order", false, NpyBytes.header("<f8", true, shape), NpyBytes.columns(table));
      case 3 -> {
        String type = Oddities.one(TYPES, random);
        yield npy(
            "the type " + type,
            !type.endsWith("f8") || type.startsWith("["),
            NpyBytes.header(type, false, shape),
            data);
      }
      case 4 -> {
        String odd = Oddities.one(SHAPES, random);
        yield npy("the shape " + odd, true, NpyBytes.header("<f8", false, odd), data);
      }
      case 5 -> {
        int version = Oddities.one(List.of(0, 2, 3, 4, 255), random);
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + "}";
        yield npy(
            "version " + version,
            version != 2 && version != 3,
            NpyBytes.header(version, text),
            data);
      }
      case 6 -> new OddFile("odd.npy", "a damaged header", false, header(plain, length, random));
      case 7 -> {
        int kept = random.nextInt(plain.length);
        yield new OddFile("odd.npy", "cut off at " + kept, true, Arrays.copyOf(plain, kept));
      }
      case 8 -> npy("more data than said", true, plain, new byte[1 + random.nextInt(9)]);
      case 9 -> {
        ByteBuffer.wrap(plain)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putDouble(
                length + random.nextInt(data.length / Double.BYTES) * Double.BYTES,
                Oddities.one(
                    List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                    random));
        yield npy("a value that is not finite", true, plain);
      }
      case 10 -> new OddFile("odd.csv", "npy bytes in a .csv", true, plain);
      case 11 ->
          new OddFile(
              "odd.npy", "text in a .npy", true, "1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
      default ->
          new OddFile(
              Oddities.one(List.of("odd.txt", "odd", "odd.NPY", "odd.npz", "odd.npy.gz"), random),
              "another ending",
              false,
              plain);
    };
  }

  private static byte[] header(byte[] plain, int length, RandomStream random) {
    byte[] damaged = plain.clone();
    damaged[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  private static OddFile npy(String oddity, boolean broken, byte[]... parts) {
    return new OddFile("odd.npy", oddity, broken, NpyBytes.join(parts));
  }
}
