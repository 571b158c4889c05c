package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;

class NpzTest {
  /** NumPy's savez of x = [[1, 2], [3, 4.5]] as float32. */
  private static final String ONE =
      "UEsDBC0AAAAAAAAAIQAf6eI///////////8FABQAeC5ucHkBABAAkAAAAAAAAACQAAAAAAAAAJNOVU1Q"
          + "WQEAdgB7J2Rlc2NyJzogJzxmNCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCAy"
          + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "ICAKAACAPwAAAEAAAEBAAACQQFBLAQItAy0AAAAAAAAAIQAf6eI/kAAAAJAAAAAFAAAAAAAAAAAAAACA"
          + "AQAAAAB4Lm5weVBLBQYAAAAAAQABADMAAADHAAAAAAA=";

  /** NumPy's savez_compressed of the same as a, and b = [[0, 1], [2, 3], [4, 5]] as float64. */
  private static final String TWO =
      "UEsDBC0AAAAIAAAAIQAf6eI///////////8FABQAYS5ucHkBABAAkAAAAAAAAABTAAAAAAAAAJvsF+ob"
          + "EMnIUMZQrZ6SWpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CkaaOgq1"
          + "CmQDLgaGBnsGBgYHIALiCQ4AUEsDBC0AAAAIAAAAIQCOE9Q0//////////8FABQAYi5ucHkBABAAsAAA"
          + "AAAAAABXAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClO"
          + "BYoXZyQWpAL5GsY6CkaaOgq1CmQDLgYU8MEeynCAUBxQWgBKizgAAFBLAQItAy0AAAAIAAAAIQAf6eI/"
          + "UwAAAJAAAAAFAAAAAAAAAAAAAACAAQAAAABhLm5weVBLAQItAy0AAAAIAAAAIQCOE9Q0VwAAALAAAAAF"
          + "AAAAAAAAAAAAAACAAYoAAABiLm5weVBLBQYAAAAAAgACAGYAAAAYAQAAAAA=";

  private static final float[] A = {1, 2, 3, 4.5f};

  @TempDir private Path folder;

  private Path bytes(String base64) throws IOException {
    return Files.write(folder.resolve("data.npz"), Base64.getDecoder().decode(base64));
  }

  /** An archive of members as they are. */
  private Path archive(Map<String, byte[]> members) throws IOException {
    Path file = folder.resolve("data.npz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        out.putNextEntry(new ZipEntry(member.getKey()));
        out.write(member.getValue());
      }
    }
    return file;
  }

  private static byte[] array(int[] shape, float... values) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(out, shape, FloatBuffer.wrap(values));
    return out.toByteArray();
  }

  private static Items read(Path file, String array) throws IOException {
    return ItemFiles.read(file, Optional.ofNullable(array), told -> {});
  }

  private static String refusal(Path file, String array) {
    return assertThrows(IOException.class, () -> read(file, array)).getMessage();
  }

  @Test
  void whatNumpyStoresIsRead() throws IOException {
    Path file = bytes(ONE);
    Items items = read(file, null);
    assertEquals(Shape.point(2), items.shape());
    assertArrayEquals(A, items.toArray());
    assertArrayEquals(A, read(file, "x").toArray());
  }

  @Test
  void whatNumpyCompressesIsReadInItsPrecision() throws IOException {
    Path file = bytes(TWO);
    assertArrayEquals(A, read(file, "a").toArray());
    Items items = read(file, "b");
    assertEquals(3, items.size());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, items.toDoubles());
  }

  @Test
  void aPathGoesIntoTheFile() throws IOException {
    Path file = bytes(TWO);
    assertArrayEquals(A, ItemFiles.read(file.resolve("a"), told -> {}).toArray());
  }

  @Test
  void oneOfSeveralArraysHasToBeNamed() throws IOException {
    Path file = bytes(TWO);
    assertEquals(file + ": say which array is meant; there are these: a, b", refusal(file, null));
    assertEquals(file + ": holds no array c; there are these: a, b", refusal(file, "c"));
  }

  @Test
  void arraysHaveAnyShape() throws IOException {
    Path file = archive(Map.of("images.npy", array(new int[] {2, 2, 1, 3}, new float[12])));
    assertEquals(Shape.image(2, 1, 3), read(file, null).shape());
  }

  @Test
  void onlyArraysCount() throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("notes.txt", "x".getBytes(StandardCharsets.UTF_8));
    Path file = archive(members);
    assertTrue(refusal(file, null).startsWith(file + ": there are no arrays in it"));
    members.put("x.npy", array(new int[] {1}, 7));
    assertArrayEquals(new float[] {7}, read(archive(members), null).toArray());
  }

  @Test
  void messagesNameTheArray() throws IOException {
    Path file =
        archive(
            Map.of(
                "odd.npy", array(new int[] {2}, 1, Float.NaN),
                "none.npy", array(new int[] {0, 2}),
                "text.npy", "hello".getBytes(StandardCharsets.UTF_8)));
    assertTrue(refusal(file, "odd").startsWith(file + "/odd: item 1 has the value NaN"));
    assertTrue(refusal(file, "none").startsWith(file + "/none: holds no items"));
    assertTrue(refusal(file, "text").startsWith(file + "/text: is no .npy file"));
  }

  @Test
  void damageIsFound() throws IOException {
    byte[] good = Base64.getDecoder().decode(ONE);
    Path file = folder.resolve("data.npz");
    int found = 0;
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      Files.write(file, bad);
      try {
        assertArrayEquals(A, read(file, null).toArray(), "byte " + i);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        found++;
      }
    }
    // What is left are dates, versions and such.
    assertTrue(found > good.length / 2, found + " of " + good.length);
    for (int length : new int[] {0, good.length / 2, good.length - 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertTrue(refusal(file, null).contains("is no .npz file, or damaged"));
    }
  }

  @Test
  void whatIsNotThereIsSaid() {
    Path file = folder.resolve("away.npz");
    assertEquals("cannot read " + file + ": there is no such file or folder", refusal(file, null));
  }

  @Test
  void otherFilesHaveNoNamedArrays() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "1\n");
    assertTrue(refusal(file, "x").contains("only a .npz file has arrays with names"));
  }
}
