package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are read from bytes are those that are read cell by cell, to the last bit. */
class PlainRowsTest {
  private static final List<String> ODD =
      List.of(
          "0",
          "-0",
          "+0.0",
          "00012",
          ".5",
          "-.5e-3",
          "7.",
          "1E+05",
          "1e-05",
          "4.9e-324",
          "2e-324",
          "1.7976931348623157e308",
          "0e999999999999",
          "1e-999999999999",
          "9007199254740993",
          "0.000000000000000000000000123456789012345678",
          "123456789012345678901234567890",
          "1.00000000000000011102230246251565404236316680908203125",
          "12345678",
          "1234567.12345678",
          "100000000000000000000",
          "0.30000000000000004",
          " 1",
          "2\t",
          "  -3.25e0 ");

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom(3);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void allNumbersThatAreWritten(int width) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200_000 / width; i++) {
      for (int j = 0; j < width; j++) {
        text.append(j == 0 ? "" : ",").append(cell());
      }
      text.append(random.nextInt(9) == 0 ? "\r\n" : "\n");
      text.append(random.nextInt(50) == 0 ? " \t\n\r\n" : "");
    }
    check(text.toString());
    check(text.toString().strip());
  }

  private String cell() {
    double value = random.nextDouble() * Math.pow(10, random.nextInt(-8, 9));
    double any = Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
    return switch (random.nextInt(8)) {
      case 0 -> ODD.get(random.nextInt(ODD.size()));
      case 1 -> Double.toString(any);
      case 2 -> Float.toString((float) -value);
      case 3 -> String.format(Locale.ROOT, "%.18e", value);
      case 4 -> Integer.toString(random.nextInt() >> random.nextInt(32));
      case 5 -> new BigDecimal(value).toPlainString();
      case 6 -> Long.toUnsignedString(random.nextLong()) + "." + random.nextInt(1 << 30);
      default -> Double.toString(value);
    };
  }

  /** Heads are skipped by lines, of which cells in quotes may hold some. */
  @ParameterizedTest
  @ValueSource(
      strings = {"x,y\n", "\uFEFF\"x\",\"y\"\r\n", "\"a\r\nb\nc\rd\",y\n\n", "\r\r\nx,y\r"})
  void headsOfSeveralLines(String head) throws IOException {
    check(head + "1,2\n".repeat(200_000));
    long line = head.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
    String message = refusal(head + "1,2\n".repeat(200_000) + "1,2;\n3,4\n");
    assertTrue(
        message.contains("line " + (line + 200_001) + ", column 2: \"2;\" is not a number"),
        message);
  }

  /** What is not plain is read too, and what follows it. */
  @ParameterizedTest
  @ValueSource(strings = {"\"3\",4", "3,\u20034", "\"\"", "5,6\r5,6", "\"\n3\n\",4", "3,\" 4 \""})
  void rowsThatAreOnlyUnusual(String row) throws IOException {
    check("1,2\n".repeat(100_000) + row + "\n" + "-7,8e2\n".repeat(10));
    check(row.startsWith("\"\"") ? "1,2\n" : row + "\n" + "-7,8e2\n".repeat(10));
  }

  /** Messages name the line, however far down. */
  @Test
  void rowsThatAreWrong() throws IOException {
    String before = "1,2\r\n".repeat(150_000);
    assertTrue(refusal(before + "\n1,1e400\n").contains("line 150002, column 2: \"1e400\" is bey"));
    assertTrue(refusal(before + "1,\n").contains("line 150001, column 2: the cell is empty"));
    assertTrue(refusal(before + "1\n").contains("line 150001 has 1 values, not 2"));
    assertTrue(refusal(before + "1,2,3").contains("line 150001 has 3 values, not 2"));
    assertTrue(refusal(before + "1,2e\n").contains("\"2e\" is not a number"));
    assertTrue(refusal(before + "1,nan\n").contains("\"nan\" is no finite number"));
    assertTrue(refusal(before + "1,\"2\n").contains("line 150001"));
    assertTrue(
        refusal(before + "1,\u0000\n").contains("line 150001, column 2: \"\\u0000\" is not"));
    Path file = folder.resolve("t.csv");
    Files.write(file, (before + "1,\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
    String message = assertThrows(IOException.class, () -> read(file)).getMessage();
    assertTrue(message.contains("line 150001 is not in UTF-8: there is the byte 0xE9"), message);
  }

  /** Rows that no block of bytes takes. */
  @Test
  void longRows() throws IOException {
    String row = "0".repeat(400_000) + "1," + " ".repeat(400_000) + "2.5\n";
    check(row + row + "3,4\n" + row);
    check("x" + "y".repeat(600_000) + ",z\n1,2\n3,4\n");
  }

  private void check(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    double[] read = read(file);
    double[] expected = cellByCell(file);
    assertArrayEquals(bits(expected), bits(read));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private String refusal(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    return assertThrows(IOException.class, () -> read(file)).getMessage();
  }

  private static double[] read(Path file) throws IOException {
    return ItemFiles.read(file, told -> {}).toDoubles();
  }

  private static double[] cellByCell(Path file) throws IOException {
    double[] values = new double[500_000];
    int count = 0;
    try (CsvRows rows = CsvRows.open(file)) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        for (String cell : row.cells()) {
          if (!DecimalNumber.isName(cell)) {
            values[count++] = Double.parseDouble(cell);
          }
        }
      }
    }
    assertEquals(true, count > 0);
    return Arrays.copyOf(values, count);
  }
}
