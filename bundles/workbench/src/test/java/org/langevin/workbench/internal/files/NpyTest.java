package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class NpyTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    float[] values = new float[3 * 7000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    Path file = folder.resolve("a.npy");
    Npy.write(file, new int[] {3, 70, 100}, values);
    Npy read = Npy.read(file);
    assertArrayEquals(new int[] {3, 70, 100}, read.shape());
    assertArrayEquals(values, read.values());
    Items items = Npy.readItems(file);
    assertEquals(Shape.of(70, 100), items.shape());
    assertArrayEquals(values, items.toArray());
  }

  @Test
  void theBytesAreThoseOfNumPy() throws IOException {
    Path file = folder.resolve("a.npy");
    Npy.write(file, new int[] {2}, new float[] {1, -2});
    byte[] bytes = Files.readAllBytes(file);
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    assertEquals(128 + 8, bytes.length);
    assertEquals((byte) 0x93, bytes[0]);
    assertEquals(118, bytes[8]);
    assertEquals(
        header + " ".repeat(117 - header.length()) + "\n",
        new String(bytes, 10, 118, StandardCharsets.US_ASCII));
    assertArrayEquals(
        new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, (byte) 0xC0},
        Arrays.copyOfRange(bytes, 128, 136));
  }

  @Test
  void doublesAndTheSecondVersionAreRead() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    data.putDouble(1e9 + .5).putDouble(-3e100);
    Path file = file(2, "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", data.array());
    Items items = Npy.readItems(file);
    assertArrayEquals(new double[] {1e9 + .5, -3e100}, items.toDoubles());
    assertEquals(Shape.point(1), items.shape());
    assertThrows(InvalidExperimentException.class, items::toArray);
    String message = assertThrows(IOException.class, () -> Npy.read(file)).getMessage();
    assertTrue(message.contains("float64"), message);
  }

  @Test
  void whatCannotBeReadIsRefusedWithTheReason() throws IOException {
    String good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    assertRefused("is damaged", file(1, good, new byte[7]));
    assertRefused("is damaged", file(1, good, new byte[9]));
    assertRefused("version 3", file(3, good, new byte[8]));
    assertRefused("type <i8", file(1, good.replace("<f4", "<i8"), new byte[16]));
    assertRefused("ascontiguousarray", file(1, good.replace("False", "True"), new byte[8]));
    assertRefused("too large", file(1, good.replace("(2,)", "(2000000000, 9)"), new byte[8]));
    Path text = Files.writeString(folder.resolve("t.npy"), "1,2,3");
    assertRefused("no .npy file", text);
    assertRefused("no such file", folder.resolve("absent.npy"));
  }

  private void assertRefused(String reason, Path file) {
    String message = assertThrows(IOException.class, () -> Npy.read(file)).getMessage();
    assertTrue(message.contains(reason) && message.contains(file.toString()), message);
  }

  private Path file(int version, String header, byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    out.write(header.length());
    out.write(0);
    if (version > 1) {
      out.write(0);
      out.write(0);
    }
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    out.write(data);
    return Files.write(folder.resolve("made.npy"), out.toByteArray());
  }
}
