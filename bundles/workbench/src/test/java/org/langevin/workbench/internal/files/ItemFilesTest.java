package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class ItemFilesTest {
  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x,y\n",
        "\n\"x\",\"y\"\n",
        "\"a, b\",\"say \"\"c\"\"\"\r\n",
        "\"two\nlines\",y\n",
        "  \n x , y \n",
        "\uFEFF",
        "\uFEFFx,y\n",
        "\uFEFF\"x\",σ\n",
        "e1,infinitely\n",
        "% change,(rate)\n"
      })
  void tablesMayHaveAHead(String head) throws IOException {
    Items items = read(table(head + "1,2\n\n\"3\", 4.5e0\n"));
    assertEquals(Shape.point(2), items.shape());
    assertArrayEquals(new double[] {1, 2, 3, 4.5}, items.toDoubles());
    assertEquals(List.of(), notices);
  }

  /** What is not a row of names is no head, whatever it was meant to be. */
  @Test
  void onlyNamesAreAHead() throws IOException {
    assertRefused("line 1, column 2: \"nan\" is no finite number", table("1,nan\n3,4\n"));
    assertRefused("line 1, column 1: \"NA\" is no finite number", table("NA\n3\n"));
    assertRefused("line 1, column 2: \"-inf\" is no finite number", table("x,-inf\n3,4\n"));
    assertRefused("line 1, column 2: the cell is empty", table("1,\n3,4\n"));
    assertRefused("line 1, column 1: the cell is empty", table(",x\n0,4\n"));
    assertRefused("line 2, column 1: \"1.o5\" is not a number", table("\n1.o5\n3\n"));
    assertRefused("line 1, column 2: \"two\" is not a number", table("1,two\n3,4\n"));
    assertRefused("line 1, column 1: \"1x\" is not a number", table("1x,2x\n3,4\n"));
    assertRefused("a head has a name in every cell", table("x,\n3,4\n"));
    assertRefused("line 1, column 1: \"'1'\" is not a number", table("'1'\n3\n"));
    assertRefused("line 1, column 1: \"(12)\" is not a number", table("(12)\n3\n"));
    assertRefused("line 1, column 1: \"١٢\" is not a number", table("١٢\n3\n"));
  }

  @Test
  void brokenTablesAreRefusedWithTheLine() throws IOException {
    assertRefused("line 2 has 3 values, not 2", table("1,2\n1,2,3\n"));
    assertRefused("line 2 has 1 values, not 2", table("x,y\n1\n"));
    assertRefused("line 3, column 2: \"a\" is not a number", table("x,y\n1,2\n1,a\n"));
    assertRefused("line 4, column 2: the cell is empty", table("x,y\n1,2\n\n1,\n"));
    assertRefused("line 2, column 1: \"NaN\" is no finite number", table("1\nNaN\n"));
    assertRefused("no items", table("x,y\n"));
    assertRefused("no items", table(""));
    assertRefused("commas separate", table("x\n1;2\n"));
    assertRefused("commas separate", table("x\n1\t2\n"));
    assertRefused("line 2", table("1,2\n3,\"4\n5,6\n"));
    assertRefused("line 2", table("1,2\n\"3\"4,5\n"));
    assertRefused(".npy, .npz or .csv", Files.writeString(folder.resolve("a.txt"), "1"));
    assertRefused("no such file", folder.resolve("absent.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p3", "1f", "1d", "1_000", "Infinity", "1e", "--1", "١", "1 2", "."})
  void numbersAreDecimal(String text) throws IOException {
    assertRefused("line 2, column 1: \"" + text + "\"", table("1\n" + text + "\n"));
  }

  @Test
  void numbersHaveTheNearestDouble() throws IOException {
    assertArrayEquals(
        new double[] {.1, -2, 3, .5, 1e300, 5e-324, 1000000001.25},
        read(table(".1\n-2.\n+3\n5E-1\n1e300\n4.9e-324\n1000000001.25\n")).toDoubles());
    assertRefused("\"1e400\" is beyond the range of float64", table("1\n1e400\n"));
  }

  @Test
  void aHeadOfNumbersFromZeroIsTold() throws IOException {
    assertEquals(2, read(table("0,1,2\n.5,.5,.5\n")).size());
    assertTrue(notices.get(0).contains("numbers the columns from 0"), notices.toString());
    notices.clear();
    read(table("0\n.5\n"));
    assertEquals(List.of(), notices);
  }

  @Test
  void encodingsAreTold() throws IOException {
    Charset latin = StandardCharsets.ISO_8859_1;
    Path file = folder.resolve("t.csv");
    Files.write(file, "x,y\n1,2\n3,é\n".getBytes(latin));
    assertRefused("line 3 is not in UTF-8: there is the byte 0xE9", file);
    Files.write(file, ("x\n" + "1\n".repeat(100_000) + "\u00fc\n").getBytes(latin));
    assertRefused("line 100002 is not in UTF-8: there is the byte 0xFC", file);
    Files.write(file, "1,2\n3,4é".getBytes(StandardCharsets.UTF_8));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 8));
    assertRefused("line 2 is not in UTF-8: there is the byte 0xC3", file);
    for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
      Files.write(file, "\uFEFF1,2\n".getBytes(Charset.forName(name)));
      assertRefused("is in UTF-16", file);
      Files.write(file, "1,2\n".getBytes(Charset.forName(name)));
      assertRefused("is in UTF-16", file);
    }
  }

  @Test
  void filesOfAnotherFormatAreTold() throws IOException {
    Path array = folder.resolve("a.npy");
    Npy.write(array, new int[] {2}, new float[] {1, 2});
    Path table = Files.copy(array, folder.resolve("a.csv"));
    assertRefused("name it .npy", table);
    assertRefused("name it .csv", Files.writeString(folder.resolve("b.npy"), "1,2\n"));
    Files.write(table, new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0});
    assertRefused("is an archive", table);
    Files.write(table, new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0});
    assertRefused("gunzip", table);
  }

  @Test
  void messagesAreShortAndWithoutControlCharacters() throws IOException {
    Path file = table("1\n\u001B[31m" + "long".repeat(1000) + "\n");
    String message = assertThrows(IOException.class, () -> read(file)).getMessage();
    assertTrue(message.length() < file.toString().length() + 200, message);
    assertFalse(message.contains("\u001B"), message);
    assertTrue(message.contains("\\u001B[31mlong"), message);
  }

  @Test
  void arraysMustBeFinite() throws IOException {
    Path file = folder.resolve("a.npy");
    Npy.write(file, new int[] {3, 1}, new float[] {1, Float.NaN, 2});
    assertRefused("item 1 has the value NaN; all values must be finite", file);
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Items read(Path file) throws IOException {
    return ItemFiles.read(file, notices::add);
  }

  private void assertRefused(String reason, Path file) {
    String message = assertThrows(IOException.class, () -> read(file)).getMessage();
    assertTrue(message.contains(reason) && message.contains(file.toString()), message);
  }
}
