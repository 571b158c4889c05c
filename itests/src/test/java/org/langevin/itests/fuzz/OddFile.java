package org.langevin.itests.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.langevin.api.random.RandomStream;

/**
 * A file of data with something odd about it.
 *
 * @param name of the file
 * @param oddity what is odd
 * @param isBroken whether it has to be refused; otherwise it may be, or means the table it was made
 *     of
 * @param bytes the contents
 */
record OddFile(String name, String oddity, boolean isBroken, byte[] bytes) {
  /** Cells that are no finite numbers, at least not as people write them in tables. */
  private static final List<String> NO_NUMBERS =
      List.of(
          "nan",
          "NaN",
          "NA",
          "",
          " ",
          "inf",
          "-Infinity",
          "1e999",
          "1,5x",
          "0x1p3",
          "1f",
          "2.5d",
          "1_000",
          "1.2.3",
          "--1",
          "1 2",
          "\u0661\u0662",
          "\"",
          "\"1",
          "1\"",
          "'1'",
          "null",
          "true",
          "#",
          "\uFEFF1",
          "1e",
          "\u0000");

  private static final List<String> HEADS =
      List.of("x", "x%d", "größe %d", "\"a %d\"", "\"a, %d\"", " col%d ", "µ%d", "d(%d)");

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

  static OddFile of(Table table, RandomStream random) {
    return random.nextBoolean() ? csv(table, random) : npy(table, random);
  }

  private static OddFile csv(Table table, RandomStream random) {
    List<List<String>> cells = table.cells();
    List<String> row = Oddities.one(cells, random);
    int column = random.nextInt(row.size());
    String separator = ",";
    String end = "\n";
    String before = "";
    String after = "";
    Charset encoding = StandardCharsets.UTF_8;
    String oddity;
    boolean broken = false;
    switch (random.nextInt(14)) {
      case 0 -> {
        oddity = "a byte-order mark";
        before = "\uFEFF";
      }
      case 1 -> {
        oddity = "other ends of lines";
        end = random.nextBoolean() ? "\r\n" : "\r";
      }
      case 2 -> {
        oddity = "a head";
        before = head(table, random) + end;
      }
      case 3 -> {
        oddity = "a head in another encoding";
        before = head(table, random) + end;
        encoding =
            Oddities.one(
                List.of(
                    StandardCharsets.ISO_8859_1,
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE),
                random);
      }
      case 4 -> {
        oddity = "quotes";
        row.set(column, '"' + row.get(column) + '"');
      }
      case 5 -> {
        oddity = "blank lines";
        before = random.nextBoolean() ? "\n  \n" : "";
        after = "\n\n\t\n";
      }
      case 6 -> {
        oddity = "blanks around cells";
        row.set(column, "  " + row.get(column) + "\t");
      }
      case 7 -> {
        oddity = "another separator";
        separator = Oddities.one(List.of(";", "\t", " ", ", "), random);
      }
      case 8 -> {
        oddity = "no last end of line";
        end = "\n";
        after = "strip";
      }
      case 9 -> {
        oddity = "signs and exponents";
        row.set(column, "+" + row.get(column).replace("-", "").concat("e0"));
        if (table.cells().get(cells.indexOf(row)).get(column).startsWith("-")) {
          row.set(column, "-" + row.get(column).substring(1));
        }
      }
      case 10 -> {
        oddity = "a cell too many";
        row.add("1");
        broken = cells.size() > 1;
      }
      case 11 -> {
        oddity = "a trailing comma everywhere";
        cells.forEach(cellsOfRow -> cellsOfRow.add(""));
      }
      default -> {
        String cell = Oddities.one(NO_NUMBERS, random);
        oddity = "the cell <" + cell + ">" + (row == cells.get(0) ? " in the first row" : "");
        row.set(column, cell);
        // A row of one empty cell is a blank line.
        broken =
            !(cell.isBlank() && table.width() == 1) && !startsWithMark(cell, row, cells, column);
        if (cell.isBlank() && table.width() == 1) {
          return csv(table, random);
        }
      }
    }
    String separated = separator;
    String text =
        before
            + cells.stream()
                .map(line -> String.join(separated, line))
                .collect(Collectors.joining(end))
            + (after.equals("strip") ? "" : end + after);
    return new OddFile("odd.csv", oddity, broken, text.getBytes(encoding));
  }

  private static boolean startsWithMark(
      String cell, List<String> row, List<List<String>> cells, int column) {
    return cell.startsWith("\uFEFF") && column == 0 && row == cells.get(0);
  }

  private static String head(Table table, RandomStream random) {
    String name = Oddities.one(HEADS, random);
    StringBuilder head = new StringBuilder(name.formatted(0));
    for (int i = 1; i < table.width(); i++) {
      head.append(',').append(name.formatted(i));
    }
    return head.toString();
  }

  private static OddFile npy(Table table, RandomStream random) {
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
        yield new OddFile(
            "odd.npy", "cut off at " + kept, true, java.util.Arrays.copyOf(plain, kept));
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
